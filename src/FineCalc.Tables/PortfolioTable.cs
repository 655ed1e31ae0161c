using System.Runtime.InteropServices;
using Apache.Arrow;
using FineCalc.Risk;

namespace FineCalc.Tables;

/// <summary>The parties of a portfolio from a table: one a row.</summary>
public static class PortfolioTable
{
    private static readonly Fact Mean = FineCalc.Fact.Count("frequency", "Frequency", "How many cases a year?", "cases");
    private static readonly Fact Varying = FineCalc.Fact.Count("dispersion", "Dispersion", "How much does it vary?", "of the mean");

    /// <summary>Which columns answer which questions, what all parties share, and what nobody answers.</summary>
    /// <param name="columns">The names of the columns, in order.</param>
    /// <param name="cases">What all cases share and what is uncertain of them.</param>
    /// <param name="mapping">What is said of the columns; nothing unless stated.</param>
    /// <exception cref="ProblemException">As <see cref="ColumnMatch.Of"/>; the mapping groups rows, or has an answer for all rows that the
    /// case has as a distribution.</exception>
    public static ColumnMatch Match(IReadOnlyList<string> columns, UncertainCase cases, TableMapping? mapping = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(cases);
        mapping ??= TableMapping.None;
        if (mapping.GroupBy is { } group)
        {
            throw new ProblemException(
                new Problem("party-grouped", "The mapping makes one case of several rows, and a party is one row.")
                {
                    Subject = group,
                    Allowed = "a mapping without \"group-by\"",
                }
            );
        }

        if (mapping.Constants.Answers.FirstOrDefault(a => cases.Facts.Uncertain.Any(u => u.Fact == a.Fact)) is { } twice)
        {
            throw new ProblemException(
                new Problem("fact-twice", $"'{twice.Fact.Id}' is the same in all rows, and uncertain in the case.")
                {
                    Subject = twice.Fact.Id,
                    Allowed = "one of the two",
                }
            );
        }

        var own = mapping.PartiesIn(columns);
        return ColumnMatch.Of(cases.Case.Version, columns, mapping with { Parties = own }, cases.Facts.Facts);
    }

    /// <summary>The columns that name each party and say how often it has a case, by what each says.</summary>
    /// <param name="columns">The names of the columns.</param>
    /// <param name="mapping">What is said of them; nothing unless stated.</param>
    public static IReadOnlyList<(string What, ColumnSource Source)> Parties(IReadOnlyList<string> columns, TableMapping? mapping = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return [.. (mapping ?? TableMapping.None).PartiesIn(columns).Stated];
    }

    /// <summary>
    /// A portfolio whose parties are the rows of a table. The column <c>name</c> names each party, without it they have their numbers from
    /// 1; <c>frequency</c> is the mean number of cases a year, of a Poisson count or, with <c>dispersion</c>, of a negative binomial one;
    /// all others answer questions, as in a batch.
    /// </summary>
    /// <param name="reader">The table; it is read to its end and held in memory.</param>
    /// <param name="cases">What all cases share and what is uncertain of them.</param>
    /// <param name="frequency">How often, where the table has no column for it.</param>
    /// <param name="mapping">What is said of the columns; nothing unless stated.</param>
    /// <exception cref="ProblemException">The table cannot be read, or a cell of it; no frequency is given; as
    /// <see cref="Match"/>.</exception>
    public static PortfolioFile Read(TableReader reader, UncertainCase cases, Distribution? frequency = null, TableMapping? mapping = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var match = Match(reader.Columns, cases, mapping);
        var own = (mapping ?? TableMapping.None).PartiesIn(reader.Columns);
        if (frequency is null && own.Frequency is null)
        {
            throw new ProblemException(
                new Problem("frequency-missing", "How many cases a year each party has is not said.")
                {
                    Allowed = "a column 'frequency', or one that the mapping names; or one frequency for all",
                }
            );
        }

        var (answers, problems, rows) = (
            match.Answers.Select(_ => new List<double?>()).ToList(),
            new List<Problem>(),
            new PartyRows(own, match, reader.IsPointDecimal)
        );
        var tables = CaseTables.Of(reader, match, rows.Columns, new TableBatchOptions().ChunkRows);
        var doubts = new NumberDoubts();
        for (; tables.Current is { } table; tables.Next())
        {
            doubts.Look(table);
            problems.AddRange(table.Chunk.Problems.Select(p => Placed(p.Problem, reader, p.Row, p.Column)));
            for (var i = 0; i < answers.Count; i++)
            {
                var column = table.Chunk.Answers[i];
                for (var row = 0; row < table.Rows; row++)
                {
                    answers[i].Add(column.Missing?[row] == true ? null : column.Values.Span[row]);
                }
            }

            rows.Add(table, reader, (problem, row, column) => problems.Add(Placed(problem, reader, row, column)));
        }

        if (problems.Count > 0)
        {
            throw new ProblemException(problems);
        }

        var names = rows.Names;
        if (names.Count == 0)
        {
            throw new ProblemException(new Problem("parties-missing", "There is no party.") { Allowed = "a row for each party" });
        }

        if (names.Distinct(StringComparer.Ordinal).Count() < names.Count)
        {
            throw new ProblemException(
                new Problem("party-duplicate", "Two parties have one name.") { Allowed = "one name for each party" }
            );
        }

        var parties = match
            .Answers.Zip(answers)
            .Aggregate(
                new FactTable(names.Count),
                (all, column) =>
                    all.With(
                        column.First.Fact,
                        column.Second.ToArray(),
                        column.First.Fact.Unit == Unit.Money ? column.First.Source.Currency : default
                    )
            );
        var shared = (mapping ?? TableMapping.None).Constants.Answers.Aggregate(cases.Facts, (all, answer) => all.WithKnown(answer));
        return new(
            cases.Case.Title,
            match.Version,
            new Portfolio(parties, shared, own.Frequency is null ? [frequency!] : rows.Frequencies, names)
        )
        {
            Unused = match.Unused,
            Doubts = doubts.Found,
        };
    }

