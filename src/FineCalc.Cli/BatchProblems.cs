using System.Runtime.ExceptionServices;
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

        var (givenUp, elsewhere, result) = ((ProblemException?)null, (Exception?)null, default(T));
        try
        {
            result = WholeFile.Put(
                path,
                stream =>
                {
                    using var text = new StreamWriter(stream, new UTF8Encoding(false), WriteAtOnce, leaveOpen: true) { NewLine = "\n" };
                    text.Write(Header);
                    try
                    {
                        return work(p => Tell(text, path, p));
                    }
                    catch (ProblemException found) when (IsGivenUp(found))
                    {
                        givenUp = found;
                        return default!;
                    }
                    catch (Exception found) when (found is IOException or UnauthorizedAccessException)
                    {
                        // Where the table goes takes no more, and this file is not whole either.
                        elsewhere = found;
                        throw new OperationCanceledException();
                    }
                }
            );
        }
        catch (OperationCanceledException) when (elsewhere is not null)
        {
            ExceptionDispatchInfo.Throw(elsewhere);
        }

        return givenUp is null ? result! : throw givenUp;
    }

    // That there is no room for it is a problem of this file, and not of the one that is written meanwhile.
    private static void Tell(TextWriter to, string path, RowProblem of)
    {
        try
        {
            to.Write(Csv.Line([Text.Plain(of.Row), of.Column ?? "", of.Problem.Code, of.Problem.Message, of.Problem.Allowed ?? ""]));
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw WholeFile.NotWritten(path, unwritable);
        }
    }

    // Those of several parts as one file.
    public static void Join(string path, IEnumerable<string> parts) =>
        WholeFile.Put(
            path,
            stream =>
            {
                stream.Write(Encoding.UTF8.GetBytes(Header));
                foreach (var part in parts)
                {
                    using var file = ShardedTable.Open(part, Header.Length);
                    file.CopyTo(stream);
                }

                return true;
            }
        );
}
