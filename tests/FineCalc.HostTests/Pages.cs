using FineCalc.Comparing;
using FineCalc.Estimates;
using FineCalc.Json;
using FineCalc.Reporting;
using FineCalc.Reports;
using FineCalc.Risk;
using FineCalc.Steps;
using FineCalc.Uk;

namespace FineCalc.HostTests;

/// <summary>A page of each kind, each with the picture that fits it.</summary>
internal static class Pages
{
    // What would do something if it were taken for more than words.
    public static readonly string[] Hostile =
    [
        "<script>document.title='taken'</script>",
        "<img src=x onerror=\"document.title='taken'\">",
        "</svg></style></title><h1>taken</h1>",
        "=HYPERLINK(\"https://example.invalid\";\"taken\")",
        "\u202Egnp.exe\u2066",
    ];

    private static readonly Dictionary<string, Func<Report>> Kinds = new(StringComparer.Ordinal)
    {
        ["settled"] = () => Report.Whole(Seed()),
        ["open"] = () => Report.Whole(Example("uk-gdpr/outside-facts.json").Assess()),
        ["several infringements"] = () => Report.Whole(Example("us-hipaa/discretion-2019.json").Assess()),
        ["maximum"] = () => Report.Whole(Example("eu-dsa/ceiling.json").Assess()),
        ["reform"] = Reformed,
        ["comparison"] = () => Compared().Compare([.. Compared().Elsewhere.Select(e => e.Regime).Prepend(Regimes.UkGdpr)]),
        ["estimate"] = () => GdprEstimate.Of(Example("uk-gdpr/outside-facts.json")),
        ["simulation"] = () => Law.Simulate(Known, 20_000, 1),
        ["portfolio"] = () =>
            Law.AnnualLoss(new Portfolio(new FactTable(1), new UncertainFacts(Known), [Distribution.Poisson(0.3)]), 20_000, 1),
        ["sensitivity"] = () => Law.Sensitivity(new UncertainFacts(Known), 20_000, 1),
        ["back-test"] = () => GdprEstimate.Backtest(GdprEstimate.Decisions),
        ["regime"] = () => Law,
        ["hostile"] = () => Report.Whole(HostileCase().Assess()),
    };

    public static IEnumerable<string> Names => Kinds.Keys;

    private static RegimeVersion Law => Regimes.UkGdpr.On(2025, 1, 1);

    private static Facts Known => Example("uk-gdpr/outside-facts.json").Facts;

    public static string Html(string kind) => Report.Html(Picture.Illustrate(Kinds[kind]()));

    public static string SeedFile => Shipped.PathOf("docs/examples/uk-gdpr/advanced-2025.json");

    public static CaseAssessment Seed() => Example("uk-gdpr/advanced-2025.json").Assess();

    public static Case HostileCase()
    {
        var words = string.Join(' ', Hostile);
        var facts = Facts.None.With(UkGdpr.StatedMaximum, Money.Gbp(8_700_000)).With(UkGdpr.SizeFactor, Rate.One, note: words);
        return new Case("hostile", Hostile[0] + Hostile[2], Law, Add(Add(facts, Hostile[1] + Hostile[3]), Hostile[4] + words[..60]))
        {
            Notes = [words],
        };

        static Facts Add(Facts facts, string name) => facts.WithInfringement(name, own => own.With(UkGdpr.Seriousness, Rate.Percent(20)));
    }

    private static Case Compared() => Example("compare/hospital-software.json");

    private static Report Reformed()
    {
        var reform = ReformJson.Parse(File.ReadAllText(Shipped.PathOf("docs/reforms/higher-standard-maximum.json")), "reform", Regimes.All);
        return Report.Whole(
            ReformEffect.Of(
                [reform],
                Example("uk-gdpr/outside-facts.json").Assess(),
                Example("uk-gdpr/outside-facts.json", reform.Apply(Regimes.All)).Assess()
            )
        );
    }

    private static Case Example(string file, RegimeCatalog? regimes = null)
    {
        var path = Shipped.PathOf($"docs/examples/{file}");
        return CaseJson.Parse(File.ReadAllText(path), path, regimes ?? Regimes.All);
    }
}
