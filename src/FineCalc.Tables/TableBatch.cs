namespace FineCalc.Tables;

/// <summary>
/// Works out every row of a table, from a reader to a writer, in memory that does not grow with the rows. A row comes to what
/// <c>AssessAll</c> makes of it, and what <c>Assess</c> makes of its facts.
/// </summary>
/// <example>
/// <code>
/// var table = "id,turnover,days\nA,12000000,3\nB,,5\n";
/// var rules = new Citation("Harbour rules of 2025", "rule 7");
/// var days = Fact.Count("days", "Days", "For how many days did the ship stay?", "days").From(0).At(rules);
/// var harbour = Regime.Define("harbour", "Harbour", Currency.Gbp, new LocalDate(2025, 1, 1), law =&gt;
///     (law.Money("per-day", "Fine for each day", Money.Gbp(1_200), rules) * Step.Ask(days)).Named("fine", "Fine", rules)).Versions[0];
/// using var reader = TableReader.Csv(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(table)));
/// var written = new MemoryStream();
/// using var writer = TableWriter.Csv(written);
/// TableBatch.Run(reader, ColumnMatch.Of(harbour, reader.Columns), writer, new TableBatchOptions { Keep = ["id"], WithRange = false });
/// Console.WriteLine(System.Text.Encoding.UTF8.GetString(written.ToArray()).Split('\n')[1]); // A,3600,,
/// </code>
/// </example>
public static class TableBatch
{
    /// <summary>Reads a table to its end and writes an amount for each case.</summary>
    /// <param name="reader">The table.</param>
    /// <param name="match">Which of its columns answer which questions.</param>
    /// <param name="writer">
    /// Takes the columns that are handed on, then <c>amount</c>, <c>low</c> and <c>high</c>, the steps, <c>problem</c> (the code of the
    /// first) and <c>problem_text</c>. A case of several rows is one row, and what is handed on is that of its first.
    /// </param>
    /// <param name="options">What is given out.</param>
    /// <exception cref="ProblemException">The table cannot be read on; the rows of a case do not stand together; more rows have problems
    /// than may; a step or a column is unknown; a column to be handed on has the name of one that is given out.</exception>
    /// <exception cref="OperationCanceledException">The batch was cancelled.</exception>
    /// <exception cref="IOException">The output cannot be written.</exception>
    public static TableBatchResult Run(TableReader reader, ColumnMatch match, TableWriter writer, TableBatchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(match);
        ArgumentNullException.ThrowIfNull(writer);
        return new TableRun(reader, match, writer, options ?? new TableBatchOptions()).Run();
    }

    /// <summary>The facts of the case that a row belongs to, exactly as its cells give them.</summary>
    /// <param name="reader">The table; it is read as far as the row.</param>
    /// <param name="match">Which of its columns answer which questions.</param>
    /// <param name="row">The row, from 1.</param>
    /// <exception cref="ProblemException">The table has no such row (<c>row-unknown</c>), or its cells have problems.</exception>
    public static Facts FactsOf(TableReader reader, ColumnMatch match, long row)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(match);
        return CaseTables.FactsOf(reader, match, row);
    }
}
