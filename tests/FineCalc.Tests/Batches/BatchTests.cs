using NodaTime;

namespace FineCalc.Tests;

public class BatchTests
{
    private static readonly RegimeVersion Law = Regimes.UkGdpr.On(new LocalDate(2024, 8, 7));

    private static readonly double[] Turnover = [12e6, 168_251_493, 2.5e9, 0];

    private static readonly double[] Seriousness = [0.1, 0.6, 1.5, 0.35];

    private static readonly byte[] Tier = [0, 1, 1, 1];

    private static readonly bool[] LastMissing = [false, false, false, true];

    private static FactTable Table =>
        new FactTable(
            4,
            Facts
                .None.With(UkGdpr.Step5Percentage, Rate.Zero)
                .With(UkGdpr.SizeFactor, Rate.Percent(50))
                .With(UkGdpr.OtherFactors, Rate.Zero)
        )
            .With(UkGdpr.Turnover, Turnover)
            .With(UkGdpr.Seriousness, Seriousness)
            .With(UkGdpr.Tier, Tier, Answered.Unless(LastMissing));

    [Fact]
    public void Rows_have_amounts_steps_or_problems_of_their_own()
    {
        var result = Law.AssessAll(Table, new BatchOptions { Steps = ["statutory-maximum"] });

        // 8.7m x 10% x 50%; 17.5m x 60% x 50%; more than the whole maximum is no seriousness; no tier.
        Assert.Equal([435_000d, 5_250_000d, double.NaN, double.NaN], result.Amounts.ToArray());
        Assert.Equal([8_700_000d, 17_500_000d], result.Step("statutory-maximum")[..2].ToArray());
        Assert.Equal([(2, "fact-out-of-range"), (3, "fact-missing")], result.Problems.Select(p => (p.Case, p.Problem.Code)));
        Assert.Equal(2, result.Settled);
        Assert.Equal(Money.Gbp(5_250_000), result.Explain(1).Amount);
        Assert.Equal("fact-missing", Assert.Throws<ProblemException>(() => result.Explain(3)).Problems[0].Code);
        Assert.Throws<ArgumentException>(() => result.Step("penalty"));
    }

    [Fact]
    public void What_is_wrong_with_the_whole_table_is_told_before_any_row()
    {
        Assert.Equal(
            "fact-unknown",
            Assert.Throws<ProblemException>(() => Law.AssessAll(Table.With(UkFcaFirms.RelevantRevenue, Turnover))).Problems[0].Code
        );
        Assert.Equal(
            "step-unknown",
            Assert.Throws<ProblemException>(() => Law.AssessAll(Table, new BatchOptions { Steps = ["nowhere"] })).Problems[0].Code
        );
        Assert.Equal(
            "exchange-rate-missing",
            Assert
                .Throws<ProblemException>(() =>
                    Law.AssessAll(new FactTable(4).With(UkGdpr.Turnover, Turnover, currency: Currency.Eur).With(UkGdpr.Tier, Tier))
                )
                .Problems[0]
                .Code
        );
        Assert.Throws<ArgumentException>(() => Table.With(UkGdpr.Turnover, Turnover));
        Assert.Throws<ArgumentException>(() => new FactTable(3).With(UkGdpr.Turnover, Turnover));
        Assert.Throws<ArgumentException>(() => Law.AssessAll(Table, new BatchOptions { Amounts = new double[2] }));
    }

    [Fact]
    public void Amounts_go_where_the_caller_wants_them_and_columns_may_be_parts_of_larger_memory()
    {
        double[] wide = [-1, .. Turnover, -1];
        var into = new double[10];
        var result = Law.AssessAll(
            new FactTable(4, Table.Common)
                .With(UkGdpr.Turnover, wide.AsMemory(1, 4))
                .With(UkGdpr.Seriousness, Numbers(0.1, 0.1, 0.1, 0.1))
                .With(UkGdpr.Tier, Tier),
            new BatchOptions { Amounts = into.AsMemory(3) }
        );

        Assert.Equal(result.Amounts.ToArray(), into[3..7]);
        Assert.Equal(435_000, into[3]);
        Assert.Equal(0, into[7]);
    }

    [Fact]
    public void A_batch_tells_its_progress_and_can_be_cancelled()
    {
        var (reported, rows) = (new List<long>(), 1000);
        var table = new FactTable(rows, Table.Common)
            .With(UkGdpr.Turnover, new double[rows])
            .With(UkGdpr.Seriousness, new double[rows])
            .With(UkGdpr.Tier, new byte[rows]);
        Law.AssessAll(
            table,
            new BatchOptions
            {
                ChunkRows = 300,
                Threads = 1,
                Progress = new Reported(reported),
            }
        );
        Assert.Equal([300, 600, 900, 1000], reported);

        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Law.AssessAll(table, new BatchOptions { Cancellation = source.Token }));
    }

    [Fact]
    public void An_empty_table_has_no_amounts() =>
        Assert.Equal(0, Law.AssessAll(new FactTable(0).With(UkGdpr.Turnover, Array.Empty<double>())).Amounts.Length);

    // Art 83(3): the sum of a conduct is held by the gravest maximum; cases are numbered as they first appear.
    [Fact]
    public void Infringements_of_one_case_are_rows_with_one_number()
    {
        var table = new FactTable(4, Table.Common)
            .With(UkGdpr.Turnover, Numbers(1e6, 2e6, 1e6, 1e6))
            .With(UkGdpr.Tier, Array.ConvertAll(Places(0, 1, 0, 0), p => (byte)p))
            .With(UkGdpr.Seriousness, Numbers(1, 0.2, 1, 0.5))
            .GroupedBy(Places(7, 3, 7, 7));
        var result = Law.AssessAll(table, new BatchOptions { Steps = ["starting-point", "total"] });

        Assert.Equal([8_700_000d, 1_750_000d], result.Amounts.ToArray());
        Assert.Equal([4_350_000d, 1_750_000d, 4_350_000d, 2_175_000d], result.Step("starting-point").ToArray());
        Assert.Equal(3, result.Explain(0).Facts.Infringements.Count);

        var differing = Law.AssessAll(
            new FactTable(2, Table.Common)
                .With(UkGdpr.Turnover, Numbers(1e6, 2e6))
                .With(UkGdpr.Tier, new byte[2])
                .With(UkGdpr.Seriousness, new double[2])
                .GroupedBy(new int[2])
        );
        Assert.Equal("fact-of-case-differs", Assert.Single(differing.Problems).Problem.Code);
    }

    private static double[] Numbers(params double[] values) => values;

    private static int[] Places(params int[] values) => values;

    private sealed class Reported(List<long> reported) : IProgress<long>
    {
        public void Report(long value) => reported.Add(value);
    }
}
