namespace FineCalc.Tests.Reports;

/// <summary>A regime as a page.</summary>
public class DescribeTests
{
    private static readonly TextOptions Wide = new() { Width = 250 };
    private static readonly string Page = Report.Text(Harbour.Version, Wide);

    [Fact]
    public void The_page_says_what_the_regime_is_and_when_it_holds()
    {
        Words.Begin("Harbour safety penalties\nThe Harbour Master · The port of Examplemouth · calculates in GBP\n", Page);
        Words.Contain("What selects the version: the day of the notice.", Page);
        Assert.Matches("2020-01-01 +2022-07-01 +Guide to penalties, first edition", Page);
        Assert.Matches(@"2022-07-01 +no end is known +Guide to penalties, second edition \(this page\)", Page);
        Words.Contain("assumed: no notice is given; it is taken to be of the day of the breach", Page);
        Words.End($"Version {Harbour.Version.Id}. FineCalc computes; this is no legal advice.\n", Page);
    }

    [Fact]
    public void Every_step_number_table_row_question_and_check_is_on_it()
    {
        foreach (var step in Harbour.Version.Steps)
        {
            Words.Contain(step.Name, Page);
        }

        foreach (var number in Harbour.Version.Numbers.Where(n => n.Rows.Count == 0 && n.Id.Length > 0))
        {
            Words.Contain(number.Name, Page);
            Words.Contain(number.Value, Page);
        }

        foreach (var (band, value, _) in Harbour.Version.Numbers.SelectMany(n => n.Rows))
        {
            Words.Contain(band, Page);
            Words.Contain(value, Page);
        }

        foreach (var fact in Harbour.Version.Facts)
        {
            Words.Contain(fact.Id, Page);
            Words.Contain(fact.Question, Page);
        }

        Words.Contain("turnover-implausible", Page);
        Words.Contain("settlement-too-high", Page);
    }

    [Fact]
    public void Questions_tell_the_range_and_what_a_missing_answer_means()
    {
        var questions = Report.Text(Report.Questions(Harbour.Version), Wide);
        Words.Contain("lesser (duties of record)", questions);
        Words.Contain("a rate from 0% to 50%, both included", questions);
        Words.Contain("needed, where the method comes to it", questions);
        Words.Contain("taken as no", questions);
        Words.Contain("open from 10% to 60%, likely 25%", questions);
        Words.Contain("the harbour master's decisions lie between these", questions);
        Assert.True(
            questions.IndexOf("Facts of the case", StringComparison.Ordinal)
                < questions.IndexOf("Judgements, which only the authority makes", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_numbers_on_the_page_are_those_of_its_version()
    {
        string Row(RegimeVersion version) =>
            Report.Text(version, Wide).Split('\n').Single(l => l.StartsWith("Thousands for each ship", StringComparison.Ordinal));
        Assert.Matches("ship +20 ", Row(Harbour.Regime.Versions[0]));
        Assert.Matches("ship +30 ", Row(Harbour.Regime.Versions[1]));
    }

    [Fact]
    public void A_replaced_number_is_marked()
    {
        var version = Harbour.Regime.Override("maximum.share", Rate.Percent(6), "what if").Versions[^1];
        var page = Report.Text(version, Wide);
        Words.Contain("this is not the law as it stands", page);
        Assert.Matches("Share of turnover +6% +replaced number", page);
        Words.Contain("what if; it stands instead of 4%", page);
    }

    [Fact]
    public void Every_regime_that_is_shipped_can_be_shown_in_every_form()
    {
        foreach (var version in Regimes.All.Ids.SelectMany(id => Regimes.All.Find(id)!.Versions))
        {
            Words.Contain(version.Id, Report.Text(version));
            Words.Contain(version.Id, Report.Html(version));
            Words.Contain(version.Regime.Info.Title, Report.Markdown(version));
        }
    }

    [Fact]
    public void The_list_names_every_regime()
    {
        var list = Report.Text(Report.List(Regimes.All));
        Assert.All(Regimes.All.Ids, id => Words.Contain(id, list));
        Assert.All(Regimes.All.Ids, id => Words.Contain(Regimes.All.Find(id)!.Info.Title.Split(' ')[0], list));
    }
}