    // Lines are those of an editor where the table has any: a CSV with its line of names before the first row.
    private static Problem Placed(Problem problem, TableReader reader, long row, string? column)
    {
        long? line = reader switch
        {
            CsvTableReader csv => row + csv.HeadLines,
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

    // Names and frequencies, row by row.
    private sealed class PartyRows(PartyColumns own, ColumnMatch match, bool isPointDecimal)
    {
        private readonly CellReader? _mean = own.Frequency is { } mean ? new(Mean, mean, default, match.Missing, isPointDecimal) : null;
        private readonly CellReader? _varying = own.Dispersion is { } varying
            ? new(Varying, varying, default, match.Missing, isPointDecimal)
            : null;

        // Many parties may have one frequency, which is then one object.
        private readonly Dictionary<(double, double), Distribution> _known = [];

        public IReadOnlyList<string> Columns { get; } =
        [.. new[] { own.Name, own.Frequency, own.Dispersion }.OfType<ColumnSource>().Select(s => s.Column).Distinct()];

        public List<string> Names { get; } = [];

        public List<Distribution> Frequencies { get; } = [];

        public void Add(CaseTable table, TableReader reader, Action<Problem, long, string?> report)
        {
            var places = Columns.ToDictionary(c => c, c => reader.Columns.ToList().IndexOf(c), StringComparer.Ordinal);
            IArrowArray[] kept =
            [
                .. table.Chunk.Kept.Select(
                    (array, i) => RawJson.Is(reader.Fields[places[Columns[i]]]) ? RawJson.Texts((StringArray)array) : array
                ),
            ];
            for (var row = 0; row < table.Rows; row++)
            {
                Names.Add(Cell(own.Name, row) ?? Text.Number(Names.Count + 1));
                if (own.Frequency is { } column)
                {
                    Frequencies.Add(Count(row, (problem, at) => report(problem, Names.Count, (at ?? column).Column)));
                }
            }

            string? Cell(ColumnSource? source, int row) =>
                source is null ? null : ArrowText.Of(kept[System.Array.IndexOf([.. Columns], source.Column)], row);

            // As it came, and not as a text.
            bool IsNumber(ColumnSource source, int row)
            {
                var array = table.Chunk.Kept[System.Array.IndexOf([.. Columns], source.Column)];
                return ArrowText.IsBare(array)
                    || (RawJson.Is(reader.Fields[places[source.Column]]) && RawJson.IsBare(((StringArray)array).GetBytes(row)));
            }

            Distribution Count(int row, Action<Problem, ColumnSource?> wrong)
            {
                var isRead = Number(_mean!, row, wrong, out var mean) & Number(_varying, row, wrong, out var dispersion);
                if (isRead && mean is { } m)
                {
                    try
                    {
                        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_known, (m, dispersion ?? 0d), out _);
                        return known ??= dispersion is { } d and not 0d ? Distribution.NegativeBinomial(m, d) : Distribution.Poisson(m);
                    }
                    catch (ArgumentOutOfRangeException)
                    {
                        // Said below.
                    }
                }

                if (isRead)
                {
                    wrong(
                        new Problem(
                            "frequency-invalid",
                            $"'{Cell(own.Frequency, row)}'{(own.Dispersion is null ? "" : $" with '{Cell(own.Dispersion, row)}'")} is not "
                                + "how many cases there are in a year."
                        )
                        {
                            Allowed =
                                "a mean from 0 to 10,000,000, and a dispersion from 0, with which the count does not vary beyond all "
                                + "bounds",
                        },
                        null
                    );
                }

                return Distribution.Poisson(0d);
            }

            bool Number(CellReader? cells, int row, Action<Problem, ColumnSource?> wrong, out double? number)
            {
                number = null;
                if (cells is null || Cell(cells.Source, row) is not { } text)
                {
                    return true;
                }

                var kind = IsNumber(cells.Source, row)
                    ? cells.OfNumber(text, out var value, out _, out var problem)
                    : cells.Read(text, out value, out _, out problem);
                number = kind == CellKind.Value ? value : null;
                if (problem is not null)
                {
                    wrong(problem, cells.Source);
                }

                return problem is null;
            }
        }
    }
}
