using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FineCalc.Tests.Mutation;

/// <summary>
/// A file with many changes at once: each body, initializer or argument of a base that has some is there once for each, and the number
/// that the running program is told (<see cref="Class"/>) chooses one. So a thousand changes are compiled in one go, not one by one.
/// </summary>
internal sealed class Switch
{
    /// <summary>The class that is told which change to make, 0 for none, and keeps which places a test came by.</summary>
    public const string Class = "FineCalcMutants";

    private readonly List<(TextSpan Span, Mutant Mutant)> _parts = [];
    private readonly List<(TextSpan Span, Place Place)> _places = [];

    private sealed record Place(SyntaxNode Node, int Number, IReadOnlyList<Mutant> Mutants);

    private Switch(SyntaxTree tree) => Tree = tree;

    /// <summary>The file with all changes in it.</summary>
    public SyntaxTree Tree { get; private set; }

    /// <summary>A file of the project that says which change is made.</summary>
    public static string Source(int places) =>
        $$"""
            internal static class {{Class}}
            {
                public static int Id = int.Parse(System.Environment.GetEnvironmentVariable("FINECALC_MUTANT") ?? "0");
                public static bool[] Hits = new bool[{{places}}];

                public static int At(int place)
                {
                    Hits[place] = true;
                    return Id;
                }
            }
            """;

    /// <summary>Where the switch of a change can stand: null for constants, attributes and the like, which are compiled in.</summary>
    public static SyntaxNode? PlaceOf(Mutant mutant) =>
        mutant
            .Tree.GetRoot()
            .FindNode(mutant.Span)
            .AncestorsAndSelf()
            .Select(n =>
                n switch
                {
                    BlockSyntax { Parent: BaseMethodDeclarationSyntax or AccessorDeclarationSyntax } => n,
                    ArrowExpressionClauseSyntax { Parent: MemberDeclarationSyntax or AccessorDeclarationSyntax } => n,
                    EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax } v => v.Value,
                    EqualsValueClauseSyntax { Parent.Parent.Parent: FieldDeclarationSyntax f, Value: not InitializerExpressionSyntax } v
                        when !f.Modifiers.Any(SyntaxKind.ConstKeyword) => v.Value,
                    ArgumentSyntax { Parent.Parent: ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax } a => a.Expression,
                    _ => null,
                }
            )
            .LastOrDefault(n => n is not null);

    /// <summary>Puts changes, each with its number and that of its place, into a file.</summary>
    public static Switch Of(
        SyntaxTree tree,
        IEnumerable<(Mutant Mutant, SyntaxNode Place)> changes,
        IReadOnlyDictionary<SyntaxNode, int> places,
        IReadOnlyDictionary<Mutant, int> numbers
    )
    {
        var made = new Switch(tree);
        var source = tree.GetText();
        var text = new StringBuilder();
        var done = 0;
        foreach (var place in changes.GroupBy(c => c.Place, c => c.Mutant).OrderBy(p => p.Key.SpanStart))
        {
            var span = Replaced(place.Key);
            text.Append(source.ToString(TextSpan.FromBounds(done, span.Start)));
            var start = text.Length;
            made.Write(text, source, new(place.Key, places[place.Key], [.. place]), numbers);
            made._places.Add((TextSpan.FromBounds(start, text.Length), new(place.Key, places[place.Key], [.. place])));
            done = span.End;
        }

        text.Append(source.ToString(TextSpan.FromBounds(done, source.Length)));
        made.Tree = tree.WithChangedText(SourceText.From(text.ToString(), Encoding.UTF8));
        return made;
    }

    /// <summary>The changes that an error at a place of the file comes from: one, or all of the body around.</summary>
    public IEnumerable<Mutant> At(TextSpan error) =>
        _parts.Where(p => p.Span.Contains(error)).Select(p => p.Mutant).Take(1).ToList() is [var one]
            ? [one]
            : _places.Where(p => p.Span.OverlapsWith(error) || p.Span.Contains(error.Start)).SelectMany(p => p.Place.Mutants);

    // What gives way to the switch: of "=> x;" the semicolon too.
    private static TextSpan Replaced(SyntaxNode place) =>
        place is ArrowExpressionClauseSyntax ? TextSpan.FromBounds(place.SpanStart, place.Parent!.Span.End) : place.Span;

    private void Write(StringBuilder text, SourceText source, Place place, IReadOnlyDictionary<Mutant, int> numbers)
    {
        var at = $"global::{Class}.At({place.Number})";
        if (place.Node is ExpressionSyntax)
        {
            foreach (var mutant in place.Mutants)
            {
                text.Append(CultureInfo.InvariantCulture, $"{at} == {numbers[mutant]} ? (");
                Part(mutant, Changed(source, place.Node.Span, mutant));
                text.Append(") : ");
            }

            text.Append(CultureInfo.InvariantCulture, $"({source.ToString(place.Node.Span)})");
            return;
        }

        var isProperty = place.Node.Parent is BasePropertyDeclarationSyntax;
        text.Append(isProperty ? "{ get { " : "{ ").Append(CultureInfo.InvariantCulture, $"switch ({at}) {{ ");
        var (isVoid, inner) = (IsVoid(place.Node), place.Node is ArrowExpressionClauseSyntax a ? a.Expression : place.Node);
        foreach (var mutant in place.Mutants)
        {
            Part(mutant, $"case {numbers[mutant]}: {Body(Changed(source, inner.Span, mutant))} ");
        }

        text.Append(CultureInfo.InvariantCulture, $"default: {Body(source.ToString(inner.Span))} ").Append(isProperty ? "} } }" : "} }");

        string Body(string code) =>
            place.Node is BlockSyntax ? $"{code}{(isVoid ? " break;" : "")}"
            : isVoid ? $"{{ {code}; }} break;"
            : inner is ThrowExpressionSyntax ? $"{{ {code}; }}"
            : $"{{ return {code}; }}";

        void Part(Mutant mutant, string code)
        {
            _parts.Add((new(text.Length, code.Length), mutant));
            text.Append(code);
        }
    }

    private static string Changed(SourceText source, TextSpan around, Mutant mutant) =>
        source.ToString(TextSpan.FromBounds(around.Start, mutant.Span.Start))
        + mutant.To
        + source.ToString(TextSpan.FromBounds(mutant.Span.End, around.End));

    // Whether a body ends without a value.
    private static bool IsVoid(SyntaxNode body) =>
        body.Parent switch
        {
            MethodDeclarationSyntax m => m.ReturnType.ToString() is "void"
                || m.Modifiers.Any(SyntaxKind.AsyncKeyword) && m.ReturnType is IdentifierNameSyntax,
            AccessorDeclarationSyntax a => !a.IsKind(SyntaxKind.GetAccessorDeclaration),
            ConstructorDeclarationSyntax or DestructorDeclarationSyntax => true,
            _ => false,
        } || body.DescendantNodes(n => n is not LocalFunctionStatementSyntax).Any(n => n is YieldStatementSyntax);
}
