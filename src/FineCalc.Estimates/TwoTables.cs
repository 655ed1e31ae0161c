namespace FineCalc.Estimates;

// A prediction from two tables. Where turnover or the people affected are told, that of stated decisions speaks, with a value put in for the
// one that is not; where neither is, that of ordinary published fines. Turnover tells something of undertakings alone.
//
// The tables meet so that nothing that is told turns a prediction round. The ordinary one never says less of an undertaking than the stated
// one does of the smallest that could be told, and never more than of the largest. Where one of the two is told, the stated table is lowered
// by what the ordinary one lies below it at the least that could have been told. Where both are told it stands as it is; but one who trades
// alone is no company, and is lowered all the same.
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
            var people = told.HasTurnover && told.Turnover is { } of ? _putIn.People(of) : _putIn.PeopleOfAny;
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
        var (full, turnover, people) = Filled(told);
        var sum = stated.Sum(full, known);
        var variance = sum.Variance + Spread(full, "turnover", turnover) + Spread(full, "people-affected", people);
        var drivers = sum
            .Drivers.Select(d =>
                (d.Fact == "turnover" && turnover is not null) || (d.Fact == "people-affected" && people is not null)
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
            drivers.Add(new Driver("lowered", "What ordinary fines of this kind lie below stated decisions", 10d * lowered, true));
        }

        return stated.Conclude(new TableSum(sum.Centre + lowered, variance, drivers), told) with
        {
            Table = PredictingTable.Stated,
            Turnover = turnover,
            People = people,
        };
    }

    private static bool IsWhole(EstimateFacts told) =>
        told.Turnover is not null && told.People is not null && told.Defendant != "sole-trader";

    private double Lowered(EstimateFacts told, string? known)
    {
        var least = told;
        least = told.Turnover is null ? least : least.With("turnover", LeastTurnover);
        least = told.People is null ? least : least.With("people-affected", 0d);
        var neither = told.Without("turnover", "entity-turnover", "people-affected");
        return Math.Min(0d, OrdinarySum(neither, known).Centre - stated.Sum(Filled(least).Full, known).Centre);
    }

    // The stated table knows one who trades alone, and one of whom nothing is said, as a company.
    private (EstimateFacts Full, LogNumber? Turnover, LogNumber? People) Filled(EstimateFacts told)
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
