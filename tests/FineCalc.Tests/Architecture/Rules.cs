using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace FineCalc.Tests;

/// <summary>
/// The rules of the design, each a function from built types to what breaks it, so that a bad fixture can be put before the same rule.
/// </summary>
internal static partial class Rules
{
    // What an assessment must not depend on. A whole type, or one member of it.
    private static readonly string[] Banned =
    [
        "System.Console",
        "System.Random",
        "System.Diagnostics.Process",
        "System.Diagnostics.Stopwatch",
        "System.TimeProvider",
        "NodaTime.SystemClock",
        "System.IO.File",
        "System.IO.FileInfo",
        "System.IO.FileStream",
        "System.IO.Directory",
        "System.IO.DirectoryInfo",
        "System.Security.Cryptography.RandomNumberGenerator",
        "System.DateTime::get_Now",
        "System.DateTime::get_UtcNow",
        "System.DateTime::get_Today",
        "System.DateTimeOffset::get_Now",
        "System.DateTimeOffset::get_UtcNow",
        "System.Globalization.CultureInfo::get_CurrentCulture",
        "System.Globalization.CultureInfo::get_CurrentUICulture",
        "System.Globalization.CultureInfo::get_DefaultThreadCurrentCulture",
        "System.Guid::NewGuid",
        "System.IO.Path::GetTempPath",
        "System.Text.StringBuilder::AppendLine",
        "System.Environment",
    ];

    // Put together here, so that this file names none.
    private static readonly string[] Hosts =
    [
        "nuget." + "org",
        "npmjs." + "com",
        "npmjs." + "org",
        "pypi." + "org",
        "myget." + "org",
        "crates." + "io",
        "pkgs.dev." + "azure.com",
    ];

    /// <summary>Uses of a later layer by an earlier one; a type of no known layer is a breach of its own.</summary>
    public static IReadOnlyList<string> ArrowsUpwards(
        IEnumerable<TypeDefinition> types,
        IReadOnlyList<string> layers,
        Func<TypeDefinition, string?> layerOf
    )
    {
        var known = types.ToDictionary(t => t.FullName);
        int Rank(TypeDefinition type) => layerOf(Uses.Outermost(type)) is { } layer ? layers.ToList().IndexOf(layer) : -2;
        var breaches = known
            .Values.Where(t => Rank(t) == -1)
            .Select(t => $"{t.FullName} lies in the unknown layer {layerOf(Uses.Outermost(t))}.");
        return
        [
            .. breaches
                .Concat(
                    from type in known.Values
                    where Rank(type) >= 0
                    from use in Uses.TypesOf(type)
                    where known.TryGetValue(use.Type.FullName, out var used) && Rank(used) > Rank(type)
                    select $"{use.Member} ({layerOf(Uses.Outermost(type))}) uses {use.Type.FullName} "
                        + $"({layerOf(Uses.Outermost(known[use.Type.FullName]))})."
                )
                .Distinct(),
        ];
    }

    public static IReadOnlyList<string> Mutable(IEnumerable<TypeDefinition> types) =>
        [
            .. from type in types
            from member in type
                .Fields.Where(f => f is { IsPublic: true, IsInitOnly: false, IsLiteral: false, IsSpecialName: false })
                .Select(f => f.FullName)
                .Concat(type.Properties.Where(p => p.SetMethod is { IsPublic: true } set && !IsInit(set)).Select(p => p.FullName))
            select member,
        ];

    public static IReadOnlyList<string> Ambient(IEnumerable<TypeDefinition> types) =>
        [
            .. from type in types
            from call in Uses.CallsOf(type)
            let owner = call.Called.DeclaringType.FullName
            where
                owner.StartsWith("System.Net.", StringComparison.Ordinal)
                || Banned.Contains(owner)
                || Banned.Contains($"{owner}::{call.Called.Name}")

            // What the compiler writes into every iterator.
            where call.Called.Name != "get_CurrentManagedThreadId"
            select $"{call.Member} calls {owner}::{call.Called.Name}.",
        ];

    public static IReadOnlyList<string> UsersOf(string library, IEnumerable<TypeDefinition> types, Func<TypeDefinition, bool> mayUse) =>
        [
            .. (
                from type in types
                where !mayUse(Uses.Outermost(type))
                from use in Uses.TypesOf(type)
                where use.Type.Scope.Name == library
                select $"{use.Member} uses {use.Type.FullName}."
            ).Distinct(),
        ];

    public static IReadOnlyList<string> StrangeReferences(IEnumerable<string> references, IEnumerable<string> known) =>
        [.. references.Except(known).Where(r => !r.StartsWith("System.", StringComparison.Ordinal))];

    /// <summary>The assemblies that see the internals of one.</summary>
    public static IReadOnlyList<string> SeenBy(ModuleDefinition module) =>
        [
            .. module
                .Assembly.CustomAttributes.Where(a => a.AttributeType.Name == "InternalsVisibleToAttribute")
                .Select(a => (string)a.ConstructorArguments[0].Value),
        ];

    /// <summary>Members that take or keep a pointer.</summary>
    public static IReadOnlyList<string> Unsafe(IEnumerable<TypeDefinition> types) =>
        [
            .. from type in types
            from method in type.Methods
            where
                method.Parameters.Any(p => p.ParameterType.IsPointer || p.ParameterType.IsFunctionPointer)
                || (method.HasBody && method.Body.Variables.Any(v => v.VariableType.IsPointer || v.VariableType.IsPinned))
            select method.FullName,
        ];

