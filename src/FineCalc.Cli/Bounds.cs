using System.CommandLine;
using System.CommandLine.Parsing;

namespace FineCalc.Cli;

// Numbers that an option takes, out of those that its type has.
internal static class Bounds
{
    public static void Hold<T>(Option<T> option, Func<T, bool> allows, string otherwise) =>
        option.Validators.Add(result =>
        {
            if (Given(result, option) is (true, var value) && !allows(value!))
            {
                result.AddError(otherwise);
            }
        });

    // What is no number at all is told by the parser.
    private static (bool Is, T? Value) Given<T>(OptionResult result, Option<T> option)
    {
        try
        {
            return result.Tokens.Count == 1 ? (true, result.GetValue(option)) : (false, default);
        }
        catch (InvalidOperationException)
        {
            return (false, default);
        }
    }
}
