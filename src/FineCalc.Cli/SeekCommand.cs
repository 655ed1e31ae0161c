using System.CommandLine;
using System.Globalization;
using FineCalc.Json;
using FineCalc.Seeking;
using FineCalc.Steps;

namespace FineCalc.Cli;

// Which values of a fact bring a step of a case to a target.
internal sealed class SeekCommand(Session session)
{
    private readonly Argument<string> _file = new("FILE") { Description = "A case file, or - for standard input" };
    private readonly Option<string> _fact = Named(
        "--fact",
        "ID",
        "The fact or judgement that is sought, as listed by finecalc facts",
        true
    );
    private readonly Option<string> _target = Named("--target", "VALUE", "What the step shall be: 3000000, GBP 3,000,000 or 20%", true);
    private readonly Option<string> _step = Named("--step", "ID", "The step, as listed by finecalc show; the amount if not given");
    private readonly Option<string> _infringement = Named("--infringement", "NAME", "The infringement whose answer is sought");
    private readonly Option<string> _from = Named("--from", "VALUE", "The lowest value to try; the lowest that is allowed if not given");
    private readonly Option<string> _to = Named("--to", "VALUE", "The highest value to try; the highest that is allowed if not given");
    private readonly Option<string> _resolution = Named(
        "--resolution",
        "VALUE",
        "The distance between the values to try, such as 0.01% or 0.01; every decimal if not given"
    );

    public Command Build()
    {
        var command = new Command("seek", "Find all values of a fact that bring a step of a case to a target, or what keeps it from it")
        {
            _file,
            _fact,
            _target,
            _step,
            _infringement,
            _from,
            _to,
            _resolution,
        };
        _fact.CompletionSources.Add(context => Known.Of(session, _file, context, version => version.Facts.Select(f => f.Id)));
        _step.CompletionSources.Add(context => Known.Of(session, _file, context, version => version.Steps.Select(s => s.Id)));
        var to = new Destination(session, command, Destination.AllFormats);
        var laws = new Laws(session, command);
        command.SetAction(parsed => Run(parsed, laws.Of(parsed).Regimes, to));
        return command;
    }

    private int Run(ParseResult parsed, RegimeCatalog regimes, Destination to)
    {
        if (session.Read(parsed.GetRequiredValue(_file), regimes, out var exitCode) is not { } read)
        {
            return exitCode;
        }

        var (version, id, step) = (read.Version, parsed.GetRequiredValue(_fact), parsed.GetValue(_step));
        var fact =
            version.FindFact(id)
            ?? throw new ProblemException(
                new Problem("fact-unknown", $"'{id}' is not asked by this method{Nearest.MeantBy(id, version.Facts.Select(f => f.Id))}.")
                {
                    Subject = id,
                    Allowed = string.Join(", ", version.Facts.Select(f => f.Id)),
                }
            );
        var unit = version.Steps.FirstOrDefault(s => s.Id == step)?.Unit ?? Unit.Money;
        try
        {
            var options = new GoalSeekOptions
            {
                Step = step,
                Infringement = parsed.GetValue(_infringement),
                From = Value(parsed, _from, fact.Unit, fact.Options),
                To = Value(parsed, _to, fact.Unit, fact.Options),
                Resolution = Value(parsed, _resolution, fact.Unit, fact.Options),
            };
            var target = Value(parsed, _target, unit, []);
            var sought = version.GoalSeek(read.AfterRepresentations ?? read.Facts, fact, target!.Value, options);
            return to.Show(parsed, sought);
        }
        catch (FormatException unreadable)
        {
            session.Error.WriteLine(new Problem("usage", unreadable.Message));
            return Tool.Usage;
        }

        decimal? Value(ParseResult from, Option<string> option, Unit measured, IReadOnlyList<FineCalc.Option> options)
        {
            try
            {
                return from.GetValue(option) is { } text ? Read(text, measured, version.Regime.Info.Currency, options) : null;
            }
            catch (FormatException unreadable)
            {
                throw new FormatException($"{option.Name}: {unreadable.Message}", unreadable);
            }
        }
    }

    private static decimal Read(string text, Unit unit, Currency currency, IReadOnlyList<FineCalc.Option> options) =>
        unit switch
        {
            Unit.Money => Quantity.Amount(text, currency).Amount,
            Unit.Rate => Rate.Parse(text).Value,
            Unit.Count => Count.Parse(text).Value,
            Unit.Flag => text switch
            {
                "true" or "yes" => 1m,
                "false" or "no" => 0m,
                _ => throw new FormatException($"'{text}' is neither; write true or false."),
            },
            _ => options.Select(o => o.Code).ToList().IndexOf(text) is var place and >= 0
                ? place
                : throw new FormatException(
                    options.Count > 0
                        ? $"'{text}' is none of them{Nearest.MeantBy(text, options.Select(o => o.Code))}; write "
                            + $"{string.Join(", ", options.Select(o => o.Code))}."
                        : "the step is a choice; name a step that is an amount, a rate, a number or a flag."
                ),
        };

    private static Option<string> Named(string name, string help, string description, bool isRequired = false) =>
        new(name)
        {
            HelpName = help,
            Description = description,
            Required = isRequired,
        };
}
