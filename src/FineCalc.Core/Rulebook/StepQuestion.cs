namespace FineCalc.Steps;

// One question that can be asked at any step of any method: its id says what is done there, at which step and, behind a point, why
// (less-fine.withheld-pay), so that two things of one kind can be done at one step.
internal sealed record StepQuestion(string Id, StepWord Word, string Step, string? Reason)
{
    // The longer words first: rounded-down begins as rounded does.
    private static readonly StepWord[] Words = [.. Enum.GetValues<StepWord>().Reverse()];

    public static StepQuestion? Of(string id, IReadOnlyDictionary<string, Unit> steps)
    {
        var point = id.IndexOf('.', StringComparison.Ordinal);
        var (place, reason) = point < 0 ? (id, null) : (id[..point], id[(point + 1)..]);
        if (reason is not null && (reason.Length is 0 or > 100 || !reason.All(c => c is '-' or (>= 'a' and <= 'z') or (>= '0' and <= '9'))))
        {
            return null;
        }

        foreach (var word in Words)
        {
            var prefix = Text.Word(word) + "-";
            if (
                place.StartsWith(prefix, StringComparison.Ordinal)
                && steps.TryGetValue(place[prefix.Length..], out var unit)
                && Fits(word, unit)
            )
            {
                return new(id, word, place[prefix.Length..], reason);
            }
        }

        return null;
    }

    // Every word that can begin an id.
    public static bool IsBegun(string id) => Words.Any(w => id.StartsWith(Text.Word(w) + "-", StringComparison.Ordinal));

    public static string AllWords => string.Join(", ", Enum.GetValues<StepWord>().Select(w => Text.Word(w) + "-"));

    // A share of a number of things has no meaning everywhere, and a choice or a flag is no number.
    private static bool Fits(StepWord word, Unit unit) =>
        unit is Unit.Money or Unit.Rate || (unit == Unit.Count && word is not (StepWord.Raised or StepWord.Reduced));

    // The question as it is asked of a step of a regime.
    public Fact Asked(string regime, Node at, bool isEach)
    {
        var (label, unit) = (at.Label!, UnitOf(at.Unit));
        var why = Reason is null ? "" : $" ({Reason.Replace('-', ' ')})";
        var (name, asks) = Wording;
        return Fact.OfStep(
            regime,
            new FactContent(Id, label.Name + name + why, $"{label.Name}: {asks}{why}?", unit)
            {
                IsJudgement = true,
                IsPerInfringement = isEach,
                Counted = unit == Unit.Count ? "(number)" : null,
                Least = Word is StepWord.Stated && at.Unit == Unit.Count ? null : 0m,
                Most = Word is StepWord.Reduced ? 1m : null,
                Source = label.Source,
            }
        );
    }

    // The step with the answer; without one, the step.
    public Node Apply(Node step, Fact asked) =>
        Word == StepWord.Stated
            ? new FactNode(asked, step)
            : new SelectNode(
                new GivenNode(asked),
                [step, With(step, InCurrencyOf(step, new FactNode(asked, null)).With(new Label(Id, asked.Name, asked.Source!)))]
            );

    private Node With(Node step, Node answer) =>
        Word switch
        {
            StepWord.Times => new ProductNode(step.Unit, step, answer),
            StepWord.Raised => Share(step, answer, isLess: false),
            StepWord.Reduced => Share(step, answer, isLess: true),
            StepWord.Added => new SumNode(step.Unit, [step, answer], [false, false]),
            StepWord.Less => new ClampNode(new SumNode(step.Unit, [step, answer], [false, true]), Number(step, 0m), null),
            StepWord.Lowered => new ClampNode(answer, null, step),
            StepWord.RoundedUp => new RoundNode(step, answer, RoundingMode.Up),
            StepWord.RoundedDown => new RoundNode(step, answer, RoundingMode.Down),
            _ => new RoundNode(step, answer, RoundingMode.Nearest),
        };

    private Unit UnitOf(Unit ofStep) =>
        Word switch
        {
            StepWord.Raised or StepWord.Reduced => Unit.Rate,
            StepWord.Times => Unit.Count,
            _ => ofStep,
        };

    private (string Name, string Asks) Wording =>
        Word switch
        {
            StepWord.Stated => (", as stated", "what is it where the decision states it"),
            StepWord.Times => (", multiplied", "by what is it multiplied"),
            StepWord.Raised => (", raised", "by what share of itself is it raised"),
            StepWord.Reduced => (", reduced", "by what share of itself is it reduced"),
            StepWord.Added => (", addition", "what is added to it"),
            StepWord.Less => (", taken off", "what is taken off it, down to nothing"),
            StepWord.Lowered => (", lowered", "to what is it lowered"),
            StepWord.RoundedUp => (", rounded up", "to multiples of what is it rounded up"),
            StepWord.RoundedDown => (", rounded down", "to multiples of what is it rounded down"),
            _ => (", rounded", "to multiples of what is it rounded, half away from zero"),
        };

    private static Node InCurrencyOf(Node step, Node answer) =>
        answer.Unit == Unit.Money && step.Currency != default ? new ConvertNode(answer, step.Currency) : answer;

    private static ProductNode Share(Node step, Node share, bool isLess) =>
        new ProductNode(step.Unit, step, new SumNode(Unit.Rate, [Number(share, 1m), share], [false, isLess]));

    private static NumberNode Number(Node like, decimal value) => new(like.Unit, like.Currency, value, value, value, Basis.Statute);
}
