using System.CommandLine;
using System.Runtime.CompilerServices;
using FineCalc.Reports;
using FineCalc.Steps;

namespace FineCalc.Cli;

// A picture of a case. What draws it is loaded by nothing else: no other command pays for it.
internal sealed class ChartCommand(Session session)
{
    private static readonly string[] Kinds =
    [
        "waterfall",
        "bridge",
        "position",
        "estimate",
        "regimes",
        "exceedance",
        "histogram",
        "tornado",
        "shares",
        "curve",
    ];

    private readonly Argument<string> _kind = new("KIND") { HelpName = "KIND", Description = "What is drawn: " + string.Join(", ", Kinds) };
    private readonly Argument<string> _file = new("FILE") { Description = "A case file, or - for standard input" };
    private readonly Option<string> _path = new("--output", "-o")
    {
        HelpName = "PATH",
        Description = "Where to: a file ending in .svg or .png, or in .csv or .md for the data; an SVG on standard output if not given",
    };
    private readonly Option<int> _width = new("--width")
    {
        HelpName = "PIXELS",
        DefaultValueFactory = _ => 1280,
        Description = "How wide a PNG is, from 100 to 10,000",
    };
    private readonly Option<int> _trials = new("--trials")
    {
        HelpName = "N",
        DefaultValueFactory = _ => 100_000,
        Description = "How many trials are drawn of what is open (exceedance, histogram, tornado, shares), from 20,000 to 10,000,000",
    };
    private readonly Option<string> _fact = Named("--fact", "ID", "The fact that runs from --from to --to (curve)");
    private readonly Option<string> _from = Named("--from", "VALUE", "Its least value; a tenth of that of the case if not given");
    private readonly Option<string> _to = Named("--to", "VALUE", "Its greatest value; ten times that of the case if not given");

    public Command Build()
    {
        _kind.AcceptOnlyFromAmong(Kinds);
        var command = new Command("chart", "Draw a picture of a case, with its description and its data")
        {
            _kind,
            _file,
            _path,
            _width,
            _trials,
            _fact,
            _from,
            _to,
        };
        _fact.CompletionSources.Add(context => Known.Of(session, _file, context, version => version.Facts.Select(f => f.Id)));
        var laws = new Laws(session, command);
        command.SetAction(parsed => Run(parsed, laws.Of(parsed).Regimes));
        return command;
    }

    private int Run(ParseResult parsed, RegimeCatalog regimes)
    {
        var path = parsed.GetValue(_path);
        var form = path is null ? ".svg" : Path.GetExtension(path).ToLowerInvariant();
        var (width, trials) = (parsed.GetValue(_width), parsed.GetValue(_trials));
        if (form is not (".svg" or ".png" or ".csv" or ".md"))
        {
            return Misused($"--output {path}: the name does not say what to write.", "a name that ends in .svg, .png, .csv or .md");
        }

        if (width is < 100 or > 10_000 || trials is < 20_000 or > 10_000_000)
        {
            return Misused($"--width {width} --trials {trials}: out of range.", "100 to 10,000 pixels, 20,000 to 10,000,000 trials");
        }

        var kind = parsed.GetRequiredValue(_kind);
        if (kind is "exceedance" or "histogram" or "tornado" or "shares")
        {
            var drawn = session.Load(
                parsed.GetRequiredValue(_file),
                (stream, name) => CaseJson.ReadUncertain(stream, name, regimes),
                "a case file"
            );
            return Draw(new Drawing(kind, drawn.Case, regimes, trials) { Uncertain = drawn.Facts }, form, width, path);
        }

        if (session.Read(parsed.GetRequiredValue(_file), regimes, out var exitCode) is not { } read)
        {
            return exitCode;
        }

        if (kind != "curve")
        {
            return Draw(new Drawing(kind, read, regimes, trials), form, width, path);
        }

        try
        {
            return FactOf(read, parsed.GetValue(_fact)) is { } fact && Ends(parsed, read, fact) is { } ends
                ? Draw(new Drawing(kind, read, regimes, trials) { Fact = fact, Ends = ends }, form, width, path)
                : Misused(
                    "A curve needs a fact, and from where to where it runs.",
                    "--fact ID --from VALUE --to VALUE, of a fact that is an amount, a rate or a number"
                );
        }
        catch (FormatException unreadable)
        {
            return Misused(unreadable.Message, "--from and --to as GBP 3,000,000, 20% or 5000, the first less than the second");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Draw(Drawing drawing, string form, int width, string? path)
    {
        var picture = drawing.Picture();
        return form switch
        {
            ".png" => session.PutBytes(path!, picture.Png(width)),
            ".csv" => session.Put(path, to => to.Write(picture.Csv())),
            ".md" => session.Put(path, to => to.Write(picture.Markdown())),
            _ => session.Put(path, to => to.Write(picture.Svg())),
        };
    }

    private static Fact? FactOf(Case read, string? id)
    {
        var fact = id is null ? null : read.Version.FindFact(id);
        return fact is null && id is not null
                ? throw new ProblemException(
                    new Problem(
                        "fact-unknown",
                        $"'{id}' is not asked by this method{Nearest.MeantBy(id, read.Version.Facts.Select(f => f.Id))}."
                    )
                    {
                        Subject = id,
                        Allowed = string.Join(", ", read.Version.Facts.Select(f => f.Id)),
                    }
                )
            : fact?.Unit is Unit.Choice or Unit.Flag ? null
            : fact;
    }

    private (decimal From, decimal To)? Ends(ParseResult parsed, Case read, Fact fact)
    {
        var facts = read.AfterRepresentations ?? read.Facts;
        var given =
            facts.Answers.FirstOrDefault(a => a.Fact == fact)
            ?? facts.Infringements.SelectMany(i => i.Answers).FirstOrDefault(a => a.Fact == fact);
        var from = Value(_from) ?? given?.Likely / 10m;
        var to = Value(_to) ?? given?.Likely * 10m;
        return from is null || to is null ? null
            : from < to ? (Math.Max(from.Value, fact.AllowedLow ?? from.Value), Math.Min(to.Value, fact.AllowedHigh ?? to.Value))
            : throw new FormatException("--from is not less than --to.");

        decimal? Value(Option<string> option) =>
            parsed.GetValue(option) is not { } text
                ? null
                : fact.Unit switch
                {
                    Unit.Money => Quantity.Amount(text, read.Version.Regime.Info.Currency).Amount,
                    Unit.Rate => Rate.Parse(text).Value,
                    _ => Count.Parse(text).Value,
                };
    }

    private int Misused(string what, string allowed)
    {
        session.Error.WriteLine(new Problem("usage", what) { Allowed = allowed });
        return Tool.Usage;
    }

    private static Option<string> Named(string name, string help, string description) =>
        new(name) { HelpName = help, Description = description };
}
