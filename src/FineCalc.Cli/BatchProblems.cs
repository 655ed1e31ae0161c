using System.Text;
using FineCalc.Tables;

namespace FineCalc.Cli;

// What is wrong with the rows of a batch, as a file: whole or not at all, but where a batch is given up for them.
internal static class BatchProblems
{
    private const int WriteAtOnce = 256 * 1024;

    private static readonly string Header = Csv.Line(["row", "column", "code", "message", "allowed"]);

    public static bool IsGivenUp(ProblemException found) => found.Problems.All(p => p.Code == "problems-too-many");

    // Beside such a file, if one is wanted.
    public static T Written<T>(string? path, Func<Action<RowProblem>?, T> work)
    {
        if (path is null)
        {
            return work(null);
        }

        ProblemException? givenUp = null;
        var result = BatchWork.Written(
            path,
            stream =>
            {
                using var text = new StreamWriter(stream, new UTF8Encoding(false), WriteAtOnce, leaveOpen: true) { NewLine = "\n" };
                text.Write(Header);
                try
                {
                    return work(p =>
                        text.Write(
                            Csv.Line([Text.Plain(p.Row), p.Column ?? "", p.Problem.Code, p.Problem.Message, p.Problem.Allowed ?? ""])
                        )
                    );
                }
                catch (ProblemException found) when (IsGivenUp(found))
                {
                    givenUp = found;
                    return default!;
                }
            }
        );
        return givenUp is null ? result : throw givenUp;
    }

    // Those of several parts as one file.
    public static void Join(string path, IEnumerable<string> parts) =>
        BatchWork.Written(
            path,
            stream =>
            {
                stream.Write(Encoding.UTF8.GetBytes(Header));
                foreach (var part in parts)
                {
                    using var file = BatchShards.OpenTable(part, Header.Length);
                    file.CopyTo(stream);
                }

                return true;
            }
        );
}
