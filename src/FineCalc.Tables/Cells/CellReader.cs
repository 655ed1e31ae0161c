using System.Globalization;
using FineCalc.Risk;
using FineCalc.Steps;
using NodaTime.Text;

namespace FineCalc.Tables;

internal enum CellKind
{
    Missing,
    Value,
    Wrong,
}

// The cells of one column as answers to one question. A number is kept as the double that is nearest, with the decimal beside it where that
// double does not stand for it.
internal sealed class CellReader
{
    private const int MostShown = 41;
    private const string Digits = "numbers of up to 28 digits";
    private const string Settled = " A mapping says which: \"numbers\": \"plain\", \"english\" or \"continental\".";
    private const string Stating =
        "\"numbers\" in the mapping: \"plain\" or \"english\" where a point begins decimals, \"continental\" where it parts thousands";

    private readonly Fact _fact;
    private readonly Currency _currency;
    private readonly Dictionary<string, int>? _places;
    private readonly HashSet<string>? _missing;
    private readonly bool _isPlain;
    private readonly bool _isWary;

    // isPointDecimal: whether a point begins decimals in the texts of the table, whoever wrote it.
    public CellReader(Fact fact, ColumnSource source, Currency currency, IReadOnlyList<string> missing, bool isPointDecimal)
    {
        (_fact, Source, _currency) = (fact, source, source.Currency == default ? currency : source.Currency);
        var isNumber = fact.Unit is not (Unit.Choice or Unit.Flag);
        _isWary = isNumber && source.Numbers is null && !isPointDecimal;
        var none = missing.Concat(source.Missing).ToHashSet(StringComparer.Ordinal);
        _missing = none.Count > 0 ? none : null;
        _isPlain = isNumber && Style == NumberStyle.Plain && !_isWary && _missing is null;
        if (!isNumber)
        {
            // Spreadsheets and programs write TRUE, True and true.
            _places = new Dictionary<string, int>(fact.Unit == Unit.Flag ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
            var codes = fact.Unit == Unit.Flag ? ["no", "yes", "false", "true"] : Choices.Codes(fact.Options);
            for (var i = 0; i < codes.Count; i++)
            {
                _places[codes[i]] = fact.Unit == Unit.Flag ? i % 2 : i;
            }

            foreach (var (word, code) in source.Values)
            {
                _places[word] = _places.TryGetValue(code, out var place)
                    ? place
                    : throw new ProblemException(
                        new Problem("choice-unknown", $"'{fact.Id}' is to be \"{code}\" where the column has \"{word}\".")
                        {
                            Subject = fact.Id,
                            Allowed = fact.Allowed,
                        }
                    );
            }
        }
    }

    public ColumnSource Source { get; }

    public Fact Fact => _fact;

    public bool IsNumber => _places is null;

    // Whether a percent sign may say what a share is.
    public bool HasSigns => Style != NumberStyle.Plain;

    // The first number above the whole without one, where it may have one.
    public double? Bare { get; private set; }

    private NumberStyle Style => Source.Numbers ?? NumberStyle.Plain;

    // What three digits behind a single separator may mean.
    private NumberForm Form =>
        _fact.Unit switch
        {
            Unit.Money => _currency.Form,
            Unit.Rate => NumberForm.Share,
            _ => NumberForm.Plain,
        };

    public CellKind Read(ReadOnlySpan<char> cell, out double value, out decimal? exact, out Problem? problem)
    {
        (problem, exact, value) = (null, null, 0d);
        if (_isPlain && cell.Length > 0 && cell[0] != ' ' && cell[^1] != ' ')
        {
            if (CellNumber.Read(cell, Source.Shift, out value, out exact) == Exactness.Exact)
            {
                return CellKind.Value;
            }
        }

        return Slowly(cell.Trim(' '), out value, out exact, out problem);
    }

    private CellKind Slowly(ReadOnlySpan<char> cell, out double value, out decimal? exact, out Problem? problem)
    {
        (problem, exact, value) = (null, null, 0d);
        if (cell.IsEmpty || _missing?.GetAlternateLookup<ReadOnlySpan<char>>().Contains(cell) == true)
        {
            return CellKind.Missing;
        }

        if (_places is not null)
        {
            if (_places.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(cell, out var place))
            {
                value = place;
                return CellKind.Value;
            }

            problem = Wrong("choice-unknown", cell, ChoiceHint(cell), _fact.Unit == Unit.Flag ? "yes or no, true or false" : _fact.Allowed);
            return CellKind.Wrong;
        }

        if (cell[0] == 'P' && _fact.Counted == Calendar.Months)
        {
            return OfPeriod(cell, out value, out exact, out problem);
        }

        if (_isWary && NumberText.IsUnclear(cell, Form))
        {
            problem = Wrong("cell-unclear", cell, Meant(cell) + Settled, Stating);
            return CellKind.Wrong;
        }

        string? plain = null;
        var shift = Source.Shift;
        if (Style != NumberStyle.Plain)
        {
            plain = Plain(cell, Style, out var isForeign, out var isPercent);
            if (isForeign)
            {
                problem = Wrong("currency-mixed", cell, "", $"amounts in {_currency}");
                return CellKind.Wrong;
            }

            // In a column of percentages the sign says it once more.
            shift = isPercent ? -2 : shift;
        }

        var read = CellNumber.Read(Style == NumberStyle.Plain ? cell : plain, shift, out value, out exact);
        Bare ??= shift == 0 && Math.Abs(value) > 1d ? value : null;
        problem = NoNumber(read, cell, Allowed);
        return problem is null ? CellKind.Value : CellKind.Wrong;
    }

    private CellKind OfPeriod(ReadOnlySpan<char> cell, out double value, out decimal? exact, out Problem? problem)
    {
        (problem, exact, value) = (null, null, 0d);
        var period = PeriodPattern.Roundtrip.Parse(cell.ToString());
        if (!period.Success || period.Value.HasTimeComponent)
        {
            problem = Wrong("period-invalid", cell, "", "a period of years, months, weeks and days, such as P2Y6M, or a number of months");
            return CellKind.Wrong;
        }

        var months = Calendar.InMonths(period.Value).Value;
        value = (double)months;
        exact = FactColumn.Shortest(value) == months ? null : months;
        return CellKind.Value;
    }

    // A number that came as such.
    public CellKind Number(double number, out double value, out decimal? exact, out Problem? problem)
    {
        Span<char> text = stackalloc char[32];
        if (!double.IsFinite(number))
        {
            (value, exact) = (0d, null);
            problem = Wrong("cell-not-a-number", number.ToString(CultureInfo.InvariantCulture), "", "a number, or none (null)");
            return CellKind.Wrong;
        }

        number.TryFormat(text, out var written, "R", CultureInfo.InvariantCulture);
        return OfNumber(text[..written], out value, out exact, out problem);
    }

    // A number that came as such, by its digits: no style of writing asks for it.
    public CellKind OfNumber(ReadOnlySpan<char> digits, out double value, out decimal? exact, out Problem? problem)
    {
        var read = CellNumber.Read(digits, Source.Shift, out value, out exact);
        Bare ??= Math.Abs(value) > 1d ? value : null;
        problem = NoNumber(read, digits, "a number, or none (null)");
        return problem is null ? CellKind.Value : CellKind.Wrong;
    }

    private Problem? NoNumber(Exactness read, ReadOnlySpan<char> cell, string allowed) =>
        read switch
        {
            Exactness.Exact => null,
            Exactness.TooLarge => Wrong("number-too-large", cell, "", Digits),
            Exactness.TooPrecise => Wrong("number-too-precise", cell, "", Digits),
            _ => Wrong("cell-not-a-number", cell, Hint(cell), allowed),
        };

    private Problem Wrong(string code, ReadOnlySpan<char> cell, string hint, string allowed) =>
        new(code, $"'{_fact.Id}' is \"{Text.Cut(cell.ToString(), MostShown)}\" in the column '{Source.Column}'.{hint}")
        {
            Subject = _fact.Id,
            Allowed = allowed,
        };

    private string Allowed =>
        Style switch
        {
            NumberStyle.English => "a number such as 1,234.50",
            NumberStyle.Continental => "a number such as 1.234,50",
            _ => "a plain number such as 1234.5",
        };

    private string ChoiceHint(ReadOnlySpan<char> cell) =>
        NoAnswer(cell) is { Length: > 0 } none ? none
        : Nearest.To(cell.ToString(), _places!.Keys) is { } near ? $" '{near}' may be meant."
        : "";

    // What spreadsheets, programs and people write where they know nothing.
    private static string NoAnswer(ReadOnlySpan<char> cell) =>
        cell.ToString().ToUpperInvariant()
            is "N/A"
                or "#N/A"
                or "NA"
                or "NAN"
                or "NULL"
                or "NONE"
                or "-"
                or "\u2013"
                or "\u2014"
                or "\u2212"
                or "?"
                or "UNKNOWN"
                or "K.A."
            ? $" It is no answer where the mapping says \"missing\": [\"{cell}\"]."
            : "";

    // What the mapping could say, where it would make a number of the cell; and else what may be meant by it.
    private string Hint(ReadOnlySpan<char> cell)
    {
        var read = new List<(NumberStyle Style, string Number)>();
        foreach (var style in new[] { NumberStyle.English, NumberStyle.Continental })
        {
            if (style != Style && Plain(cell, style, out var isForeign, out _) is { } number && !isForeign)
            {
                read.Add((style, number));
            }
        }

        string Shown(string number) =>
            LosslessDecimal.Read(number, 0, out var exact) == Exactness.Exact ? NumberText.Write(exact, NumberForm.Plain) : number;

        return read.DistinctBy(r => r.Number).ToList() switch
        {
            [var (style, _)] => $" It is a number where the mapping says \"numbers\": \"{Text.Word(style)}\".",
            [var (style, number), var (other, another)] =>
                $" It is {Shown(number)} where the mapping says \"numbers\": \"{Text.Word(style)}\", and "
                    + $"{Shown(another)} where it says \"{Text.Word(other)}\".",
            _ => NoAnswer(cell) is { Length: > 0 } none ? none : Meant(cell),
        };
    }

    private string Meant(ReadOnlySpan<char> cell) =>
        _fact.Unit switch
        {
            Unit.Money => Money.Meant(cell.ToString()),
            Unit.Rate => Rate.Meant(cell),
            _ => Count.Meant(cell),
        };

    // The number, where what stands beside it may: a currency beside an amount, be it another than the column's, a percent sign beside a
    // rate.
    private string? Plain(ReadOnlySpan<char> cell, NumberStyle style, out bool isForeign, out bool isPercent)
    {
        var plain = FormattedNumber.Plain(cell, style, out var sign, out isPercent);
        var isStrange =
            (sign.Length > 0 && (_fact.Unit != Unit.Money || !CurrencySigns.IsAny(sign)))
            || (isPercent && (_fact.Unit != Unit.Rate || Source.Unit is not (NumberUnit.One or NumberUnit.Percent)));
        plain = isStrange ? null : plain;
        isForeign = plain is not null && sign.Length > 0 && !IsOwn(sign);
        return plain;
    }

    private bool IsOwn(string sign) => sign == _currency.Code || CurrencySigns.IsOf(sign, _currency);
}
