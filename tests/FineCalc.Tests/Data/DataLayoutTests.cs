using System.Text.Json;
using FineCalc.Fitting;

namespace FineCalc.Tests;

/// <summary>The data of the law is laid out so that a change of law can be reviewed as a change of lines.</summary>
public class DataLayoutTests
{
    public static TheoryData<string> Files =>
        [
            .. Repository.Files.Where(f =>
                f.StartsWith("src/", StringComparison.Ordinal)
                && f.Contains("/Data/", StringComparison.Ordinal)
                && f.EndsWith(".json", StringComparison.Ordinal)
            ),
        ];

    [Fact]
    public void There_is_a_file_for_every_regime() => Assert.InRange(Files.Count, Regimes.All.Ids.Count, 100);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_data_file_is_laid_out_in_one_way(string file)
    {
        // The tables of the estimate, and the sums they come from, are written by what fits them.
        if (file is not (Refit.TableFile or Refit.EquationsFile))
        {
            Golden.Hold(file, DataLayout.Of(File.ReadAllText(Repository.PathOf(file))));
        }

        // A name has no place to break it at.
        Assert.DoesNotContain(
            File.ReadLines(Repository.PathOf(file)),
            line => line.Length > DataLayout.Width && line.Trim().Split(' ').Length > 2
        );
    }

    [Fact]
    public void A_value_is_a_line_and_one_that_is_too_long_is_a_member_a_line()
    {
        const string Text = """
            {"id": "a", "instruments": {"law": {"title": "An Act"}}, "numbers": [{"id": "n", "values": [{"value": 1.50},
            {"value": "2%", "source": {"instrument": "law", "note": "NOTE"}}]}]}
            """;
        var sentence = $"Long {string.Join(' ', Enumerable.Repeat("words", 18))}.";
        var laid = DataLayout.Of(Text.Replace("NOTE", $"{sentence} {sentence}", StringComparison.Ordinal));

        Assert.Equal(
            $$"""
            {
              "id": "a",
              "instruments": {
                "law": {"title": "An Act"}
              },
              "numbers": [
                {
                  "id": "n",
                  "values": [
                    {"value": 1.50},
                    {
                      "value": "2%",
                      "source": {
                        "instrument": "law",
                        "note": [
                          "{{sentence}}",
                          "{{sentence}}"
                        ]
                      }
                    }
                  ]
                }
              ]
            }

            """,
            laid
        );
        Assert.Equal(laid, DataLayout.Of(laid));
    }

    [Fact]
    public void Laying_out_changes_no_value()
    {
        const string Text = """{"title": "an \"Act\" of \\ 2020", "numbers": [1.10, "é", true, null, {"a": []}]}""";

        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(Text).RootElement, JsonDocument.Parse(DataLayout.Of(Text)).RootElement));
    }
}
