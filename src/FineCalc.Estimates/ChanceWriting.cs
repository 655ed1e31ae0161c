using FineCalc.Json;

namespace FineCalc.Estimates;

// What is known of how likely a fine is, as JSON: beside the amounts.
internal sealed class ChanceWriting(JsonWriting json, ChanceOfFine chance)
{
    public void Write() =>
        json.Object(
            "chance",
            () =>
            {
                json.Text("country", chance.Country);
                json.Number("year", chance.Year);
                json.Text("summary", chance.Summary);
                json.List("rates", chance.Rates, Rate);
                if (chance.Spread is { } spread)
                {
                    json.Object(
                        "spread",
                        () =>
                        {
                            json.Number("countries", spread.Countries);
                            Share("middle", spread.Middle);
                            Share("low", spread.Low);
                            Share("high", spread.High);
                        }
                    );
                }
                else
                {
                    json.Null("spread");
                }

                json.List("notes", chance.Notes, note => json.Text(null, note));
            }
        );

    private void Rate(BaseRate rate) =>
        json.Object(
            null,
            () =>
            {
                json.Text("id", rate.Id);
                json.Text("condition", Text.Word(rate.Condition));
                json.Text("country", rate.Country);
                json.Number("from", rate.From);
                json.Number("to", rate.To);
                json.Number("fines", rate.Fines);
                json.Number("cases", rate.Cases);
                json.Flag("cohort", rate.IsCohort);
                json.Flag("upperEnd", rate.IsUpperEnd);
                Share("rate", rate.Rate);
                if (!rate.IsUpperEnd)
                {
                    Share("low", rate.Range.Low);
                    Share("high", rate.Range.High);
                }

                json.Text("magnitude", rate.IsUpperEnd ? $"at most about {BaseRate.OneIn(rate.Rate)}" : rate.Magnitude);
                json.Flag("old", rate.IsOldIn(chance.Year));
                json.Text("counted", rate.Counted);
                json.Text("source", rate.Source.Instrument);
                json.Text("standing", Text.Word(rate.Source.Standing));
                json.Text("pages", rate.Source.Note);
            }
        );

    // Two digits that count: more would claim what no count tells.
    private void Share(string key, double share) =>
        json.Number(key, share == 0d ? 0m : Math.Round((decimal)share, Math.Min(20, 1 - (int)Math.Floor(Math.Log10(share)))));
}
