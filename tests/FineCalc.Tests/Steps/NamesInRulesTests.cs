using FineCalc.Tests.Json;
using Newtonsoft.Json.Linq;

namespace FineCalc.Tests;

/// <summary>What stands for a step in the rule of another: its name, however short, or what it does where it has none.</summary>
public class NamesInRulesTests
{
    private static readonly Step<Money> A = (Step.Ask(Ask.Turnover) + Own.Pounds(5)).Named("a", "A", Own.Source);

    private static readonly Step<Money> B = (Step.Ask(Ask.Turnover) * Own.Percent(10)).Named("b", "B", Own.Source);

    private static readonly Step<bool> C = (Step.Ask(Ask.Repeated) | Own.No).Named("c", "C", Own.Source);

    private static readonly Facts Given = Facts.None.With(Ask.Turnover, Money.Gbp(100));

    // The rule of the method, of a case and with its values.
    private static (string, string, string?) Said(Step<Money> step, Facts? facts = null)
    {
        var version = Own.Version(step.Named("fine", "Fine", Own.Source));
        var worked = version.Assess(facts ?? Given).Steps.Single(s => s.Id == "fine");
        return (version.Steps.Single(s => s.Id == "fine").Rule, worked.Rule, worked.Arithmetic(s => s.ValueText));
    }

    [Fact]
    public void A_step_is_called_by_its_name_or_by_what_it_does()
    {
        Assert.Equal("A", A.ToString());
        Assert.Equal("number", Own.Pounds(5).ToString());
        Assert.Equal("sum", (A + B).ToString());
        Assert.Equal("Turnover", Step.Ask(Ask.Turnover).ToString());
    }

    [Fact]
    public void A_name_of_one_letter_stands_for_its_step_and_needs_no_brackets()
    {
        Assert.Equal(("A \u00D7 10%", "A \u00D7 10%", "GBP 105 \u00D7 10%"), Said(A * Own.Percent(10)));
        Assert.Equal(
            ("GBP 1,000 \u00D7 A \u00F7 B", "GBP 1,000 \u00D7 A \u00F7 B", "GBP 1,000 \u00D7 GBP 105 \u00F7 GBP 10"),
            Said(Own.Pounds(1000) * (A / B))
        );
        Assert.Equal(
            "A if C and Turnover is given, otherwise B",
            Said(A.When(C & Step.IsGiven(Ask.Turnover), B), Given.With(Ask.Repeated, true)).Item1
        );
    }

    [Fact]
    public void What_stands_in_for_an_answer_is_worked_out_in_the_sum_it_is_a_term_of() =>
        Assert.Equal(
            ("A + (Harm, otherwise B + GBP 5)", "A + B + GBP 5", "GBP 105 + GBP 10 + GBP 5"),
            Said(A + Step.AskOr(Fact.Money("own-harm", "Harm", "What harm?"), B + Own.Pounds(5)))
        );

    [Fact]
    public void One_cap_of_several_infringements_is_said_once()
    {
        var (cap, group) = (Fact.Money("cap", "Cap", "?").PerInfringement(), Fact.Count("group", "Group", "?", "").PerInfringement());
        var facts = Facts
            .None.With(cap, Money.Gbp(6))
            .With(group, 1)
            .WithInfringement("one", own => own.With(Ask.Harm, Money.Gbp(8)))
            .WithInfringement("two", own => own.With(Ask.Harm, Money.Gbp(4)));
        Assert.Equal("GBP 8 + GBP 4, at most GBP 6", Said(Step.SumOver(Step.Ask(Ask.Harm), Step.Ask(cap), group), facts).Item3);
    }

    [Fact]
    public void Two_steps_of_one_id_are_refused_however_short_it_is() =>
        Assert.Equal(
            ("method-duplicate-id", "a"),
            Own.OnlyProblem(() => Own.Version(A + B.Named("a", "Other", Own.Source)).Id) is var p ? (p.Code, p.Subject) : default
        );

    /// <summary>A document may say where a step comes from and not name it: it is no row, and stands in rules as what it does.</summary>
    [Fact]
    public void A_step_with_a_source_and_no_name_is_said_like_any_other_without_one()
    {
        const string questions = """
            "questions": [{"question":0,"id":"q","name":"Q","asks":"Is it?","unit":"flag"}],
            """;
        const string steps = """
            {"step":0,"kind":"number","unit":"money","value":7,"basis":"statute"},
            {"step":1,"kind":"number","unit":"rate","value":0.5,"basis":"statute"},
            {"step":2,"kind":"sum","unit":"money","inputs":[0,0],"minus":[false,false],"source":0},
            {"step":3,"kind":"product","unit":"money","inputs":[2,1],"source":0},
            {"step":4,"kind":"quotient","unit":"rate","inputs":[0,3]},
            {"step":5,"kind":"fact","unit":"flag","question":0},
            {"step":6,"kind":"given","unit":"flag","question":0},
            {"step":7,"kind":"greatest","unit":"flag","inputs":[5,6],"source":0},
            {"step":8,"kind":"least","unit":"flag","inputs":[7,6]},
            {"step":9,"kind":"select","unit":"money","inputs":[8,0,2],"id":"n","name":"N","source":0},
            {"step":10,"kind":"product","unit":"money","inputs":[9,4],"id":"s","name":"S","source":0}
            """;
        var version = RegimeJson.Parse(RegimeJsonTests.Small(steps, 10, questions), "small.json").On(Own.FirstDay);
        Assert.Equal(
            [
                ("n", "GBP 7 + GBP 7 if (Q or Q is given) and Q is given, otherwise GBP 7"),
                ("s", "N \u00D7 GBP 7 \u00F7 ((GBP 7 + GBP 7) \u00D7 50%)"),
            ],
            version.Steps.Select(s => (s.Id, s.Rule))
        );

        var assessment = version.Assess(Facts.None.With((Fact<bool>)version.Facts[0], true));
        Assert.Equal(14m, assessment.Amount.Amount);
        Assert.Equal(
            [("n", "GBP 7 + GBP 7"), ("s", "N \u00D7 GBP 7 \u00F7 ((GBP 7 + GBP 7) \u00D7 50%)")],
            assessment.Steps.Select(s => (s.Id, s.Rule))
        );
    }

    [Fact]
    public void A_question_with_a_source_of_its_own_is_called_by_its_name()
    {
        var off = Fact.Rate("off", "Share", "Which share?").Default(Rate.Zero, "None is.");
        var document = JObject.Parse(RegimeJson.Write(Own.Version((Own.Pounds(10) * Step.Ask(off)).Named("s", "S", Own.Source))));
        var version = (JObject)document["versions"]![0]!;
        version.Remove("id");
        document.Remove("digest");
        version["steps"]!.First(s => (string?)s["kind"] == "fact")["source"] = 0;

        var read = RegimeJson.Parse(document.ToString(), "own.json").On(Own.FirstDay);
        Assert.Equal("GBP 10 \u00D7 Share", Assert.Single(read.Assess(Facts.None).Steps).Rule);
    }
}
