using System.Text.Json.Serialization;
using FineCalc.Json;
using FineCalc.Steps;

namespace FineCalc;

/// <summary>
/// One step of an explanation: what it is called, where the law has it, its rule in words, its value and what the value was worked out
/// from. A view of the values that the assessment itself was worked out with.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal only if they are one object.</remarks>
[JsonConverter(typeof(ResultJson))]
[TypeFormatterSource(typeof(NotebookForms))]
public sealed class TraceNode : IJsonResult
{
    private readonly Calculation _calculation;
    private readonly int _index;
    private readonly int _infringement;
    private readonly Node _node;

    internal TraceNode(Calculation calculation, int index, int infringement) =>
        (_calculation, _index, _infringement, _node) = (calculation, index, infringement, calculation.Program.Nodes[index]);

    /// <summary>What the step does with its inputs.</summary>
    public StepKind Kind => _node.Kind;

    /// <summary>The id of a named step, fact or number; empty for the arithmetic between them.</summary>
    public string Id =>
        _node.Label is { Id.Length: > 0 } label ? label.Id
        : _node is FactNode fact ? fact.Fact.Id
        : "";

    /// <summary>The name, or the rule in words where there is none.</summary>
    public string Name => _calculation.FormulaOf(_infringement).NameOf(_node);

    /// <summary>What was done, in words: questions answered are "as given", and only the branch taken is reported.</summary>
    public string Rule => _calculation.FormulaOf(_infringement).Of(_node);

    /// <summary>What the value is measured in.</summary>
    public Unit Unit => _node.Unit;

    /// <summary>The currency of an amount.</summary>
    public Currency Currency => _calculation.Program.CurrencyOf(_node);

    /// <summary>The infringement the step is of, where the case names any; null for a step of the whole case.</summary>
    public string? Infringement => _calculation.Program.IsEach[_index] ? _calculation.Binding.NameOf(_infringement) : null;

    /// <summary>
    /// The value, the likely one where it is open: a rate as a fraction, a choice as its place in the list from 0, a flag as 0 or 1.
    /// </summary>
    public decimal Value =>
        IsLikelyRead
            ? _calculation[_index, _infringement]
            : _node switch
            {
                NumberNode number => number.Likely,
                FactNode when Answer is { } answer => answer.Likely,
                FactNode { Inputs.Length: 0 } fact => fact.Fact.Assumed.Likely,
                _ => Low,
            };

    /// <summary>The lowest value, included.</summary>
    public decimal Low => _calculation.Bounds is { } bounds ? bounds[Place].Low : Value;

    /// <summary>The highest value, included.</summary>
    public decimal High => _calculation.Bounds is { } bounds ? bounds[Place].High : Value;

    /// <summary>Whether the value is open between <see cref="Low"/> and <see cref="High"/>.</summary>
    public bool IsOpen => Low != High;

    /// <summary>
    /// The value or its three values, in words: amounts to two decimals, rates to four decimals of a percent, numbers to four.
    /// </summary>
    public string ValueText =>
        !IsOpen ? Show(Value)
        : HasLikely ? $"{Show(Low)} / {Show(Value)} / {Show(High)}"
        : $"{Show(Low)} to {Show(High)}";

    /// <summary>The answer of the case that the value is, if it is one.</summary>
    public Answer? Answer =>
        _calculation.Program.FactOf[_index] is var fact and >= 0 && Kind == StepKind.Fact
            ? _calculation.Binding[_infringement, fact]
            : null;

    /// <summary>
    /// Whether the value is an answer of the case, handed on as it was given: a maximum as stated, a penalty set by the authority. It was
    /// not worked out, so that finding it published proves nothing.
    /// </summary>
    public bool IsGiven => IsHandedOn([]);

    /// <summary>What the value rests on.</summary>
    public Basis Basis =>
        _node switch
        {
            NumberNode number => number.Basis,
            TableNode table => table.Basis,
            FactNode fact when Answer is not null => fact.Fact.IsJudgement ? Basis.Judgement : Basis.Fact,
            FactNode { Inputs.Length: > 0 } => Inputs[0].Basis,
            FactNode fact => fact.Fact.MissingBasis,
            _ => _calculation.IsOfModel(this) ? Basis.Model : Basis.Guidance,
        };

