namespace FineCalc.Estimates;

// What a decision tells to whoever asks as the public formulas do; what it does not tell is no.
internal sealed class FormulaFacts
{
    private FormulaFacts(Decision of, double turnover, double people, double maximum, double top)
    {
        var (numbers, codes) = (of.Facts.Numbers, of.Facts.Codes);
        (Turnover, People, Maximum, Top) = (turnover, people, maximum, top);
        IsHigher = codes.GetValueOrDefault("tier", "higher") == "higher";
        Country = of.Facts.Country;
        Months = numbers.TryGetValue("duration", out var months) ? months : null;
        Intent = codes.GetValueOrDefault("intent");
        HasPrevious = codes.GetValueOrDefault("previous") is not (null or "none");
        IsFirst = codes.GetValueOrDefault("previous") == "none";
        IsSpecial = codes.GetValueOrDefault("data-sensitivity") == "special";
        Aggravating = new[]
        {
            people >= 10_000d,
            codes.GetValueOrDefault("data-sensitivity") is "special" or "children",
            Intent is "grossly-negligent" or "intentional",
            Months > 24d,
        }.Count(holds => holds);
        var rates = GdprEstimate.Model.Rates["GBP"];
        PoundsPerEuro = rates.MinBy(y => Math.Abs(y.Key - of.Date.Year)).Value;
    }

    // In euro.
    public double Turnover { get; }

    public double People { get; }

    // The legal maximum, and what is left of it after the guidelines' adjustment for size; in euro.
    public double Maximum { get; }

    public double Top { get; }

    public bool IsHigher { get; }

    public string? Country { get; }

    public double? Months { get; }

    public string? Intent { get; }

    public bool HasPrevious { get; }

    public bool IsFirst { get; }

    public bool IsSpecial { get; }

    // How many of: 10,000 people and more; special, criminal or children's data; gross negligence or intent; over 24 months.
    public int Aggravating { get; }

    public double PoundsPerEuro { get; }

    // Low, medium or high: none of what aggravates, one or two, three and more; a previous infringement is one.
    public int Level =>
        (Aggravating + (HasPrevious ? 1 : 0)) switch
        {
            0 => 0,
            1 or 2 => 1,
            _ => 2,
        };

    // Fines on companies whose turnover and people are known: every formula asks for one of them or both.
    public static FormulaFacts? Of(Decision decision) =>
        decision.Facts.HasTurnover
        && decision.Facts.Numbers.TryGetValue("turnover", out var turnover)
        && decision.Facts.Numbers.TryGetValue("people-affected", out var people)
        && decision.Facts is { Maximum: { } maximum, Top: { } top }
            ? new FormulaFacts(decision, turnover, people, maximum, top)
            : null;
}
