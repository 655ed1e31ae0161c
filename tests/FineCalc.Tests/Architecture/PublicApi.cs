using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FineCalc.Tests;

/// <summary>
/// The public API of an assembly as text: a type a paragraph, a member a line, so that every change of it is a line of a diff.
/// </summary>
internal static class PublicApi
{
    // As a reader of code writes them: names without namespaces, and whatever a caller depends on.
    private static readonly SymbolDisplayFormat Member = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeModifiers
            | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeConstantValue,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
    );

    private static readonly SymbolDisplayFormat Kind = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword
    );

    public static string Of(Assembly assembly)
    {
        var reference = MetadataReference.CreateFromFile(assembly.Location);
        var others = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => path != assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("api", references: [reference, .. others]);
        var types = Types(((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!).GlobalNamespace);
        return string.Join(
            '\n',
            types
                .Select(t => (Name: t.ToString(), Text: Paragraph(t)))
                .OrderBy(t => t.Name + t.Text, StringComparer.Ordinal)
                .Select(t => t.Text)
        );
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol of) =>
        of.GetMembers()
            .OfType<INamespaceOrTypeSymbol>()
            .Where(m => m is INamespaceSymbol || (m.DeclaredAccessibility == Accessibility.Public && !IsMadeByCompiler(m)))
            .SelectMany(m => m is INamedTypeSymbol type ? Types(type).Prepend(type) : Types(m));

    private static string Paragraph(INamedTypeSymbol type)
    {
        var (hidden, modifiers) = (IsHidden(type) ? "[hidden from completion] " : "", Modifiers(type));
        var over = new[] { type.BaseType }
            .Where(b => b is { SpecialType: SpecialType.None })
            .Concat(
                type.AllInterfaces.Where(i => i.DeclaredAccessibility == Accessibility.Public && !IsOfARecord(i))
                    .OrderBy(i => i.ToString(), StringComparer.Ordinal)
            )
            .Select(b => b!.ToDisplayString(Member))
            .ToList();
        return $"{type.ToDisplayString(Kind)}{(over.Count == 0 || type.TypeKind == TypeKind.Enum ? "" : " : " + string.Join(", ", over))}"
            + $"{(modifiers.Length + hidden.Length == 0 ? "" : $"  // {hidden}{modifiers}".TrimEnd())}\n"
            + string.Concat(
                type.GetMembers().Where(IsShown).Select(m => $"    {m.ToDisplayString(Member)}\n").Order(StringComparer.Ordinal)
            );
    }

    private static string Modifiers(INamedTypeSymbol type) =>
        type.TypeKind is TypeKind.Enum or TypeKind.Interface ? ""
        : type.IsExtension ? ""
        : type.IsStatic ? "static"
        : (type.IsReadOnly ? "readonly " : "")
            + (
                type.IsAbstract ? "abstract"
                : type.IsSealed && type.IsReferenceType ? "sealed"
                : ""
            );

    // What a host of extensions holds is listed with what it extends.
    private static bool IsShown(ISymbol member) =>
        member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        && member is not (INamedTypeSymbol or IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet })
        && !(member is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0 } && member.ContainingType.IsValueType)
        && !(IsHidden(member.ContainingType) && !member.ContainingType.IsExtension)
        && !IsMadeByCompiler(member);

    private static bool IsOfARecord(INamedTypeSymbol type) => type.Name is "IEquatable" or "ISpanFormattable" or "IFormattable";

    private static bool IsMadeByCompiler(ISymbol symbol) =>
        symbol.Name.StartsWith('<') || symbol.GetAttributes().Any(a => a.AttributeClass?.Name == "CompilerGeneratedAttribute");

    private static bool IsHidden(INamedTypeSymbol type) =>
        type.GetAttributes().Any(a => a.AttributeClass?.Name == "EditorBrowsableAttribute");
}
