namespace FineCalc.Estimates;

/// <summary>One row of a predictive table: what a fact adds to the logarithm of the fine.</summary>
/// <param name="Id">A short stable name.</param>
/// <param name="Name">What the row says, for readers.</param>
/// <param name="Fact">The id of the fact.</param>
/// <param name="Kind">How the fact is read.</param>
internal sealed record EstimateTerm(string Id, string Name, string Fact, TermKind Kind)
{
    /// <summary>The number that counts for nothing, or the bound that must be exceeded.</summary>
    public double At { get; init; } = 1d;

    /// <summary>The lowest number a tenfold term tells from still lower ones.</summary>
    public double From { get; init; } = 1d;

    /// <summary>The highest number a tenfold term tells from still higher ones.</summary>
    public double To { get; init; } = double.MaxValue;

    /// <summary>The codes that count.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>The kinds of defendant the row is for; empty for all.</summary>
    public IReadOnlyList<string> Defendants { get; init; } = [];

    /// <summary>What one unit adds to the logarithm to base 10 of the fine: 0.3 doubles it.</summary>
    public double Effect { get; init; }

    /// <summary>The lower end of the effect's 90% interval.</summary>
    public double EffectLow { get; init; }

    /// <summary>The upper end of the effect's 90% interval.</summary>
    public double EffectHigh { get; init; }

    /// <summary>The mean of the term among the decisions that tell the fact, taken where it is unknown.</summary>
    public double Mean { get; init; }

    /// <summary>
    /// How far the term spreads among them (standard deviation): an unknown fact widens the range by this much of its effect.
    /// </summary>
    public double Spread { get; init; }

    /// <summary>Whether the row is for a case: a row for companies is not for public bodies.</summary>
    public bool Concerns(EstimateFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return Defendants.Count == 0 || Defendants.Contains(facts.Codes.GetValueOrDefault("defendant", "company"));
    }

    /// <summary>What the fact counts for, in units of the row; null where it is unknown.</summary>
    public double? Read(EstimateFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (!Concerns(facts))
        {
            return 0d;
        }

        double? number = facts.Numbers.TryGetValue(Fact, out var given) ? given : null;
        return Kind switch
        {
            TermKind.PerTenfold => number is { } n ? Math.Log10(Math.Clamp(n, From, To) / At) : null,
            TermKind.Above => number is { } n ? (n > At ? 1d : 0d) : null,
            TermKind.OneOf => facts.Codes.TryGetValue(Fact, out var code) ? (Codes.Contains(code) ? 1d : 0d) : null,
            _ => number is null && !facts.Codes.ContainsKey(Fact) ? 1d : 0d,
        };
    }
}
