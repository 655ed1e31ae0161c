using FineCalc.Tests.Json;

namespace FineCalc.Tests;

/// <summary>What goes into a step of each kind, and what it is then measured in: code by its types, documents by these rules.</summary>
public class StepRulesTests
{
    // Of each unit two steps, so that a pair of inputs is any two of them.
    private static readonly string[] Given =
    [
        """{"step":0,"kind":"number","unit":"money","value":1,"basis":"statute"}""",
        """{"step":1,"kind":"number","unit":"rate","value":1,"basis":"statute"}""",
        """{"step":2,"kind":"number","unit":"count","value":1,"basis":"statute"}""",
        """{"step":3,"kind":"number","unit":"flag","value":true,"basis":"statute"}""",
        """{"step":4,"kind":"number","unit":"choice","options":["a","b"],"value":"a","basis":"statute"}""",
        """{"step":5,"kind":"number","unit":"choice","options":["b","a"],"value":"a","basis":"statute"}""",
    ];

    private const string Question = """ "questions": [{"question":0,"id":"q","name":"Q","asks":"How many?","unit":"count"}],""";

    private static readonly string[] Units = ["money", "rate", "count", "flag", "choice", "choice"];

    [Theory]
    [InlineData("sum", "\"minus\":[false,true]")]
    [InlineData("product")]
    [InlineData("quotient")]
    [InlineData("greatest")]
    [InlineData("least")]
    [InlineData("clamp", "\"floor\":true")]
    [InlineData("clamp", "\"cap\":true")]
    [InlineData("compare", "\"comparison\":\"equal\"")]
    [InlineData("round", "\"mode\":\"down\"")]
    [InlineData("over", "\"cap\":true,\"combine\":\"sum\"")]
    [InlineData("over", "\"cap\":true,\"combine\":\"greatest\"")]
    public void Two_inputs_go_together_or_are_refused(string kind, string says = "")
    {
        for (var left = 0; left < Units.Length; left++)
        {
            for (var right = 0; right < Units.Length; right++)
            {
                var isOneList = (left, right) is not ((4, 5) or (5, 4));
                var made = isOneList ? Made(kind, says, Units[left], Units[right]) : null;
                foreach (var unit in Units.Distinct())
                {
                    var codes = Codes(kind, unit, says, left, right);
                    Assert.True(
                        unit == made ? codes is [] : codes is ["document-unit-wrong" or "document-options-differ"],
                        $"{kind} of {Units[left]} and {Units[right]} in {unit}: {string.Join(", ", codes)}"
                    );
                }
            }
        }
    }

    [Theory]
    [InlineData(0, "document-unit-wrong")]
    [InlineData(1, "document-unit-wrong")]
    [InlineData(2, "document-unit-wrong")]
    [InlineData(3, null)]
    [InlineData(4, null)]
    public void A_flag_or_a_choice_selects_one_branch_for_each_answer(int selector, string? wrong)
    {
        Assert.Equal(wrong is null ? [] : [wrong], Codes("select", "money", "", selector, 0, 0));
        Assert.Equal([wrong ?? "document-branches-wrong"], Codes("select", "money", "", selector, 0));
        Assert.Equal([wrong ?? "document-branches-wrong"], Codes("select", "money", "", selector, 0, 0, 0));
        Assert.Equal([wrong ?? "document-unit-wrong"], Codes("select", "money", "", selector, 0, 1));
        Assert.Equal([wrong ?? "document-unit-wrong"], Codes("select", "rate", "", selector, 0, 0));
    }

