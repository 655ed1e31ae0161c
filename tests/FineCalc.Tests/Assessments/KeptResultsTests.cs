using FineCalc.Tests.Json;
using FineCalc.Tests.Reports;

namespace FineCalc.Tests;

/// <summary>
/// Results that are kept whole, to be read: every word of their JSON, in brief and with the trace, and all that is said of the rules that
/// were not applied. FINECALC_UPDATE=1 writes them anew.
/// </summary>
public class KeptResultsTests
{
    private const string Folder = "tests/FineCalc.Tests/Assessments/kept";

    // Of laws that ship: methods of every shape, as the case has it and with its answers open.
    private static readonly string[] Shipped =
    [
        "br-lgpd/telekall-2023",
        "de-gdpr-dsk/1und1-2019",
        "eu-antitrust/cartel",
        "eu-esma-cra/five-banks-2018",
        "kr-pipa/invested-2026",
        "uk-fca-firms/three-chains",
        "uk-gdpr/capita-2025",
        "uk-gdpr/outside-facts",
        "uk-hmrc-behaviour/handbook-examples",
        "uk-minimum-wage/three-workers-2026",
        "uk-ofsi/three-discounts-2026",
        "us-fec/report-and-notice-2025",
        "us-hipaa/four-hundred-2016",
        "us-sentencing-organisations/gain-2018",
    ];

    private static readonly Lazy<CaseAssessment> Whole = new(() => Tribunal.Read(Tribunal.Whole).Assess());

    private static readonly Lazy<CaseAssessment> Settled = new(() => Harbour.Settled.Assess(BridgeOrder.Shapley));

    private static readonly Lazy<CaseAssessment> Open = new(() => Harbour.Open.Assess());

    private static readonly Dictionary<string, Func<string>> Results = new()
    {
        ["tribunal.brief.json"] = () => Whole.Value.ToJson(),
        ["tribunal.trace.json"] = () => Whole.Value.ToJson(trace: true),
        ["harbour-settled.brief.json"] = () => Settled.Value.ToJson(),
        ["harbour-settled.trace.json"] = () => Settled.Value.ToJson(trace: true),
        ["harbour-open.brief.json"] = () => Open.Value.ToJson(),
        ["harbour-open.trace.json"] = () => Open.Value.ToJson(trace: true),
        ["harbour-replaced.brief.json"] = () => Replaced().ToJson(),
        ["harbour-replaced.trace.json"] = () => Replaced().Trace.ToJson(trace: true),
        ["harbour-step.json"] = () => Open.Value.Final.Find("each")!.ToJson() + Open.Value.Final.Find("each")!.ToJson(compact: true),
        ["harbour-bridge.json"] = () => Bridge.Between(Settled.Value.Before!, Replaced()).ToJson(),
        ["invented.txt"] = () => $"# Tribunal\n{Told.Of(Whole.Value)}\n# Settled\n{Told.Of(Settled.Value)}\n# Open\n{Told.Of(Open.Value)}",
        ["mill.brief.json"] = () => Mill.Fined.Assess().ToJson(),
        ["mill.trace.json"] = () => Mill.Fined.Assess().ToJson(trace: true),
        ["mill.txt"] = () => $"# Fined\n{Told.Of(Mill.Fined.Assess())}\n# Reopened\n{Told.Of(Mill.Reopened.Assess())}",
        ["branch.trace.json"] = () => Branch().ToJson(trace: true),
        ["provisional.txt"] = ProvisionalAmounts.Told,
        ["lines.txt"] = () => string.Join('\n', InALine().Select(o => $"{o.GetType().Name}: {o}")) + "\n",
        ["not-applied.txt"] = NotAppliedMethods.Told,
    };

    public static TheoryData<string> Names => [.. Results.Keys];

    public static TheoryData<string> Files => [.. Shipped];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_result_says_this_and_nothing_else(string name) => Golden.Hold($"{Folder}/{name}", Results[name]());

