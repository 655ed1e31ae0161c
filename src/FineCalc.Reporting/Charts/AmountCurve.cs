using FineCalc.Reporting.Drawing;
using FineCalc.Reports;
using FineCalc.Steps;

namespace FineCalc.Reporting.Charts;

// The amount of a case as one of its answers runs from one value to another, all others as they are.
internal static class AmountCurve
{
    private const int Points = 240;

    // From here on, equal factors are drawn as equal distances.
    private const decimal Wide = 50m;

    public static Chart Of(Case of, Fact fact, decimal from, decimal to, string? infringement)
    {
        var (version, facts) = (of.Version, of.AfterRepresentations ?? of.Facts);
        var currency = version.Regime.Info.Currency;
        var isLog = from > 0m && to / from >= Wide;
        var points = new List<(decimal At, Spread<Money> Amount)>();
        foreach (var at in Enumerable.Range(0, Points + 1).Select(At).Distinct())
        {
            var answer = new Answer(fact, at, at, at, fact.Unit == Unit.Money ? currency : default);
            if (version.Try(facts.Put(fact, answer, infringement)).Assessment is { } assessed)
            {
                points.Add((at, assessed.Range));
            }
        }

        if (points.Count < 2)
        {
            throw new ProblemException(
                new Problem("chart-no-amounts", $"No amount can be worked out while {fact.Name} runs from {Show(from)} to {Show(to)}.")
                {
                    Subject = fact.Id,
                    Allowed = "a case that can be assessed, and values of the fact that are allowed",
                }
            );
        }

        var given = facts.Infringements.FirstOrDefault(i => i.Name == infringement)?.Answers.FirstOrDefault(a => a.Fact == fact);
        given ??= facts.Answers.FirstOrDefault(a => a.Fact == fact);
        var now = given is { } stated && stated.Likely >= from && stated.Likely <= to ? of.FinalResult.Assessment : null;
        var (first, last) = (points[0], points[^1]);
        var title =
            $"{fact.Name} from {Show(first.At)} to {Show(last.At)}: the amount goes from {Likely(first.Amount)} to {Likely(last.Amount)}";
        var isOpen = points.Exists(p => !p.Amount.IsCertain);
        return new Chart(
            title,
            $"{Text.Clean(of.Title)}: the amount as '{fact.Name}' changes, all else as it is",
            $"{title}." + (now is null ? "" : $" As the case has it, {Show(given!.Likely)}: {Wording.Range(now.Range)}."),
            (isOpen ? "The band is the range that the method allows, the line the likely amount. " : "")
                + $"Worked out at {Text.Number(points.Count)} values; between two of them the line is straight. Version {version.Id}.",
            new Table(
                [($"{fact.Name}", true), ($"Low, {currency}", true), ($"Likely, {currency}", true), ($"High, {currency}", true)],
                [
                    .. points.Select(p =>
                        (IReadOnlyList<Cell>)
                            [
                                Cell.Of(p.At, Show(p.At)),
                                .. new[] { p.Amount.Low, p.Amount.Likely, p.Amount.High }.Select(m => Cell.Of(m.Amount, Wording.Amount(m))),
                            ]
                    ),
                ]
            ),
            Draw
        );

        decimal At(int i)
        {
            var at =
                i == Points ? to
                : isLog ? (decimal)((double)from * Math.Pow((double)(to / from), (double)i / Points))
                : from + ((to - from) * i / Points);
            var isWhole = fact.IsWhole || (fact.Unit == Unit.Count && to - from >= Points);
            return Math.Clamp(isWhole ? Math.Round(at) : Amounts.Rounded((double)at, 5), from, to);
        }

        string Show(decimal at) => fact.Unit == Unit.Money ? Amounts.Short(new Money(at, currency)) : fact.Show(at, currency);

        Sheet Draw(Chart chart)
        {
            var places = points.Select(p => (double)p.At);
            Func<double, string> show = fact.Unit == Unit.Rate ? Amounts.Percent : Amounts.Tick;
            var x = isLog ? Scale.Log(places, show) : Scale.Linear(places, show) with { Least = (double)first.At };
            x = x with { Ticks = [.. x.Ticks.Where(t => t.At >= x.Least)] };
            var y = Scale.Linear(points.Select(p => (double)p.Amount.High.Amount * 1.08d), Amounts.Tick);
            var named = fact.Unit == Unit.Money ? $"{fact.Name}, {currency}" : fact.Name;
            var sheet = new CurveSheet(chart.Title, chart.Subtitle, chart.Foot, x, named, y, $"amount, {currency}");
            if (isOpen)
            {
                sheet.Band(
                    [.. points.Select(p => ((double)p.At, (double)p.Amount.Low.Amount, (double)p.Amount.High.Amount))],
                    Colours.Start
                );
            }

            sheet.Line([.. points.Select(p => ((double)p.At, (double)p.Amount.Likely.Amount))], Colours.Final, 2.5f);
            if (now is not null)
            {
                var (at, amount) = ((double)given!.Likely, (double)now.Amount.Amount);
                sheet.Vertical(at, $"the case: {Likely(now.Range)}");
                sheet.Dot(at, amount, Colours.Stage);
            }

            return sheet.Sheet;
        }
    }

    private static string Likely(Spread<Money> range) =>
        range.IsCertain ? Amounts.Short(range.Likely) : $"about {range.Likely.Currency} {Amounts.Tick((double)range.Likely.Amount)}";
}
