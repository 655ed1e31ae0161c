using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FineCalc.Tests.Mutation;

/// <summary>One change of one file: an operator, a number, one of two names that are easily mixed up, a step of a chain left out.</summary>
internal sealed record Mutant(SyntaxTree Tree, TextSpan Span, string To)
{
    // Names that read alike and mean the opposite.
    private static readonly (string, string)[] Pairs =
    [
        ("Min", "Max"),
        ("First", "Last"),
        ("FirstOrDefault", "LastOrDefault"),
        ("Any", "All"),
        ("Skip", "Take"),
        ("Floor", "Ceiling"),
        ("AtLeast", "AtMost"),
        ("AtLeast", "CappedAt"),
        ("RaisedBy", "ReducedBy"),
        ("Greatest", "Least"),
        ("SumOver", "GreatestOver"),
        ("IsAbove", "IsAtLeast"),
        ("IsBelow", "IsAtMost"),
        ("Low", "High"),
        ("Up", "Down"),
        ("From", "Until"),
        ("IsAnyGiven", "AreAllGiven"),
    ];

    private static readonly Dictionary<SyntaxKind, string[]> Operators = new()
    {
        [SyntaxKind.PlusToken] = ["-"],
        [SyntaxKind.MinusToken] = ["+"],
        [SyntaxKind.AsteriskToken] = ["/"],
        [SyntaxKind.SlashToken] = ["*"],
        [SyntaxKind.PercentToken] = ["*"],
        [SyntaxKind.LessThanToken] = ["<=", ">="],
        [SyntaxKind.LessThanEqualsToken] = ["<", ">"],
        [SyntaxKind.GreaterThanToken] = [">=", "<="],
        [SyntaxKind.GreaterThanEqualsToken] = [">", "<"],
        [SyntaxKind.EqualsEqualsToken] = ["!="],
        [SyntaxKind.ExclamationEqualsToken] = ["=="],
        [SyntaxKind.AmpersandAmpersandToken] = ["||"],
        [SyntaxKind.BarBarToken] = ["&&"],
        [SyntaxKind.AmpersandToken] = ["|"],
        [SyntaxKind.BarToken] = ["&"],
        [SyntaxKind.PlusEqualsToken] = ["-="],
        [SyntaxKind.MinusEqualsToken] = ["+="],
        [SyntaxKind.AsteriskEqualsToken] = ["/="],
        [SyntaxKind.SlashEqualsToken] = ["*="],
        [SyntaxKind.PlusPlusToken] = ["--"],
        [SyntaxKind.MinusMinusToken] = ["++"],
        [SyntaxKind.OrKeyword] = ["and"],
        [SyntaxKind.AndKeyword] = ["or"],
        [SyntaxKind.TrueKeyword] = ["false"],
        [SyntaxKind.FalseKeyword] = ["true"],
    };

    /// <summary>
    /// Every change of a file. Whether one compiles is seen later; words for people and what is thrown are left, and so is what an argument
    /// is by default: callers have that compiled in, and it stands in the list of the public API.
    /// </summary>
    public static IEnumerable<Mutant> Of(SyntaxTree tree) =>
        tree.GetRoot()
            .DescendantNodes(n =>
                n
                    is not (
                        AttributeListSyntax
                        or ThrowStatementSyntax
                        or ThrowExpressionSyntax
                        or InterpolatedStringExpressionSyntax
                        or EqualsValueClauseSyntax { Parent: ParameterSyntax }
                    )
            )
            .SelectMany(n => Changes(n).Select(c => new Mutant(tree, c.Span, c.To)))
            .Where(m => m.From != m.To)
            .Distinct();

    private string From => Tree.GetText().ToString(Span);

    public SyntaxTree Changed => Tree.WithChangedText(Tree.GetText().WithChanges(new TextChange(Span, To)));

    /// <summary>What is changed, as one line: "number &gt; 0m: &gt; -> &gt;=".</summary>
    public string What
    {
        get
        {
            // What stands around something short, as "[0]", says more.
            var around = Tree.GetRoot().FindNode(Span).AncestorsAndSelf().First(n => n.Span != Span && n.Span.Length > 6);
            var place = Short(around.ToString());
            return $"{place}: {Short(From)} -> {(To.Length == 0 ? "left out" : Short(To))}";
        }
    }

    public int Line => Tree.GetLineSpan(Span).StartLinePosition.Line + 1;

    private static IEnumerable<(TextSpan Span, string To)> Changes(SyntaxNode node) =>
        node switch
        {
            // Words put together are no sum.
            BinaryExpressionSyntax b when b.IsKind(SyntaxKind.AddExpression) && b.DescendantTokens().Any(IsWord) => [],
            BinaryExpressionSyntax b when b.IsKind(SyntaxKind.CoalesceExpression) => [(b.Span, $"{b.Left}"), (b.Span, $"({b.Right})")],
            BinaryExpressionSyntax b => Other(b.OperatorToken),
            AssignmentExpressionSyntax a => Other(a.OperatorToken),
            BinaryPatternSyntax p => Other(p.OperatorToken),
            RelationalPatternSyntax p => Other(p.OperatorToken),
            UnaryPatternSyntax p => [(p.Span, $"{p.Pattern}")],
            PrefixUnaryExpressionSyntax u when u.OperatorToken.Text is "!" or "-" => [(u.Span, $"{u.Operand}")],
            PrefixUnaryExpressionSyntax u => Other(u.OperatorToken),
            PostfixUnaryExpressionSyntax u => Other(u.OperatorToken),
            LiteralExpressionSyntax { Token.Value: int or long or decimal or double } l => [(l.Span, $"({l} + 1)")],
            LiteralExpressionSyntax l => Other(l.Token),
            ConditionalExpressionSyntax c => [(c.Span, $"{c.Condition} ? {c.WhenFalse} : {c.WhenTrue}")],
            IfStatementSyntax i => [(i.Condition.Span, $"!({i.Condition})")],
            ExpressionStatementSyntax e => [(e.Span, ";")],
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax chain } } i =>
            [
                (i.Span, $"{chain}"),
            ],
            SimpleNameSyntax n when n.Parent is MemberAccessExpressionSyntax m && m.Name == n || n.Parent is InvocationExpressionSyntax =>
                Pairs.SelectMany(p =>
                    p.Item1 == n.Identifier.Text ? [(n.Identifier.Span, p.Item2)]
                    : p.Item2 == n.Identifier.Text ? [(n.Identifier.Span, p.Item1)]
                    : Array.Empty<(TextSpan, string)>()
                ),
            _ => [],
        };

    private static IEnumerable<(TextSpan, string)> Other(SyntaxToken token) =>
        Operators.GetValueOrDefault(token.Kind(), []).Select(to => (token.Span, to));

    private static bool IsWord(SyntaxToken token) =>
        token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringStartToken;

    private static string Short(string code) =>
        string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is var line && line.Length > 70
            ? $"{line[..67]}..."
            : line;
}