    /// <summary>Groups of places in which each uses, by however many steps, every other; one place by itself is none.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Circles(IEnumerable<TypeDefinition> types, Func<TypeDefinition, string?> placeOf)
    {
        var known = types.Where(t => placeOf(t) is not null).ToLookup(t => t.FullName);
        var uses = known
            .SelectMany(g => g)
            .GroupBy(t => placeOf(t)!)
            .ToDictionary(
                g => g.Key,
                g =>
                    g.SelectMany(Uses.TypesOf)
                        .SelectMany(use => known[use.Type.FullName])
                        .Select(t => placeOf(t)!)
                        .Where(p => p != g.Key)
                        .ToHashSet()
            );
        var reached = uses.Keys.ToDictionary(place => place, place => Reached(place, uses));
        return
        [
            .. uses
                .Keys.GroupBy(place =>
                    string.Join('|', reached[place].Where(p => reached[p].Contains(place)).Append(place).Distinct().Order())
                )
                .Where(g => g.Count() > 1)
                .Select(g => g.Order(StringComparer.Ordinal).ToList()),
        ];
    }

    /// <summary>
    /// Public types of a file that are not of its name; a generic one beside another of its name has a file ending in "OfT".
    /// </summary>
    public static IReadOnlyList<string> MisplacedPublicTypes(string file, string text) =>
        [
            .. PublicType()
                .Matches(text)
                .Select(m => m.Groups[1].Value)
                .Distinct()
                .Where(name => Path.GetFileNameWithoutExtension(file) is var own && own != name && own != name + "OfT")
                .Select(name => $"{file} declares {name}"),
        ];

    /// <summary>Lines of more columns than allowed.</summary>
    public static IReadOnlyList<string> LongLines(string file, IEnumerable<string> lines, int most) =>
        [.. lines.Index().Where(line => line.Item.Length > most).Select(line => FormattableString.Invariant($"{file}({line.Index + 1})"))];

    /// <summary>
    /// How many kinds of a thing each place tells apart: by the type of an object, or by a switch on the enumeration of the kinds.
    /// </summary>
    public static IReadOnlyDictionary<string, int> KindsToldApart(
        IEnumerable<TypeDefinition> types,
        string kind,
        string enumeration,
        Func<TypeDefinition, string?> placeOf
    )
    {
        var told = new Dictionary<string, HashSet<string>>();
        foreach (var method in types.SelectMany(t => t.Methods).Where(m => m.HasBody))
        {
            if (placeOf(method.DeclaringType) is { } place)
            {
                told.TryAdd(place, []);
                told[place].UnionWith(method.Body.Instructions.SelectMany(i => Kinds(method, i)));
            }
        }

        return told.ToDictionary(t => t.Key, t => t.Value.Count);

        IEnumerable<string> Kinds(MethodDefinition method, Instruction instruction) =>
            instruction.Operand switch
            {
                TypeReference type when instruction.OpCode.Code is Code.Isinst && IsOf(type) => [type.FullName],
                Instruction[] targets when Uses.SwitchedOn(method, instruction)?.FullName == enumeration => targets
                    .Distinct()
                    .Select(t => $"{method.FullName}:{t.Offset}"),
                _ => [],
            };

        bool IsOf(TypeReference type) => type.FullName != kind && type.Resolve()?.BaseType?.FullName == kind;
    }

    public static IReadOnlyList<string> TooLong(IEnumerable<(string Path, int Lines)> files, int most) =>
        [.. files.Where(f => f.Lines > most).Select(f => f.Path)];

    /// <summary>Names of places that packages come from. They belong to whoever builds, not to the project.</summary>
    public static bool IsHidden(TypeDefinition type) => type.CustomAttributes.Any(a => a.AttributeType.Name == "EditorBrowsableAttribute");

    public static bool HostsExtensions(TypeDefinition type) => type.CustomAttributes.Any(a => a.AttributeType.Name == "ExtensionAttribute");

    public static bool Converts(TypeDefinition type) => type.BaseType?.Name.StartsWith("JsonConverter", StringComparison.Ordinal) == true;

    public static IReadOnlyList<string> PackageHosts(string text) =>
        [.. Hosts.Where(host => text.Contains(host, StringComparison.OrdinalIgnoreCase))];

    private static bool IsInit(MethodDefinition setter) =>
        setter.ReturnType is RequiredModifierType { ModifierType.FullName: "System.Runtime.CompilerServices.IsExternalInit" };

    private static HashSet<string> Reached(string from, Dictionary<string, HashSet<string>> uses)
    {
        var (reached, next) = (new HashSet<string>(), new Stack<string>(uses[from]));
        while (next.TryPop(out var place))
        {
            if (reached.Add(place))
            {
                foreach (var further in uses[place])
                {
                    next.Push(further);
                }
            }
        }

        return reached;
    }

    [GeneratedRegex(
        @"^public (?:[a-z]+ )*?(?:class|struct|interface|enum|record struct|record class|record|delegate [\w<>?]+) (\w+)",
        RegexOptions.Multiline
    )]
    private static partial Regex PublicType();
}
