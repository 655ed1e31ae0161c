using FineCalc.Json;

namespace FineCalc.Estimates;

// The counts as JSON; the code of every problem begins with data-.
internal static class BaseRatesJson
{
    public static (string Version, IReadOnlyList<BaseRate> Rates) Read(Stream stream, string name)
    {
        var (version, rates) = JsonProblems.Read(
            name,
            "data-",
            problems =>
                JsonCursor.Open(JsonReading.Read(JsonText.Decode(stream, problems), problems), problems) is { } file
                    ? Read(file, problems)
                    : null
        );
        return (version, rates);
    }

    private static Tuple<string, IReadOnlyList<BaseRate>> Read(JsonCursor of, JsonProblems problems)
    {
        var (version, rates) = (of.NeedText("version", "the day the counts were gathered") ?? "", new List<BaseRate>());
        _ = of.NeedProse("title", "what is counted");
        foreach (var node in of.List("rows"))
        {
            if (JsonCursor.Open(node, problems) is { } row)
            {
                rates.Add(new BaseRateRow(row, problems).Read());
            }
        }

        of.Close();
        return Tuple.Create(version, (IReadOnlyList<BaseRate>)rates);
    }
}

internal sealed class BaseRateRow(JsonCursor row, JsonProblems problems)
{
    public BaseRate Read()
    {
        var (cases, fines) = (Whole("cases", 1), Whole("fines", 0));
        var rate = new BaseRate(
            row.NeedText("id", "a short stable name") ?? "",
            row.NeedWord("condition", BaseRateCondition.NotifiedBreach, BaseRateCondition.Complaint, BaseRateCondition.Procedure)
                ?? default,
            cases,
            Math.Min(fines, cases),
            Source()
        )
        {
            Country = row.Text("country"),
            From = Whole("from", 2018),
            To = Whole("to", 2018),
            Counted = row.NeedProse("note", "what is counted on both sides") ?? "",
            IsCohort = Flag("cohort"),
            IsUpperEnd = Flag("upperEnd"),
            IsInSpread = Flag("inSpread"),
        };
        row.Close();
        return rate;
    }

    private Citation Source()
    {
        if (row.Object("source") is not { } source)
        {
            problems.Add(row.Node, "key-missing", "The key 'source' is missing.", "whose counts they are", "source");
            return new Citation("", "", Standing.Unverified);
        }

        var citation = new Citation(
            source.NeedProse("title", "whose counts they are") ?? "",
            "",
            source.NeedWord("standing", Standing.Read, Standing.Reported, Standing.Inferred, Standing.Unverified) ?? Standing.Unverified
        )
        {
            Note = source.NeedProse("note", "the pages they were found on"),
        };
        source.Close();
        return citation;
    }

    private int Whole(string key, int least)
    {
        if (row.Need(key, "a whole number") is not { } node)
        {
            return least;
        }

        if (node.Kind == JsonKind.Number && node.Number >= least && node.Number == decimal.Truncate(node.Number) && node.Number < 1e9m)
        {
            return (int)node.Number;
        }

        problems.WrongType(node, $"a whole number from {Text.Number(least)}");
        return least;
    }

    private bool Flag(string key) => row.Find(key) is { Kind: JsonKind.Flag, Flag: true };
}
