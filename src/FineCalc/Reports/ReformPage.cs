using FineCalc.Comparing;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Reports;

// What reforms change for a case, before the case under them is reported.
internal static class ReformPage
{
    public static IEnumerable<Block> Of(ReformEffect effect)
    {
        var regime = effect.Today.Case.Version.Regime.Id;
        yield return new Heading("What the reform changes");
        yield return new Items([
            .. effect.Reforms.SelectMany(r =>
                r.Changes.Where(c => c.Regime == regime)
                    .GroupBy(c => (c.Reason, Days: Days(c.From, c.Until)))
                    .Select(g =>
                        Phrase
                            .Of(r.Title, Emphasis.Strong)
                            .And($"({r.Id}), {g.Key.Days}: {string.Join(", ", g.Select(c => c.Number))}.")
                            .And(Phrase.Of($"Why: {g.Key.Reason}.", Emphasis.Quiet))
                    )
            ),
        ]);
        var (today, reformed) = (effect.Today.Final, effect.Reformed.Final);
        if (!effect.IsReached)
        {
            yield return new Paragraph(
                Phrase.Of(
                    $"The case falls under the version {Text.Period(reformed.Version.From, reformed.Version.Until)}, of which the "
                        + "reform replaces no number: the amount is that of the law as it stands.",
                    Emphasis.Warning
                )
            );
            yield break;
        }

        const string Title = "From the law as it stands to the reform";
        if (
            effect.Bridge.Parts.Any(p => p.Amount.Amount != 0m)
            && BridgeGrid.Of(Title, effect.Bridge, ("The law as it stands", today.Range), ("Under the reform", reformed.Range), true)
                is { } grid
        )
        {
            yield return grid;
            var range =
                today.IsOpen || reformed.IsOpen ? $"At the likely amounts; the law as it stands allows {Wording.Range(today.Range)}." : "";
            var remark = $"{BridgeGrid.Order(effect.Bridge)} {range}".Trim();
            if (remark.Length > 0)
            {
                yield return new Paragraph(Phrase.Of(remark, Emphasis.Quiet));
            }
        }
        else
        {
            yield return new Paragraph($"The amount is the same as under the law as it stands: {Wording.Range(today.Range)}.");
        }

        static string Days(LocalDate? from, LocalDate? until) =>
            from is null && until is null ? "on every day of the regime" : Text.Period(from ?? LocalDate.MinIsoValue, until);
    }
}
