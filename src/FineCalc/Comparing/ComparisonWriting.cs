using FineCalc.Json;

namespace FineCalc.Comparing;

// A comparison for other programs. What a method gives stands under "amount", what a law allows at most under "maximum" and nowhere else.
// In brief without what carried over and what was assumed on the way.
internal sealed class ComparisonWriting(JsonWriting json, RegimeComparison of, bool trace)
{
    public void Write()
    {
        json.Object(
            "case",
            () =>
            {
                json.Text("id", of.Case.Id);
                json.Text("title", of.Case.Title);
                json.Text("regime", of.Case.Version.Regime.Id);
            }
        );
        json.Text("currency", of.Currency.Code);
        json.List("rows", of.Rows, row => json.Object(null, () => Row(row)));
    }

    private void Row(ComparedRegime row)
    {
        json.Text("regime", row.Regime.Id);
        json.Text("title", row.Regime.Info.Title);
        json.Flag("isOwn", row.IsOwn);
        json.Text("kind", Text.Word(row.Kind));
        if (row.Version is { } version)
        {
            json.Text("versionId", version.Id);
            json.Text("version", version.Name);
            json.Flag("preview", version.IsPreview);
        }

        Amount("amount", row.Amount);
        Amount("maximum", row.Maximum);
        json.Object(
            "lacking",
            () =>
            {
                json.List(
                    "dates",
                    row.LackingDates,
                    rule =>
                        json.Object(
                            null,
                            () =>
                            {
                                json.Text("id", rule.Id);
                                json.Text("help", rule.Help);
                                json.Text("allowed", CaseDates.Allowed);
                            }
                        )
                );
                json.List("facts", row.Lacking, Lacking);
                json.List("perhaps", row.MayLack, Lacking);
            }
        );
        json.List("problems", row.Problems, problem => ResultParts.Problem(json, problem));
        if (trace)
        {
            Way(row);
        }

        json.List("warnings", row.Assessment?.Warnings ?? [], problem => ResultParts.Problem(json, problem));
    }

    // What the row was worked out from that the case does not say itself.
    private void Way(ComparedRegime row)
    {
        json.Object(
            "carriedOver",
            () =>
            {
                json.Object(
                    "dates",
                    () =>
                    {
                        foreach (var (id, date) in row.DatesCarriedOver)
                        {
                            json.Text(id, date);
                        }
                    }
                );
                json.List("facts", row.CarriedOver, CarriedOver);
                json.List("differing", row.NotCarriedOver, fact => json.Text(null, fact.Id));
            }
        );
        json.TextIfAny("dateAssumption", row.Case?.DateAssumption);
        json.List("assumptions", row.Assessment?.Assumptions ?? [], assumption => ResultParts.Assumption(json, assumption));
    }

    private void Amount(string key, ComparedAmount? amount)
    {
        if (amount is null)
        {
            return;
        }

        json.Object(
            key,
            () =>
            {
                Range(amount.Own);
                if (amount.Converted is { } converted)
                {
                    json.Object("converted", () => Range(converted));
                }

                if (amount.Rate is { } rate)
                {
                    json.Object("exchangeRate", () => Rate(rate));
                }

                if (amount.Unconverted is { } why)
                {
                    ResultParts.Problem(json, why, "unconverted");
                }
            }
        );
    }

    private void Range(Spread<Money> range)
    {
        json.Text("currency", range.Likely.Currency.Code);
        json.Number("low", range.Low.Amount);
        json.Number("likely", range.Likely.Amount);
        json.Number("high", range.High.Amount);
    }

    private void Rate(ExchangeRate rate)
    {
        json.Text("from", rate.From.Code);
        json.Text("to", rate.To.Code);
        json.Number("rate", rate.Rate);
        json.Text("date", Text.Date(rate.Date));
        CitationWriting.WriteWhole(json, rate.Source, rate.Source.ToString());
    }

    private void Lacking((Fact Fact, string? Infringement) lacking) =>
        json.Object(
            null,
            () =>
            {
                json.Text("id", lacking.Fact.Id);
                json.TextIfAny("infringement", lacking.Infringement);
                json.Text("name", lacking.Fact.Name);
                json.Flag("judgement", lacking.Fact.IsJudgement);
                json.Text("question", lacking.Fact.Question);
                json.Text("allowed", lacking.Fact.Allowed);
            }
        );

    private void CarriedOver((Fact From, Answer Answer, string? Infringement, ExchangeRate? Rate) carried) =>
        json.Object(
            null,
            () =>
            {
                var (fact, answer) = (carried.Answer.Fact, carried.Answer);
                json.Text("id", fact.Id);
                json.TextIfAny("infringement", carried.Infringement);
                json.Text("from", carried.From.Id);
                json.Text("meaning", carried.From.Meaning);
                json.TextIfAny("currency", fact.Unit == Unit.Money ? answer.Currency.Code : null);
                json.Scalar("low", answer.Low, fact.Unit, fact.Options);
                json.Scalar("likely", answer.Likely, fact.Unit, fact.Options);
                json.Scalar("high", answer.High, fact.Unit, fact.Options);
                if (carried.Rate is { } rate)
                {
                    json.Object("exchangeRate", () => Rate(rate));
                }
            }
        );
}
