using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using FineCalc.Json;

namespace FineCalc.Cli;

// What the parser says of a command line that it does not understand, and what may be meant by the word that it stumbled over.
internal static class Misuse
{
    public static string Said(ParseError wrong, ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var message = wrong.Message;
        if (
            message.StartsWith("Cannot parse argument", StringComparison.Ordinal)
            && wrong.SymbolResult is OptionResult { Option: var option, Tokens: [.., var given] }
        )
        {
            var isWhole = (Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType) != typeof(double);
            return $"{option.Name} {given.Value}: this is no {(isWhole ? "whole number" : "number")}, or one out of range.";
        }

        if (
            message.StartsWith("Unrecognized", StringComparison.Ordinal)
            && parsed.Tokens.Select(t => t.Value).FirstOrDefault(t => message.EndsWith($" '{t}'.", StringComparison.Ordinal)) is { } token
        )
        {
            return message[..^1] + Nearest.MeantBy(token, Words(token, command)) + ".";
        }

        return
            wrong.SymbolResult is { Tokens: [.., var last] } result
            && $"Argument '{last.Value}' not recognized" is var beginning
            && message.StartsWith(beginning, StringComparison.Ordinal)
            ? beginning + Nearest.MeantBy(last.Value, Choices(result)) + message[beginning.Length..]
            : message;
    }

    // Where several files may stand, the parser takes a mistyped option for one.
    public static void NoOptionsAmong(Argument<string[]> files) =>
        files.Validators.Add(result =>
        {
            foreach (var option in result.Tokens.Select(t => t.Value).Where(t => t.StartsWith("--", StringComparison.Ordinal)))
            {
                result.AddError($"Unrecognized command or argument '{option}'.");
            }
        });

    private static IEnumerable<string> Choices(SymbolResult of) =>
        (
            of switch
            {
                ArgumentResult argument => argument.Argument.GetCompletions(CompletionContext.Empty),
                OptionResult option => option.Option.GetCompletions(CompletionContext.Empty),
                _ => [],
            }
        ).Select(choice => choice.Label);

    // Where a command is wanted its names, and where an option is those.
    private static string[] Words(string token, Command command)
    {
        string[] words =
        [
            .. token.StartsWith('-')
                ? command.Options.Concat(command.Parents.OfType<Command>().SelectMany(p => p.Options)).Select(o => o.Name)
                : command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name),
        ];

        // A word of the command that is not understood stands behind --, where none is.
        return words.Contains(token) ? [] : words;
    }
}
