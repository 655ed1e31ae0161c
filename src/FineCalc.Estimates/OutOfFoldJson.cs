using FineCalc.Json;

namespace FineCalc.Estimates;

// What the table predicts of each decision it is fitted on, by a fit on the folds without it: centre and deviation of the logarithm.
internal static class OutOfFoldJson
{
    public static IReadOnlyDictionary<string, LogNumber> Read(Stream stream, string name) =>
        JsonProblems.Read(
            name,
            "data-",
            problems =>
                JsonCursor.Open(JsonReading.Read(JsonText.Decode(stream, problems), problems), problems) is { } file
                    ? Read(file, problems)
                    : null
        );

    private static Dictionary<string, LogNumber> Read(JsonCursor file, JsonProblems problems)
    {
        var rows = new Dictionary<string, LogNumber>(StringComparer.Ordinal);
        _ = (file.NeedText("table", "the table and its version"), file.NeedProse("title", "what it is"));
        foreach (var node in file.List("rows"))
        {
            if (JsonCursor.Open(node, problems) is { } row)
            {
                rows[row.NeedText("id", "the id of a decision") ?? ""] = new LogNumber(Need(row, "centre"), Need(row, "deviation"));
                row.Close();
            }
        }

        file.Close();
        return rows;

        double Need(JsonCursor row, string key)
        {
            if (row.Need(key, "a number") is { } node && node.Kind != JsonKind.Number)
            {
                problems.WrongType(node, "a number");
            }

            return row.Find(key) is { Kind: JsonKind.Number } found ? (double)found.Number : 0d;
        }
    }
}
