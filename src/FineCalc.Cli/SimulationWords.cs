using System.CommandLine;
using System.Globalization;
using FineCalc.Risk;

namespace FineCalc.Cli;

// What a simulation is asked for.
internal sealed record SimulationAsked(long Trials, ulong Seed, bool IsSobol, int Replicates, IReadOnlyList<string> Steps)
{
    public SimulationOptions Options =>
        new()
        {
            Sampling = IsSobol ? Sampling.Sobol : Sampling.Plain,
            Replicates = Replicates,
            Steps = Steps,
        };
}

// The words it is asked with: the same for a simulation and for a plan of one.
internal sealed class SimulationWords
{
    private static readonly string[] Samplings = ["plain", "sobol"];

    private readonly Argument<string> _file = new("CASE") { Description = "A case file with distributions, or - for standard input" };
    private readonly Option<long> _trials = Large("--trials", "How many trials at most, such as 1e9", 1_000_000);
    private readonly Option<ulong> _seed = Seed();
    private readonly Option<string> _sampling = new("--sampling")
    {
        HelpName = string.Join('|', Samplings),
        DefaultValueFactory = _ => Samplings[0],
        Description = "Independent random numbers, or scrambled Sobol points, whose errors are far smaller",
    };
    private readonly Option<int> _replicates = new("--replicates")
    {
        HelpName = "N",
        DefaultValueFactory = _ => 16,
        Description = "How many independent scramblings share the trials of Sobol sampling, 2 to 65,536",
    };
    private readonly Option<string?> _steps = new("--steps")
    {
        HelpName = "IDS",
        Description = "Named steps whose distributions are given beside the amount's, with commas between them",
    };

    public void AddTo(Command command)
    {
        _sampling.AcceptOnlyFromAmong(Samplings);
        Bounds.Hold(_replicates, number => number is >= 2 and <= 65_536, "--replicates is from 2 to 65,536.");
        command.Add(_file);
        command.Add(_trials);
        command.Add(_seed);
        command.Add(_sampling);
        command.Add(_replicates);
        command.Add(_steps);
        command.Validators.Add(result =>
        {
            // What is no number is said by itself.
            var isGiven = result.GetResult(_replicates) is { Implicit: false, Tokens: [var given] } && int.TryParse(given.Value, out _);
            if (isGiven && result.GetValue(_sampling) != Samplings[1])
            {
                result.AddError("--replicates is for scramblings: --sampling sobol.");
            }
        });
    }

    public string FileOf(ParseResult parsed) => parsed.GetRequiredValue(_file);

    public SimulationAsked Of(ParseResult parsed) =>
        new(
            parsed.GetValue(_trials),
            parsed.GetValue(_seed),
            parsed.GetValue(_sampling) == "sobol",
            parsed.GetValue(_replicates),
            parsed.GetValue(_steps)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []
        );

    public static Option<ulong> Seed() =>
        new("--seed")
        {
            HelpName = "S",
            DefaultValueFactory = _ => 1,
            Description = "Where the random numbers begin: one seed gives one result, to the bit",
        };

    // A whole number from 1 that people write as 1000000, 1,000,000 or 1e6.
    public static Option<long> Large(string name, string description, long otherwise) =>
        new(name)
        {
            HelpName = "N",
            Description = description,
            DefaultValueFactory = _ => otherwise,
            CustomParser = result =>
            {
                const NumberStyles form = NumberStyles.AllowExponent | NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint;
                if (
                    decimal.TryParse(result.Tokens[0].Value, form, CultureInfo.InvariantCulture, out var number)
                    && number is >= 1m and <= 1_000_000_000_000_000m
                    && number == Math.Truncate(number)
                )
                {
                    return (long)number;
                }

                result.AddError($"{name} {result.Tokens[0].Value}: write a whole number from 1 to 1e15, such as 1000000 or 1e6.");
                return otherwise;
            },
        };
}