    /// <summary>How many inputs each kind takes: the fewest, and the most where there is a most.</summary>
    [Theory]
    [InlineData("number", 0, 0, "\"value\":1,\"basis\":\"statute\"")]
    [InlineData("fact", 0, 1, "\"question\":0")]
    [InlineData("given", 0, 0, "\"question\":0", "flag")]
    [InlineData("sum", 1, null, "\"minus\":[MINUS]")]
    [InlineData("product", 2, 2)]
    [InlineData("quotient", 2, 2)]
    [InlineData("greatest", 1, null)]
    [InlineData("least", 1, null)]
    [InlineData(
        "table",
        1,
        1,
        "\"basis\":\"model\",\"at\":\"low\",\"start\":0,\"edge\":\"upper-included\",\"rows\":[{\"value\":1,\"source\":0}]"
    )]
    [InlineData("convert", 1, 1, "\"currency\":\"EUR\"", "money")]
    [InlineData("clamp", 2, 2, "\"floor\":true")]
    [InlineData("clamp", 3, 3, "\"floor\":true,\"cap\":true")]
    [InlineData("round", 2, 2, "\"mode\":\"down\"")]
    [InlineData("over", 1, 1, "\"combine\":\"sum\"")]
    [InlineData("over", 2, 2, "\"combine\":\"sum\",\"cap\":true")]
    public void A_kind_takes_so_many_inputs(string kind, int least, int? most, string says = "", string unit = "count")
    {
        for (var count = 0; count < 6; count++)
        {
            var minus = says.Replace("MINUS", string.Join(',', Enumerable.Repeat("false", count)), StringComparison.Ordinal);
            var codes = Codes(kind, unit, minus, [.. Enumerable.Repeat(unit == "money" ? 0 : 2, count)]);
            Assert.True(
                codes is [] == (count >= least && count <= (most ?? count)),
                $"{kind} {says} of {count}: {string.Join(", ", codes)}"
            );
        }
    }

    [Theory]
    [InlineData("rate", "\"currency\":\"GBP\",\"value\":1,\"basis\":\"statute\"", "document-currency-misplaced")]
    [InlineData("money", "\"currency\":\"GBP\",\"value\":1,\"basis\":\"statute\"")]
    [InlineData("choice", "\"value\":1,\"basis\":\"statute\"", "document-value-wrong-type", "document-options-misplaced")]
    [InlineData("count", "\"options\":[\"a\",\"a\"],\"value\":1,\"basis\":\"statute\"", "document-options-misplaced")]
    public void A_number_says_what_belongs_to_its_unit(string unit, string says, params string[] wrong) =>
        Assert.Equal(wrong, Codes("number", unit, says));

    [Theory]
    [InlineData("number", "count", "\"value\":1")]
    [InlineData("fact", "count", "")]
    [InlineData("given", "flag", "")]
    [InlineData("sum", "count", "", 2)]
    [InlineData("compare", "flag", "", 2, 2)]
    [InlineData("round", "count", "\"cap\":true", 2, 2)]
    [InlineData("convert", "money", "", 0)]
    [InlineData("over", "count", "", 2)]
    public void What_a_kind_must_say_is_missed(string kind, string unit, string says, params int[] inputs) =>
        Assert.Contains("document-key-missing", Codes(kind, unit, says, inputs));

    [Theory]
    [InlineData("\"id\":\"q\",")]
    [InlineData("\"name\":\"Q\",")]
    [InlineData("\"asks\":\"How many?\",")]
    [InlineData(",\"unit\":\"count\"")]
    public void What_a_question_must_say_is_missed(string says)
    {
        var question = Question.Replace(says, "", StringComparison.Ordinal);
        var refused = Assert.Throws<ProblemException>(() => RegimeJson.Parse(RegimeJsonTests.Small(Given[0], 0, question), "small.json"));
        Assert.NotEqual(Question, question);
        Assert.Contains("document-key-missing", refused.Problems.Select(p => p.Code));
    }

    [Fact]
    public void A_number_that_is_a_range_is_said_with_both_ends_in_a_rule()
    {
        const string steps = """
            {"step":0,"kind":"number","unit":"money","low":2,"likely":6,"high":12,"basis":"model"},
            {"step":1,"kind":"sum","unit":"money","inputs":[0,0],"minus":[false,true],"id":"s","name":"Sum","source":0}
            """;
        var version = RegimeJson.Parse(RegimeJsonTests.Small(steps, 1), "small.json").On(Own.FirstDay);
        Assert.Equal("GBP 2 to GBP 12, likely GBP 6 - GBP 2 to GBP 12, likely GBP 6", Assert.Single(version.Steps).Rule);
    }

