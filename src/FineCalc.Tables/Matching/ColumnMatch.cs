using System.Text;
using FineCalc.Steps;

namespace FineCalc.Tables;

/// <summary>Which columns of a table answer which questions of a method, and what nobody answers.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal only if they are one object.</remarks>
public sealed class ColumnMatch
{
    private ColumnMatch(
        RegimeVersion version,
        IReadOnlyList<string> columns,
        IReadOnlyList<(Fact, ColumnSource)> answers,
        Facts common,
        string? group,
        IReadOnlyList<string> missing,
        HashSet<string> spoken,
        Dictionary<string, Fact> byName
    )
    {
        (Version, Columns, Answers, Common, GroupBy, Missing) = (version, columns, answers, common, group, missing);
        var answered = answers.Select(a => a.Item1).Concat(common.Answers.Select(a => a.Fact)).ToHashSet();
        Unanswered = [.. version.Facts.Where(f => !answered.Contains(f))];
        Unused = [.. columns.Where(c => !spoken.Contains(c) && answers.All(a => a.Item2.Column != c))];
        Doubts = ColumnDoubts.Of(version, Unused, answers, byName);
    }

    /// <summary>The method.</summary>
    public RegimeVersion Version { get; }

    /// <summary>The columns of the table, in order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The questions that columns answer, in the order of the columns.</summary>
    public IReadOnlyList<(Fact Fact, ColumnSource Source)> Answers { get; }

    /// <summary>The facts that all rows share; a column wins over a shared answer.</summary>
    public Facts Common { get; }

    /// <summary>The column whose rows of one value are one case, if there is one.</summary>
    public string? GroupBy { get; }

    /// <summary>The questions that neither a column nor a shared fact answers; <see cref="Fact.WhenMissing"/> says what that
    /// means.</summary>
    public IReadOnlyList<Fact> Unanswered { get; }

    /// <summary>
    /// The columns that answer nothing, though no mapping says so: by naming them, or by answering their question otherwise.
    /// </summary>
    public IReadOnlyList<string> Unused { get; }

    /// <summary>
    /// What columns of <see cref="Unused"/> seem to say that would change amounts, each as the subject of a problem: the day that selects
    /// the version (<c>column-of-date</c>), the currency (<c>column-of-currency</c>), an answer under a name with a unit or a currency in
    /// it (<c>column-not-matched</c>). A batch passes over them; whoever runs it may refuse.
    /// </summary>
    public IReadOnlyList<Problem> Doubts { get; }

    internal IReadOnlyList<string> Missing { get; }

    /// <summary>How many of the columns answer, and which questions.</summary>
    public override string ToString() =>
        Text.Line(
            $"{Text.Counted(Answers.Count, "column")} of {Text.Number(Columns.Count)} answer: "
                + string.Join(", ", Answers.Select(a => a.Fact.Id).DefaultIfEmpty("none"))
        );

    /// <summary>Matches columns to questions: by the mapping, and else by the id or the name of a question, in which case letters, spaces,
    /// hyphens and underscores make no difference (<c>People_affected</c>).</summary>
    /// <param name="version">Whose questions.</param>
    /// <param name="columns">The names of the columns, in order.</param>
    /// <param name="mapping">What is said of them; nothing unless stated.</param>
    /// <param name="common">Facts that all rows share, behind the constants of the mapping.</param>
    /// <exception cref="ProblemException">Two columns have one name or answer one question; the mapping names a column that is not there or
    /// a question that the method does not ask.</exception>
    public static ColumnMatch Of(RegimeVersion version, IReadOnlyList<string> columns, TableMapping? mapping = null, Facts? common = null)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(columns);
        mapping ??= TableMapping.None;
        var (found, sources) = (new List<Problem>(), new List<(Fact Fact, ColumnSource Source)>());
        foreach (var name in columns.GroupBy(c => c, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            found.Add(
                new Problem("column-duplicate", $"{Text.Number(columns.Count(c => c == name))} columns are called '{name}'.")
                {
                    Subject = name,
                    Allowed = "columns with names of their own",
                }
            );
        }

        foreach (var (fact, source) in mapping.Columns)
        {
            if (!version.Facts.Contains(fact))
            {
                found.Add(new Problem("fact-unknown", $"'{fact.Id}' is no question of {version.Name}.") { Subject = fact.Id });
            }
            else if (Has(source.Column))
            {
                sources.Add((version.FindFact(fact.Id)!, source));
            }
        }

        string[] own = [.. mapping.Ignored, .. mapping.Parties.Stated.Select(s => s.Source.Column)];
        var spoken = own.Concat(mapping.GroupBy is { } group ? [group] : []).ToHashSet();
        foreach (var name in spoken)
        {
            Has(name);
        }

        spoken.UnionWith(sources.Select(s => s.Source.Column));
        var byName = new Dictionary<string, Fact>(StringComparer.Ordinal);
        foreach (var fact in version.Facts.Reverse())
        {
            byName[Plain(fact.Name)] = fact;
        }

        foreach (var fact in version.Facts)
        {
            byName[Plain(fact.Id)] = fact;
        }

        var constants = mapping.Constants.Answers.Select(a => a.Fact).ToHashSet();
        foreach (var column in columns.Distinct(StringComparer.Ordinal).Where(c => !spoken.Contains(c)))
        {
            if (byName.TryGetValue(Plain(column), out var fact))
            {
                if (constants.Contains(fact) || mapping.Columns.Any(c => c.Fact == fact))
                {
                    spoken.Add(column);
                }
                else if (sources.Find(s => s.Fact == fact) is { Source: { } other })
                {
                    found.Add(
                        new Problem("fact-twice", $"The columns '{other.Column}' and '{column}' both answer '{fact.Id}'.")
                        {
                            Subject = fact.Id,
                            Allowed = "one column; the mapping says which, or names the other under \"ignored\"",
                        }
                    );
                }
                else
                {
                    sources.Add((fact, new ColumnSource(column)));
                }
            }
        }

        if (found.Count > 0)
        {
            throw new ProblemException(found);
        }

        var order = columns.Select((c, i) => (c, i)).ToDictionary(c => c.c, c => c.i, StringComparer.Ordinal);
        return new ColumnMatch(
            version,
            columns,
            [.. sources.OrderBy(s => order[s.Source.Column]).Select(s => (s.Fact, StyleOf(s.Fact, s.Source)))],
            mapping.Constants.Answers.Aggregate(common ?? Facts.None, (all, answer) => all.With(answer)),
            mapping.GroupBy,
            mapping.Missing,
            spoken,
            byName
        );

        // Choices have no numbers to be written.
        ColumnSource StyleOf(Fact fact, ColumnSource source) => fact.Unit is Unit.Choice or Unit.Flag ? source : mapping.Styled(source);

        bool Has(string column)
        {
            if (columns.Contains(column, StringComparer.Ordinal))
            {
                return true;
            }

            found.Add(
                new Problem("column-unknown", $"The table has no column '{column}'{Nearest.MeantBy(column, columns)}.")
                {
                    Subject = column,
                    Allowed = Text.List([.. columns]),
                }
            );
            return false;
        }
    }

    // Without what people and programs change in names.
    internal static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var letter in name.Where(letter => letter is not (' ' or '-' or '_')))
        {
            plain.Append(char.ToLowerInvariant(letter));
        }

        return plain.ToString();
    }
}
