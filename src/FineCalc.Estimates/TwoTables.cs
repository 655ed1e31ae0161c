namespace FineCalc.Estimates;

// A prediction from two tables. Where turnover is told, that of stated decisions speaks, with people by turnover where they are not; where
// neither is, that of ordinary published fines; where the people alone are, the mean of both. Turnover tells something of undertakings
// alone.
//
// The tables meet so that nothing that is told turns a prediction round. The ordinary one never says less of an undertaking than the
// stated one does of the smallest that could be told, and never more than of the largest. What is told at its least never gives more than
// silence: where it would, the prediction is lowered by the difference. Where both are told the stated table stands as it is; but one who
// trades alone is no company, and is lowered all the same.
internal sealed class TwoTables(EstimateModel stated, EstimateModel ordinary)
{
    private const double LeastTurnover = 1e4;
    private const double MostTurnover = 1e12;
    private const double MostPeople = 1e8;

    private readonly PutIn _putIn = PutIn.Shipped;

    public Prediction Predict(EstimateFacts facts, string? known)
    {
        var told = facts.Turnover is { } turnover ? facts.With("turnover", turnover) : facts;
        if (known == "turnover" && told.Turnover is null)
        {
            told = told.With("turnover", Math.Pow(10d, _putIn.Turnover(told).Centre));
        }

        if (known == "people-affected" && told.People is null)
        {
            var people = told.HasTurnover && told.Turnover is { } of ? _putIn.People(of) : _putIn.OrdinaryPeople;
            told = told.With("people-affected", Math.Pow(10d, people.Centre));
        }

        return told.People is not null || (told.HasTurnover && told.Turnover is not null) ? Stated(told, known) : Ordinary(told, known);
    }

    private Prediction Ordinary(EstimateFacts told, string? known)
    {
        var sum = OrdinarySum(told, known);
        return ordinary.Conclude(sum, told) with { Table = PredictingTable.Ordinary };
    }

    private TableSum OrdinarySum(EstimateFacts told, string? known)
    {
        var sum = ordinary.Sum(told, known);
        if (!told.HasTurnover || told.Defendant == "sole-trader")
        {
            return sum;
        }

        var company = told.With("defendant", "company");
        var held = Math.Clamp(
            sum.Centre,
            stated.Sum(company.With("turnover", LeastTurnover).With("people-affected", 0d), known).Centre,
            stated.Sum(company.With("turnover", MostTurnover).With("people-affected", MostPeople), known).Centre
        );
        return held == sum.Centre
            ? sum
            : sum with
            {
                Centre = held,
                Drivers =
                [
                    .. sum.Drivers,
                    new Driver("held", "Held by what stated decisions say of the smallest or the largest", 10d * (held - sum.Centre), true),
                ],
            };
    }

    private Prediction Stated(EstimateFacts told, string? known)
    {
        var (sum, full) = Told(told, known);
        var drivers = sum
            .Drivers.Select(d =>
                (d.Fact == "turnover" && full.Turnover is not null) || (d.Fact == "people-affected" && full.People is not null)
                    ? d with
                    {
                        IsKnown = false,
                    }
                    : d
            )
            .ToList();
        var lowered = IsWhole(told) ? 0d : Lowered(told, known);
        if (lowered < 0d)
        {
            drivers.Add(new Driver("lowered", "Never more than where nothing is told", 10d * lowered, true));
        }

        return stated.Conclude(sum with { Centre = sum.Centre + lowered, Drivers = drivers }, told) with
        {
            Table = IsBoth(told) ? PredictingTable.Both : PredictingTable.Stated,
            Turnover = full.Turnover,
            People = full.People,
        };
    }

    // The stated table, or its mean with the ordinary one.
    private (TableSum Sum, (EstimateFacts Facts, LogNumber? Turnover, LogNumber? People) Full) Told(EstimateFacts told, string? known)
    {
        var full = Filled(told);
        var sum = stated.Sum(full.Facts, known);
        sum = sum with
        {
            Variance = sum.Variance + Spread(full.Facts, "turnover", full.Turnover) + Spread(full.Facts, "people-affected", full.People),
        };
        if (!IsBoth(told))
        {
            return (sum, full);
        }

        var other = OrdinarySum(Neither(told), known);
        var ordinaryCase = Filled(told.With("people-affected", Math.Pow(10d, _putIn.OrdinaryPeople.Centre))).Facts;
        var moved = stated.Sum(full.Facts, known).Centre - stated.Sum(ordinaryCase, known).Centre;
        return (
            new TableSum(
                (sum.Centre + other.Centre + moved) / 2d,
                (sum.Variance + other.Variance) / 2d,
                [
                    .. sum.Drivers.Select(d => Half(d, "Stated")),
                    .. other.Drivers.Select(d => Half(d, "Ordinary")),
                    new Driver("people", "Ordinary, half: people affected", 10d * moved / 2d, true),
                ]
            ),
            full
        );

        static Driver Half(Driver of, string table) => of with { Name = $"{table}, half: {of.Name}", Points = of.Points / 2d };
    }

    private static EstimateFacts Neither(EstimateFacts told) => told.Without("turnover", "entity-turnover", "people-affected");

    private static bool IsBoth(EstimateFacts told) => told.People is not null && told.Turnover is null;

    private static bool IsWhole(EstimateFacts told) =>
        told.Turnover is not null && told.People is not null && told.Defendant != "sole-trader";

    private double Lowered(EstimateFacts told, string? known)
    {
        var least = told;
        least = told.Turnover is null ? least : least.With("turnover", LeastTurnover);
        least = told.People is null ? least : least.With("people-affected", 0d);
        return Math.Min(0d, OrdinarySum(Neither(told), known).Centre - Told(least, known).Sum.Centre);
    }

    // The stated table knows one who trades alone, and one of whom nothing is said, as a company.
    private (EstimateFacts Facts, LogNumber? Turnover, LogNumber? People) Filled(EstimateFacts told)
    {
        var full = told.HasTurnover ? told.With("defendant", "company") : told;
        LogNumber? turnover = told.HasTurnover && told.Turnover is null ? _putIn.Turnover(told) : null;
        full = turnover is { } t ? full.With("turnover", Math.Pow(10d, t.Centre)) : full;
        LogNumber? people = told.People is null ? _putIn.People(full.Turnover!.Value) : null;
        full = people is { } n ? full.With("people-affected", Math.Pow(10d, n.Centre)) : full;
        return (full, turnover, people);
    }

    // What not knowing a number adds to the variance: half the distance between the predictions a standard deviation below and above.
    private double Spread(EstimateFacts full, string fact, LogNumber? of)
    {
        if (of is not { } number)
        {
            return 0d;
        }

        var half = (At(number.Centre + number.Deviation) - At(number.Centre - number.Deviation)) / 2d;
        return half * half;

        double At(double log) => stated.Sum(full.With(fact, Math.Pow(10d, log)), null).Centre;
    }
}
