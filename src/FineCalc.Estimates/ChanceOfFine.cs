namespace FineCalc.Estimates;

/// <summary>
/// What is known of how likely a fine is at all: base rates of the country, beside the amounts of an estimate and never multiplied with
/// them.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal only if they are one object.</remarks>
public sealed class ChanceOfFine
{
    // Of each condition the nearest in time and one more: all are in docs/base-rates.md.
    private const int OfEach = 2;

    internal ChanceOfFine(string? country, int year)
    {
        (Country, Year) = (country, year);
        Rates = [.. BaseRate.Of(country, year).GroupBy(r => r.Condition).SelectMany(g => g.Take(OfEach))];
        if (country is null || Rates.All(r => r.Condition != BaseRateCondition.NotifiedBreach))
        {
            Spread = BaseRates.Spread;
            Rates = country is null ? Rates : [.. Rates, .. BaseRate.Of(null, year)];
        }
    }

    /// <summary>The country of the authority in English; null if it is not known.</summary>
    public string? Country { get; }

    /// <summary>The year that the rates are wanted for.</summary>
    public int Year { get; }

    /// <summary>
    /// The rates of the country by condition, at most two of each, those nearest in time first; where it has none of notified breaches,
    /// that of Europe at the end.
    /// </summary>
    public IReadOnlyList<BaseRate> Rates { get; }

    /// <summary>
    /// How far the rates of countries lie apart for notified breaches, where the country has none or is not known; null otherwise. The
    /// geometric mean of so many countries' rates, and the ends of the range that holds eight countries in ten, from 0 to 1.
    /// </summary>
    public (int Countries, double Middle, double Low, double High)? Spread { get; }

    /// <summary>What is known, in a sentence or two.</summary>
    public string Summary
    {
        get
        {
            if (Spread is { } spread)
            {
                var whose = Country is null
                    ? "The country is not told (--country)."
                    : $"Of notified breaches in {Country} no counts are known.";
                return $"{whose} In {Text.Number(spread.Countries)} countries with counts about {BaseRate.OneIn(spread.Middle)} notified "
                    + $"breaches ended in a published fine, in eight countries of ten from {BaseRate.OneIn(spread.Low)} to "
                    + $"{BaseRate.OneIn(spread.High)}.";
            }

            var first = Rates[0];
            return $"{Country}: {first.Counts}: {first.Chance}{(first.IsUpperEnd || first.Fines == 0 ? "" : $", {first.Magnitude}")}.";
        }
    }

    /// <summary>What a reader must know before using the rates.</summary>
    public IReadOnlyList<string> Notes
    {
        get
        {
            var notes = new List<string>
            {
                "The chance is not multiplied with the amounts: those are of cases that were fined, which are the gravest. For an ordinary "
                    + "breach chance times amount is too high, for a grave one too low.",
                "The rates are of all cases, mostly small ones. A grave breach is well above them, by how much is unknown.",
                "Not notifying a breach is outside these rates; it is itself fined.",
                "Ranges: 90% of the counting noise, widened by a factor of two either way for what the counts miss (procedures: the noise "
                    + "alone). Breaches, complaints and procedures are three things that are not turned into one another.",
            };
            if (Rates.Where(r => r.IsOldIn(Year)).ToList() is { Count: > 0 } old)
            {
                notes.Add(
                    $"Old for {Text.Plain(Year)}: {string.Join(", ", old.Select(r => r.Id))}. "
                        + "Authorities are notified of more every year and fine no more, so that the chance falls."
                );
            }

            return notes;
        }
    }

    /// <summary>What is known in a line.</summary>
    public override string ToString() => Text.Line(Summary);

    // The year of the last date that a case tells, or else the one in which its version begins.
    internal static int YearOf(Case of) =>
        of.Dates.Values.Select(d => Text.TryDate(d, out var date) ? date.Year : 0).Append(0).Max() is > 0 and var year
            ? year
            : of.Version.From.Year;
}
