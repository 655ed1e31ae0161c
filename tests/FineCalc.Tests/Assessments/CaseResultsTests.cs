namespace FineCalc.Tests.Assessments;

/// <summary>
/// The facts of a case are worked out once, by whoever asks first; whatever else is a case of its own has results of its own.
/// </summary>
public class CaseResultsTests
{
    private static readonly string Examples = Repository.PathOf("docs", "examples");

    public static TheoryData<string> Files =>
        [
            .. Directory
                .GetFiles(Examples, "*.json", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(Examples, f))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_case_that_was_read_has_its_results_and_hands_out_the_same_ones(string file)
    {
        var read = Read(file);
        var once = read.Assess();

        Assert.Empty(read.Check());
        Assert.Same(read.ResultOf(read.Facts).Assessment, once.Before ?? once.Final);
        Assert.All([read.Assess(), (read with { Title = "A copy" }).Assess()], again => Same(once, again));
        Assert.Same(once.Final, read.Compare([read.Version.Regime]).Rows[0].Assessment);
        Assert.Same(once.Comparisons, once.Comparisons);
    }

    [Fact]
    public void Stages_have_a_result_each_and_one_between_them_where_they_have_the_same_facts()
    {
        var facts = Cases.Law.Try(Cases.Facts).Required.Facts;
        var of = new Case("x", "X", Cases.Law, facts)
        {
            Stages = [new CaseStage("First", Own.Source) { Facts = facts }, new CaseStage("Second", Own.Source) { Facts = Cases.Other }],
        };

        var assessed = of.Assess();

        Assert.Same(assessed.Final, assessed.Stages[0].Assessment);
        Assert.NotSame(assessed.Final, assessed.Stages[1].Assessment);
        Assert.NotEqual(assessed.Final.Amount, assessed.Stages[1].Amount.Likely);
    }

    [Fact]
    public void Other_facts_another_version_and_other_days_give_other_results()
    {
        var of = new Case("x", "X", Cases.Law, Cases.Facts);
        var first = of.Assess();

        Assert.Equal(Cases.Law.Assess(Cases.Other).Amount, (of with { Facts = Cases.Other }).Assess().Final.Amount);
        Assert.Equal(Cases.Reformed.Assess(Cases.Facts).Amount, (of with { Version = Cases.Reformed }).Assess().Final.Amount);
        var dated = of with
        {
            Dates = new Dictionary<string, string> { ["notice-of-intent"] = "2025-02-01", ["decision"] = "2025-01-01" },
        };
        Assert.Contains("dates-out-of-order", dated.Assess().Warnings.Select(w => w.Code));
        Assert.DoesNotContain("dates-out-of-order", first.Warnings.Select(w => w.Code));
        Same(first, of.Assess());
    }

    [Fact]
    public void What_was_found_of_a_case_is_no_part_of_it()
    {
        var days = new Dictionary<string, string>();
        Case Of() => new("x", "X", Cases.Law, Cases.Facts) { Dates = days };
        var assessed = Of();
        assessed.Assess();

        Assert.Equal(Of(), assessed);
        Assert.Equal(Of().GetHashCode(), assessed.GetHashCode());
    }

    [Fact]
    public void A_result_has_an_assessment_or_problems()
    {
        var (sound, unsound) = (Cases.Law.Try(Cases.Facts), Cases.Law.Try(Facts.None));

        Assert.True(sound.IsAssessed);
        Assert.Same(sound.Assessment, sound.Required);
        Assert.Empty(sound.Problems);
        Assert.False(unsound.IsAssessed);
        Assert.NotEmpty(unsound.Problems);
        Assert.Equal(unsound.Problems, Assert.Throws<ProblemException>(() => unsound.Required).Problems);
        Assert.Equal(string.Join('\n', unsound.Problems), unsound.ToString());
    }

    private static void Same(CaseAssessment once, CaseAssessment again)
    {
        Assert.Same(once.Before, again.Before);
        Assert.Same(once.Final, again.Final);
        Assert.Equal(once.Stages.Select(s => s.Assessment), again.Stages.Select(s => s.Assessment), ReferenceEqualityComparer.Instance);
    }

    private static Case Read(string file)
    {
        using var stream = File.OpenRead(Path.Combine(Examples, file));
        return CaseJson.Read(stream, file, Regimes.All);
    }

    private static class Cases
    {
        public static RegimeVersion Law { get; } = Regimes.UkGdpr.On(new(2025, 1, 1));

        public static RegimeVersion Reformed { get; } =
            Regimes.UkGdpr.Override("maximum.higher.fixed", Money.Gbp(20_000_000), "a test").On(new(2025, 1, 1));

        public static Facts Facts { get; } = With(30);

        public static Facts Other { get; } = With(40);

        private static Facts With(int percent) =>
            Facts
                .None.With(UkGdpr.Turnover, Money.Gbp(10_000_000))
                .With(UkGdpr.Tier, MaximumTier.Higher)
                .With(UkGdpr.Seriousness, Rate.Percent(percent))
                .With(UkGdpr.SizeFactor, Rate.Percent(20));
    }
}
