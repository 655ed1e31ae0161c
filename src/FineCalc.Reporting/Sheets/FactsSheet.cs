using FineCalc.Steps;

namespace FineCalc.Reporting.Sheets;

// The questions of a method with the answers of a case, to be changed. Behind what is read, folded away, stand what formulas take (an
// answer checked, in the currency of the method, a choice as its place in the list) and the answers as they were given.
internal sealed class FactsSheet
{
    private const int Value = 3;

    private readonly Assessment _of;
    private readonly Binding _binding;
    private readonly ListsSheet _lists;
    private readonly Dictionary<int, int> _rows = [];
    private readonly Dictionary<(Currency From, Currency To), string> _rates = [];
    private readonly HashSet<int> _askedPlainly;
    private readonly int _taken;
    private readonly int _given;

    public FactsSheet(Assessment of, ListsSheet lists)
    {
        (_of, _binding, _lists) = (of, of.Calculation.Binding, lists);
        _askedPlainly =
        [
            .. Enumerable
                .Range(0, Program.Nodes.Length)
                .Where(i => Program.Nodes[i] is FactNode { Inputs.Length: 0 } or OverNode { GroupBy: not null })
                .Select(i => Program.FactOf[i]),
        ];
        Columns = _binding.Count == 1 ? 1 : 1 + _binding.Count;
        _taken = Value + Columns + 6;
        _given = _taken + Columns;
        Sheet = new Sheet(
            "Facts",
            [34, 52, .. Enumerable.Repeat(20.0, Columns), 12, 30, 34, 34, 12, 40, .. Enumerable.Repeat(16.0, 2 * Columns)]
        )
        {
            FoldedFrom = _taken,
        };
        Write();
    }

    public Sheet Sheet { get; }

    // How many answers a question may have: one, or one for the whole case and one for each infringement.
    public int Columns { get; }

    // Whether an answer is another than the one given.
    public string AreChanged =>
        $"SUMPRODUCT(--({Sheet.At(First, Value, Last, Value + Columns - 1)}<>{Sheet.At(First, _given, Last, _given + Columns - 1)}))>0";

    private Program Program => _binding.Program;

    private int First { get; set; }

    private int Last { get; set; }

    public string Taken(int fact, int infringement) => Sheet.At(_rows[fact], _taken + Column(fact, infringement));

    public string IsGiven(int fact, int infringement)
    {
        var whole = $"{Sheet.At(_rows[fact], Value)}<>\"\"";
        return Column(fact, infringement) == 0 ? whole : $"OR({Sheet.At(_rows[fact], Value + Column(fact, infringement))}<>\"\",{whole})";
    }

    public string? Rate(Currency from, Currency to) => _rates.GetValueOrDefault((from, to));

    // The place of an answer among those of its question.
    private int Column(int fact, int infringement) => Columns == 1 || !Program.Facts[fact].IsPerInfringement ? 0 : 1 + infringement;

    private void Write()
    {
        Sheet.Add(Cell.Of("Facts and judgements", Look.Title));
        Sheet.Add(
            Cell.Of(
                "Coloured cells are the answers: change one and every formula follows. An empty cell is a question not answered"
                    + (Columns == 1 ? "." : "; an infringement without an answer of its own has that of the whole case."),
                Look.Note
            )
        );
        Rates();
        Sheet.Heading([
            "Question",
            "What is asked",
            .. Columns == 1 ? ["Answer"] : _of.Facts.Infringements.Select(i => i.Name).Prepend("Whole case"),
            "In",
            "Allowed",
            "If not answered",
            "Note",
            "Standing",
            "Source",
            .. Enumerable.Repeat("Taken by formulas", Columns),
            .. Enumerable.Repeat("As given", Columns),
        ]);
        First = Sheet.Next;
        var isAnswered = Program.Facts.Select((_, i) => Answers(i).Any(a => a is not null)).ToList();
        foreach (var fact in Enumerable.Range(0, Program.Facts.Length).Where(i => isAnswered[i]))
        {
            Write(fact, isFolded: false);
        }

        Sheet.Add(Cell.Of("Not answered: the questions are folded here, and the 2 in the margin opens them", Look.Note));
        foreach (var fact in Enumerable.Range(0, Program.Facts.Length).Where(i => !isAnswered[i]))
        {
            Write(fact, isFolded: true);
        }

        Last = Sheet.Next - 1;
    }

    private void Rates()
    {
        foreach (var rate in _of.Facts.ExchangeRates)
        {
            var row = Sheet.Add(
                Cell.Of($"{rate.From} to {rate.To}", Look.Strong),
                Cell.Of($"Exchange rate of {Text.Date(rate.Date)}"),
                Cell.Of(rate.Rate, Unit.Count, Look.Input),
                Cell.Of(rate.Source.ToString())
            );
            _rates.TryAdd((rate.From, rate.To), Sheet.At(row, Value));
        }
    }

    // The answers of a question as they stand in the columns: as given, in the currency given.
    private List<Answer?> Answers(int fact)
    {
        var (asked, infringements) = (Program.Facts[fact], _of.Facts.Infringements);
        return Columns == 1
            ? [_of.Facts.Find(asked, infringements is [var only] ? only : null)]
            : [_of.Facts.Find(asked), .. infringements.Select(i => i.Answers.FirstOrDefault(a => a.Fact == asked))];
    }

