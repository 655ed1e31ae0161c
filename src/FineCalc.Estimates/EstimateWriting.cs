using FineCalc.Json;

namespace FineCalc.Estimates;

// An estimate as JSON: under allowed what the method allows, under imposed what regulators have imposed in like cases.
internal sealed class EstimateWriting(JsonWriting json, Estimate estimate, IReadOnlyList<Money> exceeding)
{
    private static readonly int[] Levels = [50, 80, 90];

    public void Write()
    {
        json.Text("versionId", estimate.Case.Version.Id);
        json.Text("model", $"{estimate.Model.Id}@{estimate.Model.Version}");
        json.List("tables", estimate.Tables, table => json.Text(null, table.Id));
        json.Text("tested", estimate.Tables[0].Tested);
        json.Text("currency", estimate.Case.Version.Regime.Info.Currency.Code);
        if (estimate.Allowed is { } allowed)
        {
            json.Object(
                "allowed",
                () =>
                {
                    json.Number("low", allowed.Low.Amount);
                    json.Number("likely", allowed.Likely.Amount);
                    json.Number("high", allowed.High.Amount);
                }
            );
        }
        else
        {
            json.Null("allowed");
        }

        json.Object(
            "imposed",
            () =>
            {
                json.Number("median", PredictedAmount.Rounded(estimate.Distribution.Median, estimate.Distribution.Maximum));
                foreach (var level in Levels)
                {
                    var (low, high) = estimate.Distribution.Range(level / 100d);
                    json.List(
                        $"range{Text.Number(level)}",
                        [low, high],
                        end => json.Number(null, PredictedAmount.Rounded(end, estimate.Distribution.Maximum))
                    );
                }

                json.Number("width80", Logarithm(estimate.Width));
                json.Number("logCentre", Logarithm(estimate.Distribution.Centre));
                json.Number("logDeviation", Logarithm(estimate.Distribution.Deviation));
            }
        );
        json.List(
            "exceeding",
            exceeding,
            amount =>
                json.Object(
                    null,
                    () =>
                    {
                        json.Number("amount", amount.Amount);
                        json.Number("chance", Logarithm(estimate.Distribution.ChanceAbove((double)amount.Amount)));
                    }
                )
        );
        json.Text("assumed", estimate.Assumed);
        if (estimate.MostTelling is { } telling)
        {
            json.Object(
                "mostTelling",
                () =>
                {
                    json.Text("id", telling.Id);
                    json.Text("name", telling.Name);
                    json.Text("lowAnswer", telling.LowAnswer);
                    json.Number("low", PredictedAmount.Rounded(telling.Low));
                    json.Text("highAnswer", telling.HighAnswer);
                    json.Number("high", PredictedAmount.Rounded(telling.High));
                }
            );
        }
        else
        {
            json.Null("mostTelling");
        }

        new ChanceWriting(json, estimate.Chance).Write();
        json.Number("adjustment", Logarithm(estimate.Adjustment));
        json.List(
            "drivers",
            estimate.Drivers,
            driver =>
                json.Object(
                    null,
                    () =>
                    {
                        json.Text("id", driver.Id);
                        json.Text("name", driver.Name);
                        json.Number("points", Logarithm(driver.Points));
                        json.Flag("isKnown", driver.IsKnown);
                    }
                )
        );
        json.List(
            "narrowing",
            estimate.WidthsIfKnown,
            narrowing =>
                json.Object(
                    null,
                    () =>
                    {
                        json.Text("id", narrowing.Id);
                        json.Text("name", narrowing.Name);
                        json.Number("width80", Logarithm(narrowing.Width));
                    }
                )
        );
        json.List(
            "nearest",
            estimate.Nearest,
            nearest =>
                json.Object(
                    null,
                    () =>
                    {
                        json.Text("id", nearest.Decision.Id);
                        json.Text("authority", nearest.Decision.Authority);
                        json.Text("date", Text.Date(nearest.Decision.Date));
                        json.TextIfAny("party", nearest.Decision.Party);
                        json.Number("fineEur", (decimal)nearest.Decision.Fine);
                        json.TextIfAny("later", nearest.Decision.Later);
                        json.Number("distance", Logarithm(nearest.Distance));
                    }
                )
        );
        json.List("warnings", estimate.Warnings, warning => json.Text(null, warning));
        json.List("notes", estimate.Notes, note => json.Text(null, note));
    }

    private static decimal Logarithm(double value) => Math.Round((decimal)value, 4);
}