    [Theory]
    [InlineData("clamp", "money", "\"floor\":true")]
    [InlineData("compare", "flag", "\"comparison\":\"equal\"")]
    [InlineData("round", "money", "\"mode\":\"down\"")]
    [InlineData("over", "money", "\"cap\":true,\"combine\":\"sum\"")]
    public void What_the_first_input_is_measured_in_is_allowed(string kind, string unit, string says) =>
        Assert.Equal("money", Assert.Single(Problems(kind, unit, says, 0, 1)).Allowed);

    [Fact]
    public void A_choice_has_options_and_nothing_else_has()
    {
        const string value = "\"value\":1,\"basis\":\"statute\"";
        Assert.Contains("A choice has no options.", Problems("number", "choice", value).Select(p => p.Message));
        Assert.Contains(
            "There are options, and it is no choice.",
            Problems("number", "count", $"\"options\":[\"a\"],{value}").Select(p => p.Message)
        );
    }

    [Fact]
    public void Of_several_options_that_are_said_twice_the_first_is_told() =>
        Assert.Equal(
            "Two options are called 'b'.",
            Assert
                .Single(Problems("number", "choice", "\"options\":[\"b\",\"b\",\"a\",\"a\"],\"value\":\"a\",\"basis\":\"statute\""))
                .Message
        );

    [Fact]
    public void Infringements_are_taken_together_of_one_step_or_of_one_and_its_cap() =>
        Assert.Equal("1 to 2", Assert.Single(Problems("over", "money", "\"combine\":\"sum\"", 0, 0, 0)).Allowed);

    /// <summary>A list may hold one thing alone to choose: what is chosen by it has one branch.</summary>
    [Fact]
    public void A_choice_of_one_selects_the_one_branch_there_is()
    {
        const string steps = """
            {"step":0,"kind":"number","unit":"money","value":7,"basis":"statute"},
            {"step":1,"kind":"number","unit":"choice","options":["only"],"value":"only","basis":"statute"},
            {"step":2,"kind":"greatest","unit":"choice","inputs":[1]},
            {"step":3,"kind":"over","unit":"choice","inputs":[2],"combine":"greatest"},
            {"step":4,"kind":"select","unit":"choice","inputs":[3,2],"id":"c","name":"Choice","source":0},
            {"step":5,"kind":"select","unit":"money","inputs":[4,0],"id":"s","name":"Selected","source":0}
            """;
        var assessment = RegimeJson.Parse(RegimeJsonTests.Small(steps, 5), "small.json").On(Own.FirstDay).Assess(Facts.None);
        Assert.Equal((7m, "only"), (assessment.Amount.Amount, assessment.Steps.First(s => s.Id == "c").ValueText));
    }

    private static string? Made(string kind, string says, string left, string right)
    {
        var isNumber = left is "money" or "rate" or "count";
        return (kind, left, right) switch
        {
            ("product", "money", "rate" or "count") or ("quotient", "money", "count") => "money",
            ("product", "rate", "rate" or "count") or ("quotient", "rate", "rate") or ("quotient", "money", "money") => "rate",
            ("product" or "quotient", "count", "count") => "count",
            ("product" or "quotient", _, _) => null,
            _ when left != right => null,
            ("compare", _, _) => "flag",
            ("sum" or "round", _, _) => isNumber ? left : null,
            ("over", _, _) => isNumber || says.Contains("greatest", StringComparison.Ordinal) ? left : null,
            _ => left,
        };
    }

    // The codes of what is wrong with a document of those steps and one more.
    private static string[] Codes(string kind, string unit, string says, params int[] inputs) =>
        [.. Problems(kind, unit, says, inputs).Select(p => p.Code).Distinct()];

    private static IReadOnlyList<Problem> Problems(string kind, string unit, string says, params int[] inputs)
    {
        var more = (inputs.Length > 0 ? $",\"inputs\":[{string.Join(',', inputs)}]" : "") + (says.Length > 0 ? $",{says}" : "");
        var step = $$"""{"step":6,"kind":"{{kind}}","unit":"{{unit}}"{{more}}}""";
        try
        {
            RegimeJson.Parse(RegimeJsonTests.Small(string.Join(",\n", Given.Append(step)), 0, Question), "small.json");
            return [];
        }
        catch (ProblemException refused)
        {
            return refused.Problems;
        }
    }
}
