using FineCalc.Estimates;

namespace FineCalc.Json;

// A back-test as JSON: under overall, and under the name of each baseline, the figures by name, with their intervals beside them.
internal sealed class BacktestWriting(JsonWriting json, BacktestReport of)
{
    public void Write()
    {
        json.Text("model", $"{of.Model.Id}@{of.Model.Version}");
        json.Text("fittedUntil", Text.Date(of.Model.FittedUntil));
        json.Number("notLater", of.NotLater);
        Scores("overall", of.Overall);
        json.Object(
            "baselines",
            () =>
            {
                foreach (var baseline in of.Baselines)
                {
                    Scores(baseline.Name, baseline);
                }
            }
        );
        Maybe("withLevel", of.WithLevel);
        Maybe("withProvisional", of.WithProvisional);
        json.Object(
            "groups",
            () =>
            {
                foreach (var (name, groups) in of.Groups)
                {
                    json.Object(
                        name,
                        () =>
                        {
                            foreach (var group in groups)
                            {
                                Scores(group.Name, group);
                            }
                        }
                    );
                }
            }
        );
        json.List(
            "unscored",
            of.Unscored,
            row =>
                json.Object(
                    null,
                    () =>
                    {
                        json.Text("id", row.Id);
                        json.Text("reason", row.Reason);
                    }
                )
        );
    }

    private static decimal Rounded(double value) => Math.Round((decimal)value, 4);

    private void Maybe(string key, BacktestScores? scores)
    {
        if (scores is null)
        {
            json.Null(key);
            return;
        }

        Scores(key, scores);
    }

    private void Scores(string key, BacktestScores scores) =>
        json.Object(
            key,
            () =>
            {
                json.Number("n", scores.Count);
                foreach (var (name, figure) in scores.Figures)
                {
                    json.Number(name, Rounded(figure.Value));
                }

                json.List("histogram", scores.Histogram, count => json.Number(null, count));
                json.Object(
                    "intervals",
                    () =>
                    {
                        foreach (var (name, figure) in scores.Figures)
                        {
                            json.List(name, [figure.Low, figure.High], end => json.Number(null, Rounded(end)));
                        }
                    }
                );
            }
        );
}
