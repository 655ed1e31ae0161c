using Mono.Cecil;

namespace FineCalc.Tests;

/// <summary>The rules of the design, each a function from built types to what breaks it, so that a bad fixture can be put before the same rule.</summary>
internal static class Rules
{
    // What an assessment must not depend on. A whole type, or one member of it.
    private static readonly string[] Banned =
    [
        "System.Console", "System.Random", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch", "System.TimeProvider", "NodaTime.SystemClock",
        "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.Directory", "System.IO.DirectoryInfo", "System.Security.Cryptography.RandomNumberGenerator",
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today", "System.DateTimeOffset::get_Now", "System.DateTimeOffset::get_UtcNow",
        "System.Globalization.CultureInfo::get_CurrentCulture", "System.Globalization.CultureInfo::get_CurrentUICulture",
        "System.Globalization.CultureInfo::get_DefaultThreadCurrentCulture", "System.Guid::NewGuid", "System.IO.Path::GetTempPath", "System.Text.StringBuilder::AppendLine",
        "System.Environment",
    ];

    // Put together here, so that this file names none.
    private static readonly string[] Hosts = ["nuget." + "org", "npmjs." + "com", "npmjs." + "org", "pypi." + "org", "myget." + "org", "crates." + "io", "pkgs.dev." + "azure.com"];

    /// <summary>Uses of a later layer by an earlier one; a type of no known layer is a breach of its own.</summary>
    public static IReadOnlyList<string> ArrowsUpwards(IEnumerable<TypeDefinition> types, IReadOnlyList<string> layers, Func<TypeDefinition, string?> layerOf)
    {
        var known = types.ToDictionary(t => t.FullName);
        int Rank(TypeDefinition type) => layerOf(Uses.Outermost(type)) is { } layer ? layers.ToList().IndexOf(layer) : -2;
        var breaches = known.Values.Where(t => Rank(t) == -1).Select(t => $"{t.FullName} lies in the unknown layer {layerOf(Uses.Outermost(t))}.");
        return [.. breaches.Concat(
            from type in known.Values
            where Rank(type) >= 0
            from use in Uses.TypesOf(type)
            where known.TryGetValue(use.Type.FullName, out var used) && Rank(used) > Rank(type)
            select $"{use.Member} ({layerOf(Uses.Outermost(type))}) uses {use.Type.FullName} ({layerOf(Uses.Outermost(known[use.Type.FullName]))}).").Distinct()];
    }

    public static IReadOnlyList<string> Mutable(IEnumerable<TypeDefinition> types) =>
    [
        .. from type in types
           from member in type.Fields.Where(f => f is { IsPublic: true, IsInitOnly: false, IsLiteral: false, IsSpecialName: false }).Select(f => f.FullName)
               .Concat(type.Properties.Where(p => p.SetMethod is { IsPublic: true } set && !IsInit(set)).Select(p => p.FullName))
           select member,
    ];

    public static IReadOnlyList<string> Ambient(IEnumerable<TypeDefinition> types) =>
    [
        .. from type in types
           from call in Uses.CallsOf(type)
           let owner = call.Called.DeclaringType.FullName
           where owner.StartsWith("System.Net.", StringComparison.Ordinal) || Banned.Contains(owner) || Banned.Contains($"{owner}::{call.Called.Name}")

           // What the compiler writes into every iterator.
           where call.Called.Name != "get_CurrentManagedThreadId"
           select $"{call.Member} calls {owner}::{call.Called.Name}.",
    ];

    public static IReadOnlyList<string> UsersOf(string library, IEnumerable<TypeDefinition> types, Func<TypeDefinition, bool> mayUse) =>
    [
        .. (from type in types
            where !mayUse(Uses.Outermost(type))
            from use in Uses.TypesOf(type)
            where use.Type.Scope.Name == library
            select $"{use.Member} uses {use.Type.FullName}.").Distinct(),
    ];

    public static IReadOnlyList<string> StrangeReferences(IEnumerable<string> references) =>
        [.. references.Where(r => r is not ("NodaTime" or "Newtonsoft.Json") && !r.StartsWith("System.", StringComparison.Ordinal))];

    public static IReadOnlyList<string> TooLong(IEnumerable<(string Path, int Lines)> files, int most) => [.. files.Where(f => f.Lines > most).Select(f => f.Path)];

    /// <summary>Names of places that packages come from. They belong to whoever builds, not to the project.</summary>
    public static IReadOnlyList<string> PackageHosts(string text) =>
        [.. Hosts.Where(host => text.Contains(host, StringComparison.OrdinalIgnoreCase))];

    private static bool IsInit(MethodDefinition setter) =>
        setter.ReturnType is RequiredModifierType { ModifierType.FullName: "System.Runtime.CompilerServices.IsExternalInit" };
}
