using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Globalization;
using FineCalc.Reports;

namespace FineCalc.Cli;

/// <summary>The finecalc command as a function of its arguments and streams.</summary>
public static class Tool
{
    /// <summary>All went well.</summary>
    public const int Ok = 0;

    /// <summary>A case has problems, or its published figures are not reproduced.</summary>
    public const int CaseProblems = 1;

    /// <summary>The data of a regime has problems.</summary>
    public const int RegimeProblems = 2;

    /// <summary>The command line was not understood.</summary>
    public const int Usage = 64;

    /// <summary>FineCalc itself failed.</summary>
    public const int Bug = 70;

    /// <summary>A shard could not be read or written where it is; another try may do.</summary>
    public const int TryAgain = 75;

    /// <summary>Long work was stopped from outside, as by Ctrl-C.</summary>
    public const int Interrupted = 130;

    /// <summary>Runs one command line.</summary>
    /// <param name="args">The arguments, without the name of the program.</param>
    /// <param name="input">Read where a file is called <c>-</c>.</param>
    /// <param name="output">Takes results; nothing is written to it that is not whole.</param>
    /// <param name="error">Takes problems, one a line.</param>
    /// <param name="terminal">The terminal that <paramref name="output"/> goes to, if it goes to one.</param>
    /// <param name="regimes">The regimes a case may name; those that come with FineCalc if not given. With regimes of one's own, this is a
    /// tool for them.</param>
    /// <param name="showsProgress">Whether <paramref name="error"/> goes to a terminal, where long work says how far it is.</param>
    /// <returns>The exit code: 0 ok, 1 problems in a case, 2 problems in regime data, 64 usage, 70 a bug in FineCalc, 75 try again, 130
    /// stopped.</returns>
    public static int Run(
        string[] args,
        Stream input,
        TextWriter output,
        TextWriter error,
        Terminal? terminal = null,
        RegimeCatalog? regimes = null,
        bool showsProgress = false
    )
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        error = new ProblemWriter(error);

        // The parser speaks the language of its thread; finecalc speaks one.
        var language = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        try
        {
            var exitCode = Invoke(
                args,
                new Commands(new Session(input, output, error, terminal, regimes ?? Regimes.All, showsProgress), args.FirstOrDefault()),
                output,
                error
            );
            output.Flush();
            return exitCode;
        }
        catch (ProblemException found)
        {
            return Session.Print(found.Problems, error);
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }
        catch (IOException gone) when (SystemWords.IsUnread(gone))
        {
            // As by | head: it has what it wants of a result that is done.
            return Ok;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return Session.Print([Unwritten(unwritable)], error);
        }
        catch (Exception unexpected) when (Failed(unexpected, error))
        {
            return Bug;
        }
        finally
        {
            CultureInfo.CurrentUICulture = language;
        }
    }

    internal static Problem Unwritten(Exception why) => new("output-not-written", $"The output cannot be written: {SystemWords.Why(why)}.");

    private static int Invoke(string[] args, Commands commands, TextWriter output, TextWriter error)
    {
        if (Completion.IsAsked(args))
        {
            foreach (var word in Completion.Words(args, commands.Root))
            {
                output.WriteLine(word);
            }

            return Ok;
        }

        // Arguments are what they are: an @ opens no file of further arguments.
        var parsed = commands.Root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count == 0)
        {
            return parsed.Invoke(
                new InvocationConfiguration
                {
                    Output = output,
                    Error = error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                }
            );
        }

        foreach (var wrong in parsed.Errors)
        {
            error.WriteLine(new Problem("usage", Misuse.Said(wrong, parsed)));
        }

        var names = new Stack<string>();
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult { Command.Name: var name }; at = at.Parent)
        {
            names.Push(name);
        }

        error.WriteLine($"Try: {string.Join(' ', names)} --help");
        return Usage;
    }

    // One line that can be reported; a stack trace says nothing to people.
    private static bool Failed(Exception unexpected, TextWriter error)
    {
        const string Report = "This is a bug in FineCalc, not in the case; please report it with the command line:";
        error.WriteLine(new Problem("bug", $"{Report} {Named(unexpected)}"));
        return true;
    }

    // Where a message has no words, the place says more.
    private static string Named(Exception unexpected)
    {
        var name = unexpected.GetType().Name;
        if (SystemWords.HasWords(unexpected))
        {
            return $"{name}: {unexpected.Message}";
        }

        var place = new StackTrace(unexpected)
            .GetFrames()
            .Select(DiagnosticMethodInfo.Create)
            .FirstOrDefault(method => method?.DeclaringTypeName?.StartsWith("FineCalc.", StringComparison.Ordinal) == true);
        return place is null ? name : $"{name} in {place.DeclaringTypeName}.{place.Name}";
    }
}
