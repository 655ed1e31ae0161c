using FineCalc.Reporting;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.HostTests;

/// <summary>Every kind of step as a formula, where a spreadsheet is most likely to reckon otherwise.</summary>
public sealed class KindsTests : IDisposable
{
    private static readonly Citation Source = new("House rules", "s 1");
    private static readonly Fact<Money> Gain = Fact.Money("gain", "Gain", "What was gained?").PerInfringement();
    private static readonly Fact<Count> Duty = Fact.Count("duty", "Duty", "Which duty?", "(number)").PerInfringement();
    private static readonly Fact<Rate> Share = Fact.Rate("share", "Share", "Which share?").From(Rate.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("kinds").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void Roundings_tables_groups_and_thresholds_come_to_what_they_are_in_decimals()
    {
        var expected = new Dictionary<string, decimal>();
        var facts = Facts
            .None.With(Share, Rate.Percent(10))
            .With(Duty, 1)
            .WithInfringement("a", own => own.With(Gain, Money.Gbp(2_345_678.25m)))
            .WithInfringement("b", own => own.With(Gain, Money.Gbp(1_000_000m)).With(Duty, 2))
            .WithInfringement("c", own => own.With(Gain, Money.Gbp(250_000.5m)));

        // Each infringement's gain through a table that runs straight and by steps, on the line between two rows too.
        var table = new BandTable<Money, Rate>(
            Money.Gbp(0),
            Edge.UpperIncluded,
            [
                (Money.Gbp(1_000_000), Rate.Percent(1), Rate.Percent(5), Source),
                (Money.Gbp(2_000_000), Rate.Percent(7), Rate.Percent(7), Source),
                (null, Rate.Percent(9), Rate.Percent(9), Source),
            ]
        );
        var each = (Step.Ask(Gain) * Step.ByBand(Step.Ask(Gain), table, Source)).Named("each", "Each", Source);
        Add("sum", Step.SumOver(each));
        Add("greatest", Step.GreatestOver(each));
        Add("sum-capped", Step.SumOver(each, (Step.Ask(Gain) * Percent(8)).Named("cap", "Cap", Source), Duty));
        Add("greatest-of-duty", Step.GreatestOver(each, Duty));

        // Ties and grids: 0.1 x 3 is no 0.3 in binary numbers.
        foreach (var mode in Enum.GetValues<RoundingMode>())
        {
            foreach (var (amount, unit) in new[] { (0.3m, 0.1m), (250m, 100m), (350m, 100m), (1_234.565m, 0.01m), (-250m, 100m), (7m, 3m) })
            {
                var value = (Pounds(amount * 10m) * Share).Named("value", "Value", Source);
                Add($"{mode}-{amount}-{unit}", value.RoundedTo(new Rounding(unit, mode)));
                Add($"{mode}-{amount}-{unit}-asked", value.RoundedTo(Pounds(unit), mode));
            }
        }

        // On the line: 0.1 x 3 of a million is 300,000.
        Add("threshold", Pounds(1).When((Pounds(3_000_000) * Share).IsAtLeast(Pounds(300_000)), Pounds(2)));
        Add("between", (Pounds(100) - Pounds(300)).Between(Pounds(-150), Pounds(50)));
        Add("quotient", Pounds(100) * ((Pounds(1) - Pounds(3)) / (Pounds(8) - (Pounds(1) - Pounds(3)))));

        var amounts = Spreadsheet.AmountsOf(_folder);
        Assert.Empty(
            expected.Where(e => !Spreadsheet.Is(amounts[e.Key], e.Value, 0.005m)).Select(e => $"{e.Key}: {amounts[e.Key]}, not {e.Value}")
        );

        void Add(string name, Step<Money> result)
        {
            var law = Regime.Define(
                new RegimeInfo("own", "Own rules", Currency.Gbp),
                [new MethodPeriod("Own rules", new LocalDate(2025, 1, 1), null, _ => new Method(result))]
            );
            var version = law.On(2025, 1, 1);
            var asked = version.Facts.Contains(Gain) ? facts : Facts.None.With(Share, Rate.Percent(10));
            asked = version.Facts.Contains(Share) ? asked : asked.Without(Share);
            asked = version.Facts.Contains(Duty) ? asked : WithoutDuty(asked);
            var assessed = version.Assess(asked);
            expected.Add(name, assessed.Amount.Amount);
            using var file = File.Create(Path.Combine(_folder, $"{name}.xlsx"));
            Workbook.Of(assessed).Save(file);
        }
    }

    private static Facts WithoutDuty(Facts facts) =>
        facts.Infringements.Aggregate(facts.Without(Duty), (all, i) => all.WithInfringement(i.Name, own => own.Without(Duty)));

    private static Step<Money> Pounds(decimal amount) => Step.Of(Money.Gbp(amount), Source);

    private static Step<Rate> Percent(decimal percent) => Step.Of(Rate.Percent(percent), Source);
}