    /// <summary>Where the step, number or answer comes from; for a table, the row that was used.</summary>
    public Citation? Source =>
        _node switch
        {
            TableNode table when table.Table.Find(Inputs[0].Value) is var row and >= 0 => table.Table.Rows[row].Source,
            FactNode fact => Answer?.Source ?? _node.Label?.Source ?? fact.Fact.Source,
            _ => _node.Label?.Source,
        };

    /// <summary>What the user noted with the answer, or the note of the source.</summary>
    public string? Note => Answer?.Note ?? Source?.Note;

    /// <summary>
    /// What the value was worked out from: for a selection, the condition and the branch taken (the likely one where it is open).
    /// </summary>
    public IReadOnlyList<TraceNode> Inputs =>
        Results<TraceNode>.Of(
            _calculation.InputsOf(_index, _infringement).Select(at => new TraceNode(_calculation, at.Node, at.Infringement))
        );

    /// <summary>
    /// The result as JSON: exact decimals, rates as fractions, choices by their codes (<c>docs/json.md</c>). The converters of
    /// System.Text.Json and Newtonsoft.Json write it in brief.
    /// </summary>
    /// <param name="trace">With the whole explanation; otherwise the step alone.</param>
    /// <param name="compact">On one line.</param>
    public string ToJson(bool trace = false, bool compact = false) => ResultJson.TextOf(this, trace, compact);

    void IJsonResult.Write(JsonWriting json, bool trace)
    {
        var writing = new TraceWriting(json, trace);
        if (trace)
        {
            writing.Tree(this);
        }
        else
        {
            writing.Step(this);
        }
    }

    // Why a value that is assumed is what it is.
    internal string AssumedWhy => _node is FactNode fact ? $"{fact.Fact.MissingWhy}" : $"{Source}";

    internal Node Node => _node;

    // Where the law has the step or question itself, whoever answered it and whichever row it would be.
    internal Citation? SourceOfRule => _node.Label?.Source ?? FactAsked?.Source;

    // A branch that is open and not the likely one is read for its range alone.
    internal bool HasLikely => IsLikelyRead || _node is NumberNode or FactNode { Inputs.Length: 0 } || Answer is not null;

    // The question that is asked here, whether for its answer or only for whether there is one.
    internal Fact? FactAsked =>
        _node switch
        {
            FactNode fact => fact.Fact,
            GivenNode given => given.Fact,
            _ => null,
        };

    internal string FactName => FactAsked?.Name ?? "";

    internal string After => _node is FactNode fact ? fact.Fact.After : "";

    // The rule with values in place of names, as someone writes them; null where that says no more than the value itself.
    internal string? Arithmetic(Func<TraceNode, string> write) =>
        _calculation.FormulaOf(_infringement, write).Of(_node) is var written && written == write(this) ? null : written;

    internal IReadOnlyList<Option> Options => _node.Options;

    // One step of one infringement is one place, however often an explanation comes to it.
    internal (int Node, int Infringement) Key => (_index, _calculation.Program.IsEach[_index] ? _infringement : 0);

    internal Money Money => new(Value, Currency);

    internal Spread<Money> Range => new(new(Low, Currency), Money, new(High, Currency));

    // A sum with nothing added, a cap that does not hold and the like hand on what they were given.
    private bool IsHandedOn(HashSet<(int Node, int Infringement)> seen) =>
        seen.Add(Key)
        && (
            Answer is not null
            || Inputs
                .Skip(_node is SelectNode ? 1 : 0)
                .Any(i => i.Unit == Unit && (i.Low, i.Value, i.High) == (Low, Value, High) && i.IsHandedOn(seen))
        );

    private bool IsLikelyRead => _calculation.IsLikely(_index, _infringement);

    private int Place => _calculation.Program.Place(_index, _infringement);

    /// <summary>A short piece of HTML, as notebooks show it: the answer, and what leads to it folded.</summary>
    public string ToHtml() => NotebookForms.Html(this);

    /// <summary>The name and the value, or the ends it lies between and the likely one.</summary>
    public override string ToString() =>
        Text.Line($"{Name}: {(IsOpen && HasLikely ? $"{Show(Low)} to {Show(High)}, likely {Show(Value)}" : ValueText)}");

    internal string Show(decimal value) =>
        Fact.Show(
            decimal.Round(
                value,
                Unit switch
                {
                    Unit.Money => 2,
                    Unit.Rate => 6,
                    _ => 4,
                },
                MidpointRounding.AwayFromZero
            ),
            Unit,
            Currency,
            _node.Options
        ) + After;
}
