using Apache.Arrow;
using FineCalc.Risk;

namespace FineCalc.Tables;

/// <summary>The parties of a portfolio from a table: one a row.</summary>
public static class PortfolioTable
{
    private const string Name = "name";
    private const string Frequency = "frequency";
    private const string Dispersion = "dispersion";

    /// <summary>
    /// A portfolio whose parties are the rows of a table. The column <c>name</c> names each party, without it they have their numbers from
    /// 1; <c>frequency</c> is the mean number of cases a year, of a Poisson count or, with <c>dispersion</c>, of a negative binomial one;
    /// all others answer questions, as in a batch.
    /// </summary>
    /// <param name="reader">The table; it is read to its end and held in memory.</param>
    /// <param name="cases">What all cases share and what is uncertain of them.</param>
    /// <param name="frequency">How often, where the table has no column for it.</param>
    /// <exception cref="ProblemException">The table cannot be read, or a cell of it; no frequency is given.</exception>
    public static PortfolioFile Read(TableReader reader, UncertainCase cases, Distribution? frequency = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(cases);
        string[] own = [.. new[] { Name, Frequency, Dispersion }.Where(reader.Columns.Contains)];
        if (frequency is null && !own.Contains(Frequency))
        {
            throw new ProblemException(
                new Problem("frequency-missing", "How many cases a year each party has is not said.")
                {
                    Allowed = $"a column '{Frequency}', or one frequency for all",
                }
            );
        }

        var version = cases.Case.Version;
        var match = ColumnMatch.Of(version, reader.Columns, TableMapping.None with { Ignored = own });
        var tables = CaseTables.Of(reader, match, own, new TableBatchOptions().ChunkRows);
        var (values, names, frequencies) = (
            match.Answers.Select(_ => new List<double?>()).ToList(),
            new List<string>(),
            new List<Distribution>()
        );
        var problems = new List<Problem>();
        bool[] isRaw = [.. own.Select(name => RawJson.Is(reader.Fields[reader.Columns.ToList().IndexOf(name)]))];
        for (; tables.Current is { } table; tables.Next())
        {
            problems.AddRange(table.Chunk.Problems.Select(p => Placed(p.Problem, reader, p.Row, p.Column)));
            IArrowArray[] kept = [.. table.Chunk.Kept.Select((a, i) => isRaw[i] ? RawJson.Texts((StringArray)a) : a)];
            for (var row = 0; row < table.Rows; row++)
            {
                for (var i = 0; i < values.Count; i++)
                {
                    var column = table.Chunk.Answers[i];
                    values[i].Add(column.Missing?[row] == true ? null : column.Values.Span[row]);
                }

                string? Cell(string name) => System.Array.IndexOf(own, name) is var at and >= 0 ? ArrowText.Of(kept[at], row) : null;
                names.Add(Cell(Name) ?? Text.Number(names.Count + 1));
                if (own.Contains(Frequency))
                {
                    frequencies.Add(Count(Cell(Frequency), Cell(Dispersion), p => problems.Add(Placed(p, reader, names.Count, Frequency))));
                }
            }
        }

        if (problems.Count > 0)
        {
            throw new ProblemException(problems);
        }

        if (names.Count == 0 || names.Distinct(StringComparer.Ordinal).Count() < names.Count)
        {
            throw new ProblemException(
                new Problem("party-duplicate", names.Count == 0 ? "There is no party." : "Two parties have one name.")
                {
                    Allowed = "one name for each party",
                }
            );
        }

        var parties = match
            .Answers.Zip(values)
            .Aggregate(
                new FactTable(names.Count),
                (all, column) =>
                    all.With(
                        column.First.Fact,
                        column.Second.ToArray(),
                        column.First.Fact.Unit == Unit.Money ? column.First.Source.Currency : default
                    )
            );
        return new(
            cases.Case.Title,
            version,
            new Portfolio(parties, cases.Facts, own.Contains(Frequency) ? frequencies : [frequency!], names)
        )
        {
            Unused = match.Unused,
        };
    }

    private static Distribution Count(string? mean, string? dispersion, Action<Problem> report)
    {
        try
        {
            if (Number(mean) is { } m && (dispersion is null or "" ? 0d : Number(dispersion)) is { } d)
            {
                return d == 0d ? Distribution.Poisson(m) : Distribution.NegativeBinomial(m, d);
            }
        }
        catch (ArgumentOutOfRangeException)
        {
            // Said below.
        }

        report(
            new Problem(
                "frequency-invalid",
                $"'{mean}'{(dispersion is null ? "" : $" with '{dispersion}'")} is not how many cases there are in a year."
            )
            {
                Allowed = "a mean from 0 to 10,000,000, and a dispersion from 0, with which the count does not vary beyond all bounds",
            }
        );
        return Distribution.Poisson(0d);
    }

    // Lines are those of an editor where the table has any: a CSV with its line of names before the first row.
    private static Problem Placed(Problem problem, TableReader reader, long row, string? column)
    {
        long? line = reader switch
        {
            CsvTableReader => row + 1,
            JsonLinesTableReader => row,
            _ => null,
        };
        return line is { } at
            ? problem with
            {
                Line = (int)Math.Min(at, int.MaxValue),
                Path = column,
            }
            : problem with
            {
                Path = $"{(column is null ? "" : $"{column}, ")}row {Text.Number(row)}",
            };
    }

    private static double? Number(string? text) =>
        double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;
}
