using System.ComponentModel;

namespace FineCalc.Risk;

/// <summary>Assessing many cases at once.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Batching
{
    extension(RegimeVersion version)
    {
        /// <summary>
        /// Works out every row of a table by the same steps as <c>Assess</c>, read over whole columns at once. A row that cannot be
        /// assessed has its problems in <see cref="BatchResult.Problems"/>, those of steps that are only shown beside the amount too, and
        /// stops no other. What a row leaves open is read at its likely value and not over its range: where only the range cannot be read,
        /// as where another option than the likely one asks for a fact that is missing, <c>Assess</c>, <c>Amount</c> and a batch with
        /// <see cref="BatchOptions.IsExact"/> refuse the case, and the row has its amount. The same bits for any number of threads and size
        /// of chunks.
        /// </summary>
        /// <exception cref="ProblemException">The table itself cannot be read: a column answers no question of the method, an exchange rate
        /// is missing, a step is unknown.</exception>
        /// <exception cref="OperationCanceledException">The batch was cancelled.</exception>
        /// <example>
        /// <code>
        /// var law = Regimes.UkGdpr.On(2025, 1, 1);
        /// double?[] turnover = [12_000_000, null, 2_500_000_000];
        /// var table = new FactTable(3, Facts.None.With(UkGdpr.Tier, MaximumTier.Higher).With(UkGdpr.Seriousness, Rate.Percent(30)))
        ///     .With(UkGdpr.Turnover, turnover);
        /// var result = law.AssessAll(table, new BatchOptions { Steps = ["statutory-maximum"] });
        /// Console.WriteLine(result.Answers[0]); // 'turnover' is not given in 1 of 3 rows
        /// Console.WriteLine(result.Step("statutory-maximum")[2]); // 100000000
        /// Console.WriteLine(result.Amounts[0] == (double)result.Explain(0).Amount.Amount); // True
        /// </code>
        /// </example>
        public BatchResult AssessAll(FactTable table, BatchOptions? options = null)
        {
            ArgumentNullException.ThrowIfNull(table);
            options ??= new BatchOptions();
            return Batch.Of(version, table, options).Run(options);
        }
    }
}
