using FineCalc.Risk;
using FineCalc.Steps;

namespace FineCalc.Json;

// Reads a portfolio: what all cases share, as a case file; how often; and the parties, each with what is known of it.
internal sealed class PortfolioReader(JsonProblems problems, RegimeCatalog regimes)
{
    private const int MostParties = 100_000;

    private sealed record Party(string Name, IReadOnlyList<Answer> Answers, Distribution? Frequency);

    public PortfolioFile? Read(JsonNode? root)
    {
        if (JsonCursor.Open(root, problems) is not { } of)
        {
            return null;
        }

        of.Text("$schema");
        var name = of.NeedText("portfolio", "what the portfolio is called");
        var shared = of.Need("case", "a case file: the regime, its dates, and what all cases share") is { } node
            ? new CaseReader(problems, regimes, mayLack: true, areDrawn: true).ReadUncertain(node)
            : null;
        var frequency = Frequency(of);
        var listed = of.Need("parties", "a list of parties, each with its name and facts");
        of.Close();
        if (listed is { Kind: not JsonKind.Array })
        {
            problems.WrongType(listed, "a list: [ … ]");
        }

        if (listed is null || shared is null || name is null)
        {
            return null;
        }

        if (listed.Children.Count is 0 or > MostParties)
        {
            problems.Add(
                listed,
                listed.Children.Count == 0 ? "list-empty" : "list-too-long",
                $"There are {Text.Number(listed.Children.Count)} parties.",
                $"1 to {Text.Number(MostParties)}; more as a table: finecalc annual-loss PARTIES.csv --case FILE"
            );
            return null;
        }

        var (version, names) = (shared.Case.Version, new HashSet<string>(StringComparer.Ordinal));
        List<Party> parties = [.. listed.Children.Select(party => Read(party, version, frequency, names)).OfType<Party>()];
        return problems.Failures > 0 || parties.Count < listed.Children.Count
            ? null
            : new(
                name,
                version,
                new Portfolio(
                    Table(parties),
                    shared.Facts,
                    parties.TrueForAll(p => p.Frequency is null) ? [frequency!] : [.. parties.Select(p => p.Frequency ?? frequency!)],
                    [.. parties.Select(p => p.Name)]
                )
            );
    }

    private Party? Read(JsonNode node, RegimeVersion version, Distribution? shared, HashSet<string> names)
    {
        if (JsonCursor.Open(node, problems) is not { } at)
        {
            return null;
        }

        var name = at.NeedName("name", "what the party is called");
        if (name is not null && !names.Add(name))
        {
            problems.Add(node, "party-duplicate", $"Two parties are called '{name}'.", "one name for each party", name);
        }

        var answers = new AnswerReader(version.Regime, version, problems).Read(at, null, new CasePlaces(node)).Select(f => f.Answer);
        var own = Frequency(at);
        at.Close();
        List<Answer> given = [.. answers.OfType<Answer>()];
        if (given.Find(a => !a.IsCertain) is { } open)
        {
            problems.Add(
                node,
                "party-uncertain",
                $"'{open.Fact.Id}' of '{name}' is a range.",
                "one value for each fact of a party; what is uncertain is so of every case, under \"case\"",
                open.Fact.Id
            );
        }

        if (own is null && shared is null && at.Find("frequency") is null)
        {
            problems.Add(
                node,
                "frequency-missing",
                $"How many cases a year '{name}' has is not said.",
                "\"frequency\" here, or for all parties"
            );
        }

        return name is null ? null : new(name, given, own);
    }

    // A number is the mean of a Poisson count.
    private Distribution? Frequency(JsonCursor at)
    {
        if (at.Find("frequency") is not { } node)
        {
            return null;
        }

        var scalar = new JsonScalar(Unit.Count, default, [], problems);
        Distribution? found = null;
        if (node.Kind != JsonKind.Object)
        {
            found =
                scalar.Read(node) is not { } mean ? null
                : mean.Value is >= 0m and <= 10_000_000m ? Distribution.Poisson((double)mean.Value)
                : null;
        }
        else if (JsonCursor.Open(node, problems) is { } of)
        {
            found = DistributionReader.IsBegun(node) ? new DistributionReader(problems).Read(of, null, scalar)?.Distribution : null;
            of.Close();
        }

        if (found is { IsWhole: true, Low: >= 0d })
        {
            return found;
        }

        problems.Add(
            node,
            "frequency-invalid",
            "This is not how many cases there are in a year.",
            "the mean of a Poisson count, up to 10,000,000; or a distribution of whole numbers from 0, such as "
                + "{ \"negative-binomial\": [0.1, 1.5] }"
        );
        return null;
    }

    // A column for each question that any party answers.
    private FactTable Table(List<Party> parties)
    {
        var table = new FactTable(parties.Count);
        foreach (var fact in parties.SelectMany(p => p.Answers.Select(a => a.Fact)).Distinct())
        {
            var answers = parties.ConvertAll(p => p.Answers.FirstOrDefault(a => a.Fact == fact));
            var currencies = answers.OfType<Answer>().Select(a => a.Currency).Distinct().ToList();
            if (currencies.Count > 1)
            {
                problems.Add(
                    1,
                    "$.parties",
                    "currency-mixed",
                    $"'{fact.Id}' is given in {Text.List([.. currencies.Select(c => c.ToString())])}.",
                    "one currency for a fact of all parties",
                    fact.Id
                );
            }

            var currency = fact.Unit == Unit.Money ? currencies[0] : default;
            table =
                fact.Unit is Unit.Choice or Unit.Flag || fact.MustBeWhole
                    ? table.With(fact, (double?[])[.. answers.Select(a => (double?)a?.Likely)], currency)
                    : table.With(fact, (decimal?[])[.. answers.Select(a => a?.Likely)], currency);
        }

        return table;
    }
}
