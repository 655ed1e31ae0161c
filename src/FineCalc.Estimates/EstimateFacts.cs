namespace FineCalc.Estimates;

/// <summary>
/// What is known of a case, by the ids of facts, in the form a predictive table reads: amounts in the table's currency, counts and months
/// as numbers, choices as their codes. What is not among them is unknown.
/// </summary>
internal sealed record EstimateFacts
{
    /// <summary>Amounts, counts and durations by the id of the fact.</summary>
    public IReadOnlyDictionary<string, double> Numbers { get; init; } = new Dictionary<string, double>();

    /// <summary>Codes of choices by the id of the fact; flags are <c>true</c> and <c>false</c>.</summary>
    public IReadOnlyDictionary<string, string> Codes { get; init; } = new Dictionary<string, string>();

    /// <summary>The country of the authority in English, such as Spain; null if it is not known.</summary>
    public string? Country { get; init; }

    /// <summary>The legal maximum, which no prediction exceeds; null if it is not known.</summary>
    public double? Maximum { get; init; }

    /// <summary>
    /// The maximum after the adjustment for size: what the gravest case of this size could draw. Shares of it are learned by level of
    /// seriousness.
    /// </summary>
    public double? Top { get; init; }

    /// <summary>The level of seriousness that the authority found (low, medium, high); null if it is not known.</summary>
    public string? Level { get; init; }

    /// <summary>The provisional amount that the authority announced; null if none is known.</summary>
    public double? Provisional { get; init; }

    /// <summary>The kind of defendant; null if it is not known.</summary>
    public string? Defendant => Codes.GetValueOrDefault("defendant");

    /// <summary>The turnover, of the entity alone where that of the undertaking is not known.</summary>
    public double? Turnover => Number("turnover") ?? Number("entity-turnover");

    /// <summary>How many people are affected.</summary>
    public double? People => Number("people-affected");

    /// <summary>Whether turnover tells anything of such a defendant: of one whose kind is not known it does.</summary>
    public bool HasTurnover => Defendant is null or "company" or "sole-trader";

    /// <summary>
    /// Whether a fact is told, by its id. Turnover and size are not missed of whom they tell nothing, nor a rough size beside the turnover.
    /// </summary>
    public bool Tells(string fact) =>
        fact switch
        {
            EstimateModel.Country => Country is not null,
            "turnover" => Turnover is not null || !HasTurnover,
            "size-class" => Codes.ContainsKey(fact) || Tells("turnover"),
            _ => Codes.ContainsKey(fact) || Numbers.ContainsKey(fact),
        };

    /// <summary>The same with a number told.</summary>
    public EstimateFacts With(string fact, double number) =>
        this with
        {
            Numbers = new Dictionary<string, double>(Numbers) { [fact] = number },
        };

    /// <summary>The same without some numbers.</summary>
    public EstimateFacts Without(params string[] facts) =>
        this with
        {
            Numbers = Numbers.Where(n => !facts.Contains(n.Key)).ToDictionary(),
        };

    /// <summary>The same with a choice told.</summary>
    public EstimateFacts With(string fact, string code) => this with { Codes = new Dictionary<string, string>(Codes) { [fact] = code } };

    private double? Number(string fact) => Numbers.TryGetValue(fact, out var number) ? number : null;
}
