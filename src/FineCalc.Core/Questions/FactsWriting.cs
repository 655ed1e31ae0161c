namespace FineCalc.Json;

// Answers as a case file has them: facts apart from judgements, each by the id of its question, those of infringements under these; an
// amount as a number where it is of the currency that goes without saying.
internal static class FactsWriting
{
    public static void Answers(JsonWriting json, IEnumerable<Answer> answers, IEnumerable<Fact> withdrawn, Currency home)
    {
        var all = answers
            .Select(a => (a.Fact, Answer: (Answer?)a))
            .Concat(withdrawn.Select(f => (Fact: f, Answer: (Answer?)null)))
            .ToList();
        foreach (var isJudgement in new[] { false, true })
        {
            if (all.Exists(a => a.Fact.IsJudgement == isJudgement))
            {
                json.Object(
                    isJudgement ? "judgements" : "facts",
                    () => all.Where(a => a.Fact.IsJudgement == isJudgement).ToList().ForEach(a => Answer(json, a.Fact, a.Answer, home))
                );
            }
        }
    }

    public static void Infringements(JsonWriting json, Facts facts, Currency home)
    {
        if (facts.Infringements.Count > 0)
        {
            json.List(
                "infringements",
                facts.Infringements,
                infringement =>
                    json.Object(
                        null,
                        () =>
                        {
                            json.Text("name", infringement.Name);
                            json.Texts("provisions", infringement.Provisions);
                            Answers(json, infringement.Answers, [], home);
                        }
                    )
            );
        }
    }

    public static void Rates(JsonWriting json, IEnumerable<ExchangeRate> rates)
    {
        if (rates.Any())
        {
            json.List(
                "exchangeRates",
                rates,
                rate =>
                    json.Object(
                        null,
                        () =>
                        {
                            json.Text("from", rate.From.Code);
                            json.Text("to", rate.To.Code);
                            json.Number("rate", rate.Rate);
                            json.Text("date", Text.Date(rate.Date));
                            CitationWriting.Write(json, rate.Source);
                        }
                    )
            );
        }
    }

    private static void Answer(JsonWriting json, Fact fact, Answer? answer, Currency home)
    {
        if (answer is null)
        {
            json.Null(fact.Id);
        }
        else if (answer is { IsCertain: true, Note: null, Source: null })
        {
            Value(fact.Id, answer.Likely);
        }
        else if (answer is { Note: null, Source: null })
        {
            json.List(fact.Id, [answer.Low, answer.Likely, answer.High], value => Value(null, value));
        }
        else
        {
            json.Object(
                fact.Id,
                () =>
                {
                    if (answer.IsCertain)
                    {
                        Value("value", answer.Likely);
                    }
                    else
                    {
                        Value("low", answer.Low);
                        Value("likely", answer.Likely);
                        Value("high", answer.High);
                    }

                    json.TextIfAny("note", answer.Note);
                    CitationWriting.Write(json, answer.Source);
                }
            );
        }

        void Value(string? key, decimal value)
        {
            if (fact.IsClear(value))
            {
                json.Scalar(key, value, fact.Unit, fact.Options, answer.Currency, home);
            }
            else
            {
                json.Text(key, Rate.Fraction(value).ToString("R", null));
            }
        }
    }
}
