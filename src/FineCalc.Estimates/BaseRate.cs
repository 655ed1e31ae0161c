using FineCalc.Risk;

namespace FineCalc.Estimates;

/// <summary>
/// How many cases of one kind ended in a published fine: a pair of counts, and never more than an order of magnitude. It says nothing of
/// how grave a case is; a grave breach is well above the rate, by how much is unknown. Most is known from reports;
/// <c>docs/base-rates.md</c> lists all with their sources.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
public sealed record BaseRate
{
    // Indexes of fines miss up to half of them, and fines without a notification are counted with the others.
    private const double Missed = 2d;

    private const string NearlyAll = "nearly all";

    // The counts age: authorities are notified of more every year and do not fine more.
    private const int YearsUntilOld = 3;

    // The variance of a factor, of mean 1, that lies within Missed either way nine times in ten.
    private static readonly double SpreadOfMissed =
        PortableMath.Exp(Math.Pow(PortableMath.Log(Missed) / PortableMath.NormalQuantile(0.95), 2d)) - 1d;

    internal BaseRate(string id, BaseRateCondition condition, int cases, int fines, Citation source)
    {
        (Id, Condition, Cases, Fines, Source) = (id, condition, cases, fines, source);
        var rate = Distribution.Beta(fines + 0.5, cases - fines + 0.5);
        Interval = (fines == 0 ? 0d : rate.Quantile(0.05), fines == cases ? 1d : rate.Quantile(0.95));
        var missed = condition == BaseRateCondition.Procedure ? 1d : Missed;
        Range = (Interval.Low / missed, Math.Min(1d, Interval.High * missed));
    }

    /// <summary>All rates that come with FineCalc, by condition and country, the fullest first.</summary>
    public static IReadOnlyList<BaseRate> All => BaseRates.All;

    /// <summary>A short stable name, such as <c>uk-notified-2019</c>.</summary>
    public string Id { get; }

    /// <summary>The country in English; null for the European Economic Area and the United Kingdom together.</summary>
    public string? Country { get; internal init; }

    /// <summary>Of what fines are counted.</summary>
    public BaseRateCondition Condition { get; }

    /// <summary>The first year of the cases.</summary>
    public int From { get; internal init; }

    /// <summary>The last year of the cases, included.</summary>
    public int To { get; internal init; }

    /// <summary>How many cases there were, at least 1.</summary>
    public int Cases { get; }

    /// <summary>How many fines, from 0 to <see cref="Cases"/>.</summary>
    public int Fines { get; }

    /// <summary>What exactly is counted on both sides, and what is missing.</summary>
    public string Counted { get; internal init; } = "";

    /// <summary>
    /// Whether the fines are those of these very cases; otherwise cases and fines are of the same or neighbouring years.
    /// </summary>
    public bool IsCohort { get; internal init; }

    /// <summary>
    /// Whether more than fines of such cases is counted, so that the rate is an upper end and no estimate: it makes no frequency.
    /// </summary>
    public bool IsUpperEnd { get; internal init; }

    /// <summary>Where the counts come from and how sure they are; the note names the pages.</summary>
    public Citation Source { get; }

    /// <summary>Fines divided by cases, from 0 to 1.</summary>
    public double Rate => (double)Fines / Cases;

    /// <summary>The 90% interval of the counting noise alone (Jeffreys), both ends from 0 to 1.</summary>
    public (double Low, double High) Interval { get; }

    /// <summary>
    /// What the rate may well be: <see cref="Interval"/> widened by a factor of two either way for what the counts miss and for fines that
    /// no notification or complaint led to; not widened for procedures, of which authorities count the ends themselves. At most 1.
    /// </summary>
    public (double Low, double High) Range { get; }

    /// <summary>The order of magnitude in words, such as <c>under 1 in 1,000</c>.</summary>
    public string Magnitude => MagnitudeOf(Middle);

    // Whether it is one of the countries whose spread stands for a country without figures.
    internal bool IsInSpread { get; init; }

    // The mean of the rate after the counts (Jeffreys): above 0 where no fine was seen.
    internal double Middle => (Fines + 0.5) / (Cases + 1d);

