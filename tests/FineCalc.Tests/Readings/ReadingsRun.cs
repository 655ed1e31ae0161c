using System.Globalization;
using FineCalc.HostTests;
using Workbook = FineCalc.Reporting.Workbook;

namespace FineCalc.Tests.Readings;

/// <summary>
/// Random cases over every version of every regime, each read in every way that there is, and held to its exact reading. Two runs side by
/// side take every other version; which cases they draw does not depend on how many cores there are.
/// </summary>
internal sealed class ReadingsRun : IDisposable
{
    // What a column of doubles may differ by, as a share of the amount.
    private const double Bound = 1e-12;

    private const int Runs = 2;

    // What is read and drawn at once, since each assessment is kept until the columns are read.
    private const int Most = 4_000;

    // Of the ways that take long, so many cases are enough.
    private const int MostInPython = 1_000_000;
    private const int MostPages = 10_000;
    private const int MostWorkbooks = 100;

    private readonly OtherHands _python = new();
    private readonly string _workbooks = Directory.CreateTempSubdirectory("workbooks").FullName;
    private readonly Dictionary<string, decimal> _inWorkbooks = [];
    private readonly Dictionary<string, Regime> _read = [];
    private readonly long _cases;
    private readonly int _place;
    private long _drawn;
    private long _refused;

    private readonly Reading _exact = new("exact", "the amount that the others are held to");
    private readonly Reading _alone = new("amount alone", "the same decimal");
    private readonly Reading _range = new("range", "the amounts of cases inside an open case lie in its range");
    private readonly Reading _compiled = new("columns, machine code", "within 10^-12 of the amount; the same rows refused");
    private readonly Reading _interpreted = new("columns, interpreter", "the same bits as machine code");
    private readonly Reading _simulated = new("simulation", "trials of certain facts within 10^-12 of the amount");
    private readonly Reading _document = new("document, read back", "the same decimal, the same problems");
    private readonly Reading _other = new("document, in Python", "the same digits of both amounts; the same cases refused");
    private readonly Reading _pages = new("pages", "text, Markdown and HTML say the amount, JSON every digit");
    private readonly Reading _reckoned = new("workbooks", "a spreadsheet program reckons the amount to half a unit");

    private ReadingsRun(long cases, int place)
    {
        (_cases, _place) = (cases, place);
        foreach (var id in Regimes.All.Ids)
        {
            _read[id] = RegimeJson.Parse(RegimeJson.Write(Regimes.All.Find(id)!), id);
        }
    }

    private IReadOnlyList<Reading> All =>
        [_exact, _alone, _range, _compiled, _interpreted, _simulated, _document, _other, _pages, _reckoned];

    public void Dispose()
    {
        _python.Dispose();
        Directory.Delete(_workbooks, true);
    }

    /// <summary>Prints the table; with <paramref name="isKept"/> it becomes a part of docs/quality.md. 1 where a reading is
    /// apart.</summary>
    public static int Run(long cases, bool isKept)
    {
        var runs = Enumerable.Range(0, Runs).Select(place => new ReadingsRun(cases, place)).ToList();
        try
        {
            Parallel.ForEach(runs, run => run.Read());
        }
        finally
        {
            runs.ForEach(run => run.Dispose());
        }

        var table = Table(runs);
        Console.WriteLine(table);
        foreach (var apart in runs.SelectMany(run => run.All).SelectMany(r => r.FirstApart))
        {
            Console.Error.WriteLine(apart);
        }

        if (isKept)
        {
            QualityPage.Put("readings", table);
        }

        return runs.SelectMany(run => run.All).Any(r => r.Apart > 0) ? 1 : 0;
    }

    private void Read()
    {
        var versions = DrawnCases.Versions;
        var each = Math.Max(4, _cases / versions.Count);
        for (var place = _place; place < versions.Count; place += Runs)
        {
            var read = _read[versions[place].Regime.Id].On(versions[place].From);
            for (var (done, seed) = (0L, DrawnCases.Seed + place); done < each; (done, seed) = (done + Most, seed + versions.Count))
            {
                Read(versions[place], read, seed, (int)Math.Min(Most, each - done));
            }
        }

        _python.Compare(_other);
        Reckon();
    }

