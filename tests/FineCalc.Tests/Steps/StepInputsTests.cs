using FineCalc.Json;
using Newtonsoft.Json.Linq;

namespace FineCalc.Tests;

/// <summary>How many inputs a step of each kind takes, and that a document with another number is refused with what is allowed.</summary>
public class StepInputsTests
{
    private static readonly Lazy<string> Exported = new(() => RegimeJson.Write(Regimes.UsSentencing));

    public static TheoryData<string, int, string> Wrong =>
        new()
        {
            { "sum", 0, "1 or more" },
            { "product", 1, "2" },
            { "product", 3, "2" },
            { "greatest", 0, "1 or more" },
            { "least", 0, "1 or more" },
            { "clamp", 0, "1 to 3" },
            { "clamp", 4, "1 to 3" },
            { "compare", 1, "2" },
            { "compare", 3, "2" },
            { "table", 2, "1" },
            { "select", 1, "2 or more" },
            { "given", 1, "0" },
            { "number", 1, "0" },
            { "fact", 2, "0 to 1" },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_step_with_another_number_of_inputs_is_refused_with_how_many_it_takes(string kind, int count, string allowed)
    {
        var document = JObject.Parse(Exported.Value);
        var step = document.SelectTokens("$..steps[*]").Cast<JObject>().First(s => (string?)s["kind"] == kind && (int)s["step"]! > 4);
        step["inputs"] = new JArray(Enumerable.Repeat(1, count));
        step.Remove("rule");

        var found = Assert.Throws<ProblemException>(() => RegimeJson.Parse(document.ToString(), "document"));

        Assert.Contains(found.Problems, p => p.Code == "document-inputs-wrong" && p.Allowed == allowed);
    }

    [Fact]
    public void A_step_is_named_and_asked_of_something()
    {
        var step = Step.Constant(Money.Gbp(1));
        Assert.Throws<ArgumentException>("id", () => step.Named(" ", "A step", Own.Source));
        Assert.Throws<ArgumentException>("name", () => step.Named("a", " ", Own.Source));
        Assert.Throws<ArgumentOutOfRangeException>(() => Step.IsAnyGiven());
    }
}