    private void Write(int fact, bool isFolded)
    {
        var (asked, answers, row) = (Program.Facts[fact], Answers(fact), Sheet.Next);
        _rows[fact] = row;
        var last = asked.IsPerInfringement ? Columns : 1;
        var sources = answers.OfType<Answer>().ToList();
        List<Cell> cells =
        [
            Cell.Of(asked.Name, Look.Strong),
            Cell.Of(asked.Question),
            .. answers.Select((answer, i) => i < last ? Input(asked, answer) : Cell.Empty),
            Cell.Of(In(asked, sources)),
            Cell.Of(asked.Allowed),
            Cell.Of(IfMissing(asked), Look.Muted),
            Cell.Of(Joined(sources, a => Ranged(a) + a.Note)),
            Cell.Of(Joined(sources, a => a.Source is { } source ? Text.Word(source.Standing) : "")),
            Cell.Of(Joined(sources, a => a.Source?.ToString() ?? "") is { Length: > 0 } told ? told : asked.Source?.ToString() ?? ""),
            .. answers.Select((_, i) => i < last ? Cell.Live(Check(fact, i, answers), Known(fact, i), asked.Unit, Look.Muted) : Cell.Empty),
            .. answers.Select((answer, i) => i < last && answer is not null ? Input(asked, answer) with { Look = Look.Muted } : Cell.Empty),
        ];
        Sheet.Add(cells, isFolded);
        for (var i = 0; i < last; i++)
        {
            Sheet.Rules.Add(RuleOf(asked, Sheet.Local(row, Value + i)));
        }
    }

    private Rule RuleOf(Fact asked, string cell) =>
        asked.Unit switch
        {
            Unit.Flag => new Rule(cell, asked.Allowed) { List = _lists.YesNo },
            Unit.Choice => new Rule(cell, asked.Allowed) { List = _lists.Of(asked.Options) },
            _ => new Rule(cell, asked.Allowed)
            {
                // A foreign amount is held to what is allowed when it is converted.
                Least = asked.Unit == Unit.Money && _rates.Count > 0 ? null : asked.AllowedLow,
                Most = asked.Unit == Unit.Money && _rates.Count > 0 ? null : asked.AllowedHigh,
                IsWhole = asked.IsWhole,
            },
        };

    private static Cell Input(Fact asked, Answer? answer) =>
        answer is null ? Cell.Empty with { Look = Look.Input, Format = Cell.Of(0m, asked.Unit).Format }
        : asked.Unit is Unit.Flag or Unit.Choice ? Cell.Of(Fact.Show(answer.Likely, asked.Unit, default, asked.Options), Look.Input)
        : Cell.Of(answer.Likely, asked.Unit, Look.Input);

    // What a formula takes: an answer that is none of those allowed leads to no amount, as in FineCalc.
    private string Check(int fact, int column, List<Answer?> answers)
    {
        var (asked, row) = (Program.Facts[fact], _rows[fact]);
        var (own, whole) = (Sheet.At(row, Value + column), Sheet.At(row, Value));
        var (given, isNone) = column == 0 ? (own, $"{own}=\"\"") : ($"IF({own}<>\"\",{own},{whole})", $"AND({own}=\"\",{whole}=\"\")");
        return $"IF({isNone},{Missing(fact)},{Allowed(asked, given, answers[column] ?? answers[0])})";
    }

    private string Missing(int fact)
    {
        var asked = Program.Facts[fact];
        return !_askedPlainly.Contains(fact) || asked.WhenMissing == FineCalc.Missing.Required
            ? "NA()"
            : FormulaReading.Written(asked.Assumed.Likely, asked.Unit);
    }

    private string Allowed(Fact asked, string given, Answer? answer)
    {
        if (asked.Unit == Unit.Flag)
        {
            return $"IF({given}=\"yes\",TRUE,IF({given}=\"no\",FALSE,NA()))";
        }

        if (asked.Unit == Unit.Choice)
        {
            return $"MATCH({given},{_lists.Of(asked.Options)},0)-1";
        }

        var foreign =
            asked.Unit == Unit.Money && answer is { } a && a.Currency != Program.Currency ? Rate(a.Currency, Program.Currency) : null;
        var value = foreign is null ? given : $"{given}*{foreign}";
        string?[] holds =
        [
            $"ISNUMBER({given})",
            asked.AllowedLow is { } low ? $"{value}>={FormulaReading.Written(low)}" : null,
            asked.AllowedHigh is { } high ? $"{value}<={FormulaReading.Written(high)}" : null,
            asked.IsWhole ? $"INT({value})={value}" : null,
        ];
        var all = holds.OfType<string>().ToList();
        return $"IF({(all.Count == 1 ? all[0] : $"AND({string.Join(',', all)})")},{value},NA())";
    }

    private decimal? Known(int fact, int column)
    {
        var answer = _binding[Columns == 1 ? 0 : column - 1, fact];
        return answer?.Likely
            ?? (
                _askedPlainly.Contains(fact) && Program.Facts[fact] is { WhenMissing: not FineCalc.Missing.Required } asked
                    ? asked.Assumed.Likely
                    : null
            );
    }

    private string In(Fact asked, List<Answer> answers) =>
        asked.Unit switch
        {
            Unit.Money => answers.Count == 0 ? Program.Currency.Code : Joined(answers, a => a.Currency.Code),
            Unit.Rate => "%",
            Unit.Flag => "yes or no",
            Unit.Choice => "one of a list",
            _ => asked.Counted ?? "",
        };

    private static string IfMissing(Fact asked) =>
        asked.WhenMissing == FineCalc.Missing.Required
            ? "needed, where the method comes to it"
            : $"{asked.Show(asked.Assumed.Likely)}{(asked.MissingWhy is { } why ? $": {why}" : "")}";

    private static string Ranged(Answer answer) => answer.IsCertain ? "" : $"Given as a range, {answer}: the likely value stands here. ";

    private static string Joined(List<Answer> answers, Func<Answer, string> says) =>
        string.Join("; ", answers.Select(says).Where(s => s.Length > 0).Distinct());
}