    [Theory]
    [MemberData(nameof(Files))]
    public void A_case_of_a_law_that_ships_says_this_and_nothing_else(string file)
    {
        var path = Repository.PathOf("docs", "examples", $"{file}.json");
        var of = CaseJson.Parse(File.ReadAllText(path), path, Regimes.All);
        var open = Opened(of);

        Golden.Hold(
            $"{Folder}/{file.Replace('/', '.')}.txt",
            $"# As it is\n{Told.Of(of.Assess())}\n# Open\n{Told.Of(of.Version.Assess(open))}"
        );
    }

    private static Assessment Replaced() =>
        Harbour
            .Regime.Override("maximum.share", Rate.Percent(6), "a bill")
            .Override("repeated", Rate.Percent(20), "a bill")
            .On(Harbour.Version.From)
            .Assess(Harbour.Given.With(Harbour.IsRepeated, true));

    // One step is left out, and by itself.
    private static Assessment Branch() =>
        Own.Assess(
            Own.Pounds(3)
                .When(Ask.Repeated, (Own.Pounds(1) * Step.Ask(Ask.Share)).Named("o", "One", Own.Source))
                .Named("fine", "Fine", Own.Source),
            Facts.None.With(Ask.Repeated, true)
        );

    // What each part of a result is in a line.
    private static IEnumerable<object> InALine()
    {
        var (fined, reopened) = (Mill.Fined.Assess(), Mill.Reopened.Assess());
        return
        [
            .. new object[]
            {
                Harbour.Settled,
                Harbour.Open,
                Whole.Value,
                Settled.Value,
                Open.Value,
                fined,
                reopened,
                fined.Final,
                Replaced(),
            },
            Open.Value.Final.Trace,
            .. Mill.Fined.Stages,
            .. Mill.Reopened.Stages,
            .. new[] { Harbour.Settled, Mill.Fined, Mill.Reopened }.Select(c => (object)c.Published!),
            new PublishedFigures(Own.Source) { Provisional = Money.Gbp(2), FinalHigh = Money.Gbp(3) },
            .. Mill.Fined.Published!.Steps,
            .. reopened.Stages,
            reopened.Bridge,
            .. reopened.Bridge.Parts,
            .. fined.Final.Assumptions,
            .. Settled.Value.Final.Caveats,
            .. Settled.Value.Final.Infringements,
            .. Settled.Value.Final.NotApplied,
            Own.Version(Step.Ask(Ask.Turnover)).Try(Facts.None),
            Harbour.Version.Try(Harbour.Given),
        ];
    }

    // Every number that was answered may be a quarter less or more; where that is no case every rate, or else every amount.
    private static Facts Opened(Case of)
    {
        var all = Opened(of.Facts, _ => true);
        return of.Version.Try(all).IsAssessed ? all
            : Opened(of.Facts, f => f.Unit == Unit.Rate) is var rates && of.Version.Try(rates).IsAssessed ? rates
            : Opened(of.Facts, f => f.Unit == Unit.Money);
    }

    private static Facts Opened(Facts facts, Func<Fact, bool> isOpened)
    {
        var all = Each(facts, facts.Answers);
        return facts.Infringements.Aggregate(all, (f, i) => f.WithInfringement(i.Name, own => Each(own, i.Answers)));

        Facts Each(Facts of, IEnumerable<Answer> answers) =>
            answers
                .Where(a => a.IsCertain && a.Fact.Unit is Unit.Money or Unit.Rate or Unit.Count && isOpened(a.Fact))
                .Aggregate(of, (f, a) => f.With(a with { Low = End(a, 0.75m), High = End(a, 1.25m) }));
    }

    private static decimal End(Answer answer, decimal times)
    {
        var end = answer.Likely * times;
        end = Math.Clamp(end, answer.Fact.AllowedLow ?? decimal.MinValue, answer.Fact.AllowedHigh ?? decimal.MaxValue);
        return answer.Fact.IsWhole ? decimal.Round(end) : end;
    }
}