    private static string Table(List<ReadingsRun> runs)
    {
        var rows = runs[0]
            .All.Select(
                (r, place) =>
                {
                    var (cases, apart) = (runs.Sum(run => run.All[place].Cases), runs.Sum(run => run.All[place].Apart));
                    return string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {r.Name} | {cases:N0} | {(place == 0 ? "" : $"{apart:N0}")} | {r.Held} |"
                    );
                }
            );
        return string.Create(
                CultureInfo.InvariantCulture,
                $"{runs.Sum(r => r._drawn):N0} random cases over {DrawnCases.Versions.Count} versions of {Regimes.All.Ids.Count} regimes, "
                    + $"{runs.Sum(r => r._refused):N0} of them refused:\n\n"
            ) + $"| reading | cases | apart | held to |\n| --- | ---: | ---: | --- |\n{string.Join('\n', rows)}";
    }

    private void Read(RegimeVersion version, RegimeVersion read, int seed, int each)
    {
        var drawn = new DrawnCases(version, seed);
        var rows = Generators.OneCurrencyEach([.. Enumerable.Range(0, (each + 1) / 2).Select(_ => drawn.Row())]);
        var results = rows.Select(facts => One(version, read, facts)).ToList();
        Columns(version, drawn, rows, results);
        for (var i = 0; i < each / 4; i++)
        {
            One(version, read, drawn.Certain());
            var open = drawn.Open();
            if (One(version, read, open) is { Problems.Count: 0 } result)
            {
                Ranged(version, drawn, open, result.Required);
            }
        }
    }

    private AssessmentResult One(RegimeVersion version, RegimeVersion read, Facts facts)
    {
        var result = version.Try(facts);
        _drawn++;
        var again = read.Try(Asked(facts, read));
        string What() => $"{version.Id} with {Given.Words(facts)}";
        if (result.Problems.Count > 0)
        {
            _refused++;
            _document.Hold(result.Problems.Select(p => p.Code).SequenceEqual(again.Problems.Select(p => p.Code)), What);

            // What only the ends of a range break is no problem of the one value that the interpreter reads.
            if (IsForPython && !AcceptanceLaws.IsOfTheRangeAlone(version, facts))
            {
                _python.Add(version, facts, result);
            }

            return result;
        }

        var assessment = result.Required;
        var amount = assessment.Amount.Amount;
        _exact.Count(1);
        _alone.Hold(version.Amount(facts).Amount == amount, What);
        _document.Hold(again.Problems.Count == 0 && again.Required.Amount == assessment.Amount, What);
        if (IsForPython)
        {
            _python.Add(version, facts, result);
        }

        if (_drawn % 10 == 0 && !assessment.IsOpen && AcceptanceLaws.AreCertain(facts))
        {
            var fines = version.Simulate(facts, 4, 1);
            _simulated.Hold(IsNear(amount, fines.Least) && IsNear(amount, fines.Greatest), What);
        }

        if (_drawn % Math.Max(100, _cases / MostPages) == 1)
        {
            _pages.Hold(IsSaid(assessment), What);
        }

        if (_place == 0 && _inWorkbooks.Count < Math.Min(MostWorkbooks, _cases / 1000) && _drawn % 97 == 0 && facts.Infringements.Count < 2)
        {
            var name = $"case-{_inWorkbooks.Count}";
            using var file = File.Create(Path.Combine(_workbooks, name + ".xlsx"));
            Workbook.Of(assessment).Save(file);
            _inWorkbooks[name] = amount;
        }

        return result;
    }

    private bool IsForPython => _drawn % Math.Max(1, _cases / MostInPython) == 0;

    private void Ranged(RegimeVersion version, DrawnCases drawn, Facts open, Assessment assessment)
    {
        var (low, high) = (assessment.Range.Low.Amount, assessment.Range.High.Amount);
        for (var i = 0; i < 2; i++)
        {
            var inside = drawn.Inside(open);
            if (version.Try(inside) is { Problems.Count: 0 } result)
            {
                // Never narrower, but for the last of 28 digits.
                var (least, most) = (result.Required.Range.Low.Amount, result.Required.Range.High.Amount);
                _range.Hold(
                    least >= low - (Math.Abs(low) * 1e-26m) && most <= high + (Math.Abs(high) * 1e-26m),
                    () => $"{version.Id}: {least} to {most} is not inside {low} to {high}, with {Given.Words(inside)}"
                );
            }
        }
    }

    private void Columns(RegimeVersion version, DrawnCases drawn, IReadOnlyList<Facts> rows, List<AssessmentResult> results)
    {
        var table = Tables.Of(drawn.Random, rows);
        var compiled = version.AssessAll(table, new BatchOptions { Threads = 1 });
        var plain = version.AssessAll(table, new BatchOptions { Threads = 1, MayCompile = false });
        var refused = compiled.Problems.Select(p => p.Case).ToHashSet();
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, value) = (i, compiled.Amounts[i]);
            string What() => $"{value:R} with {Given.Words(rows[row])}, {version.Id}";
            _interpreted.Hold(BitConverter.DoubleToInt64Bits(value) == BitConverter.DoubleToInt64Bits(plain.Amounts[i]), What);
            _compiled.Hold(
                results[i].Problems.Count == 0
                    ? IsNear(results[i].Required.Amount.Amount, value)
                    : refused.Contains(i) || AcceptanceLaws.IsOfTheRangeAlone(version, rows[i]),
                What
            );
        }
    }

    private void Reckon()
    {
        if (_inWorkbooks.Count == 0 || !Spreadsheet.IsInstalled)
        {
            return;
        }

        var cells = Spreadsheet.AmountsOf(_workbooks);
        foreach (var (name, amount) in _inWorkbooks)
        {
            _reckoned.Hold(Spreadsheet.Is(cells[name], amount), () => $"{name}: {cells[name]} and not {amount}");
        }
    }

    // The same answers to the questions of the document.
    private static Facts Asked(Facts facts, RegimeVersion by)
    {
        Answer Of(Answer answer) => answer with { Fact = by.FindFact(answer.Fact.Id)! };
        var bare = facts.ExchangeRates.Aggregate(Facts.None, (f, rate) => f.With(rate));
        return facts.Infringements.Aggregate(
            facts.Answers.Aggregate(bare, (f, answer) => f.With(Of(answer))),
            (f, i) => f.WithInfringement(i.Name, own => i.Answers.Aggregate(own, (o, answer) => o.With(Of(answer))))
        );
    }

    private static bool IsNear(decimal exact, double value) =>
        (double)exact == value || Math.Abs((double)exact - value) <= Bound * Math.Abs((double)exact);

    private static bool IsSaid(Assessment assessment)
    {
        var json = JsonNode.Parse(assessment.ToJson())!["amount"]!.GetValue<decimal>();
        var said = assessment.IsOpen ? assessment.Amount.Currency.Code : PageAmount(assessment.Amount);
        return json == assessment.Amount.Amount
            && new[] { Report.Text(assessment), Report.Markdown(assessment), Report.Html(assessment) }.All(page =>
                page.Replace('\u00A0', ' ').Contains(said, StringComparison.Ordinal)
            );
    }

    // To two decimals, and none where it is whole.
    private static string PageAmount(Money amount)
    {
        var rounded = decimal.Round(amount.Amount, 2, MidpointRounding.AwayFromZero);
        return amount.Currency.Code
            + " "
            + rounded.ToString(rounded == decimal.Truncate(rounded) ? "N0" : "N2", CultureInfo.InvariantCulture);
    }
}