    /// <summary>One rate by its name.</summary>
    /// <param name="id">Its name, such as <c>uk-notified-2019</c>.</param>
    /// <exception cref="ProblemException">No rate has that name (<c>base-rate-unknown</c>).</exception>
    public static BaseRate Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return BaseRates.Find(id);
    }

    /// <summary>The rates of a country, by condition; of each those nearest in time first, upper ends last.</summary>
    /// <param name="country">The country in English; null for the European Economic Area and the United Kingdom together.</param>
    /// <param name="year">The year that they are wanted for.</param>
    public static IReadOnlyList<BaseRate> Of(string? country, int year) => BaseRates.Of(country, year);

    /// <summary>Whether the last year of the cases lies more than three years before another year.</summary>
    /// <param name="year">The year in which the rate is used.</param>
    public bool IsOldIn(int year) => year - To > YearsUntilOld;

    /// <summary>
    /// How many fines a year so many cases lead to, for <see cref="Portfolio.Frequencies"/>: a negative binomial count whose mean is the
    /// number of cases times the mean of the rate after its counts, (fines + ½) / (cases + 1), and whose dispersion holds both what is
    /// uncertain of the rate: the counting noise, and the factor of <see cref="Range"/> for what the counts miss. It rests on the cases
    /// being ordinary ones. A rate's error is common to all parties and years, which draws apart from one another do not show: run both
    /// ends as well, with <c>Distribution.Poisson(casesPerYear * rate.Range.High)</c> and <c>Low</c>.
    /// </summary>
    /// <param name="casesPerYear">How many such cases the party has in a year, such as breaches that it notifies: from 0 to a
    /// million.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number lies outside that.</exception>
    /// <exception cref="ProblemException">The rate is an upper end (<c>base-rate-upper-end</c>).</exception>
    /// <example>
    /// <code>
    /// var fined = BaseRate.Find("uk-notified-2019").Frequency(12); // a party that notifies twelve breaches a year
    /// Console.WriteLine(fined.Mean &lt; 0.01); // True
    /// </code>
    /// </example>
    public Distribution Frequency(double casesPerYear)
    {
        if (casesPerYear is not (>= 0d and <= 1e6))
        {
            throw new ArgumentOutOfRangeException(
                nameof(casesPerYear),
                casesPerYear,
                "The number of cases a year lies between 0 and a million."
            );
        }

        if (IsUpperEnd)
        {
            throw new ProblemException(
                new Problem("base-rate-upper-end", $"'{Id}' counts more than fines of such cases ({Counted}), so that it is no frequency.")
                {
                    Subject = Id,
                    Allowed = "a base rate that is no upper end, or a frequency of one's own",
                }
            );
        }

        var noise = 1d / (Fines + 0.5);
        var missed = Condition == BaseRateCondition.Procedure ? 0d : SpreadOfMissed;
        return Distribution
            .NegativeBinomial(casesPerYear * Middle, noise + missed + (noise * missed))
            .Named($"fines a year of {Digits.Text(casesPerYear)} {WordOf(Condition, casesPerYear != 1d)} at the base rate {Id}");
    }

    /// <summary>The counts and what they come to, in a line.</summary>
    public override string ToString() => Text.Line($"{Id}: {Counts}, {Chance}");

    // Both counts with what they are of.
    internal string Counts =>
        $"{Text.Counted(Fines, IsUpperEnd ? "outcome" : "fine")} in {Text.Number(Cases)} {WordOf(Condition, true)} ({Years})";

    internal string Years => From == To ? Year(From) : $"{Year(From)} to {Year(To)}";

    // About which chance, with the range where it is one.
    internal string Chance =>
        IsUpperEnd ? $"at most about {OneIn(Rate)}"
        : Fines == 0 ? $"under {OneIn(Range.High)}"
        : $"{(OneIn(Rate) == NearlyAll ? "" : "about ")}{OneIn(Rate)}";

    internal string RangeWords =>
        IsUpperEnd ? "an upper end"
        : Fines == 0 ? $"none to {OneIn(Range.High)}"
        : $"{OneIn(Range.Low)} to {OneIn(Range.High)}";

    internal static string MagnitudeOf(double rate) =>
        rate >= 0.1 ? "over 1 in 10"
        : rate >= 0.01 ? "over 1 in 100"
        : rate >= 0.001 ? "1 in 100 to 1 in 1,000"
        : "under 1 in 1,000";

    // To one digit that counts: what such counts are worth.
    internal static string OneIn(double rate)
    {
        if (rate >= 0.15)
        {
            return rate > 0.95 ? NearlyAll : $"{Text.Number((decimal)Math.Round(10d * rate))} in 10";
        }

        var unit = Math.Pow(10d, Math.Floor(Math.Log10(1d / rate)));
        return $"1 in {Text.Number((decimal)(Math.Round(1d / rate / unit) * unit))}";
    }

    internal static string WordOf(BaseRateCondition condition, bool isMany) =>
        condition switch
        {
            BaseRateCondition.NotifiedBreach => isMany ? "notified breaches" : "notified breach",
            BaseRateCondition.Complaint => isMany ? "complaints or cases" : "complaint or case",
            _ => isMany ? "procedures" : "procedure",
        };

    private static string Year(int year) => Text.Plain(year);
}
