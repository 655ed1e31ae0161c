using FineCalc.Json;
using FineCalc.Reporting.Sheets;

namespace FineCalc.Reporting;

/// <summary>
/// An assessment as a workbook of a spreadsheet program (Office Open XML, .xlsx): the answer, the facts to be changed, every step as a live
/// formula with its rule, source and standing, the numbers of the law, the sources and the case file. Whoever changes a fact sees the
/// amount follow, to the unit as a new assessment would have it. The same assessment gives the same bytes. Immutable.
/// </summary>
/// <remarks>
/// Where something is open the formulas give the likely amount; the lowest and highest stand beside it as values that FineCalc worked out,
/// and say so. Safe to use from several threads at once. Two are equal only if they are one object.
/// </remarks>
/// <example>
/// <code>
/// var fine = Regimes.UkGdpr.On(2025, 1, 1).Assess(
///     Facts.None.With(UkGdpr.StatedMaximum, Money.Gbp(8_700_000)).With(UkGdpr.Seriousness, Rate.Percent(70))
/// );
/// using var file = new MemoryStream();
/// Workbook.Of(fine).Save(file);
/// Console.WriteLine(file.Length &gt; 0); // True
/// </code>
/// </example>
public sealed class Workbook
{
    // More infringements than columns that anyone reads, and than a formula can name.
    private const int MostInfringements = 50;

    private readonly byte[] _file;

    private Workbook(Assessment of, CaseAssessment? assessed, string? caseFile)
    {
        if (of.Facts.Infringements.Count > MostInfringements)
        {
            throw new ProblemException(
                new Problem(
                    "workbook-too-wide",
                    $"The case names {Text.Number(of.Facts.Infringements.Count)} infringements, and a workbook has a column for each."
                )
                {
                    Allowed = $"up to {Text.Number(MostInfringements)} infringements",
                }
            );
        }

        var lists = new ListsSheet();
        var facts = new FactsSheet(of, lists);
        var numbers = new NumbersSheet(of.Version.Program);
        var steps = new StepsSheet(of, facts, numbers, lists);
        var answer = new AnswerSheet(of, assessed, facts, steps);
        Sheet[] sheets =
        [
            answer.Sheet,
            facts.Sheet,
            steps.Sheet,
            numbers.Sheet,
            OtherSheets.Sources(of),
            .. caseFile is null ? [] : new[] { OtherSheets.Case(caseFile) },
            lists.Sheet,
        ];
        _file = new SheetFile(sheets, ("Amount", answer.Sheet.At(answer.Row, AnswerSheet.Value))).Write();
    }

    /// <summary>The workbook of an assessment, without a case file.</summary>
    /// <exception cref="ProblemException">The case names more infringements than there are columns for
    /// (<c>workbook-too-wide</c>).</exception>
    public static Workbook Of(Assessment assessment)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        return new(assessment, null, null);
    }

    /// <summary>
    /// The workbook of the final amount of a case, with the way from the provisional one and the case file, which
    /// <see cref="CaseJson"/> reads back.
    /// </summary>
    /// <inheritdoc cref="Of(Assessment)"/>
    public static Workbook Of(CaseAssessment assessed)
    {
        ArgumentNullException.ThrowIfNull(assessed);
        return new(assessed.Final, assessed, CaseJson.Write(assessed.Case));
    }

    /// <summary>Writes the file.</summary>
    /// <param name="to">Takes the file; it is not closed.</param>
    public void Save(Stream to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Write(_file);
    }

    /// <summary>How large the file is.</summary>
    public override string ToString() => $"workbook of {Text.Number(_file.Length)} bytes";
}
