using System.Buffers;
using System.Globalization;
using System.Text;

namespace FineCalc;

// How a number is measured, which says what three digits after a single separator may mean.
internal enum NumberForm
{
    // An amount or a count: a comma parts thousands; a point may be the thousands separator of another country.
    Plain,

    // An amount of a currency that is divided into thousandths: there a comma, too, may be a decimal one.
    Thousandths,

    // A share: a comma is most often a decimal one, and a point that parts thousands is met in round percentages only.
    Share,
}

// The one reader of numbers in texts, and what makes the texts that are written readable to it: docs/numbers.md has the grammar.
// It is that of English with a point for decimals; what another country would read as another number is refused and not guessed.
internal static class NumberText
{
    // Texts of more signs are no number with a slip in it.
    private const int LongestMeant = 40;

    // An ordinary space, and the two that keep a number and its unit on one line.
    private const string Blanks = " \u00A0\u202F";

    private static readonly SearchValues<char> DecimalSigns = SearchValues.Create(".,\u066B");

    // What parts thousands somewhere: point, comma, blanks, apostrophes, the underscore of programs, the Arabic separator.
    private static readonly SearchValues<char> GroupSigns = SearchValues.Create(".,'\u2019 \u00A0\u2009\u202F_\u066C");

    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text) => text.Trim(Blanks);

    // The code of a currency and the number behind it, if the text has that shape.
    public static bool TrySplit(ReadOnlySpan<char> text, out ReadOnlySpan<char> code, out ReadOnlySpan<char> number)
    {
        text = Trim(text);
        var hasShape = text.Length > 4 && Blanks.Contains(text[3], StringComparison.Ordinal);
        code = hasShape ? text[..3] : default;
        number = hasShape ? text[4..].TrimStart(Blanks) : default;
        return hasShape;
    }

    // The number of a rate, and whether it is in percent.
    public static ReadOnlySpan<char> Percent(ReadOnlySpan<char> text, out bool isPercent)
    {
        text = Trim(text);
        isPercent = text.EndsWith("%");
        return isPercent ? text[..^1].TrimEnd(Blanks) : text;
    }

    // The very number that is written, or why there is none; shift moves the point: -2 for a percentage.
    public static Exactness Read(ReadOnlySpan<char> text, NumberForm form, int shift, out decimal number)
    {
        number = 0m;
        var whole = Whole(text, out var decimals);
        return IsGrouped(whole) && !decimals.ContainsAnyExceptInRange('0', '9') && !IsUnclear(whole, decimals, form)
            ? LosslessDecimal.Read(
                whole.Contains(',') ? text.ToString().Replace(",", "", StringComparison.Ordinal) : text,
                shift,
                out number
            )
            : Exactness.NotANumber;
    }

    // Whether it is a number but for this: to readers of two countries it is two.
    public static bool IsUnclear(ReadOnlySpan<char> text, NumberForm form)
    {
        var whole = Whole(text, out var decimals);
        return IsGrouped(whole) && !decimals.ContainsAnyExceptInRange('0', '9') && IsUnclear(whole, decimals, form);
    }

    public static string Write(decimal number, NumberForm form) => Clear(Text.Number(number), form);

    // The same number so that it cannot be taken for another: 250.1250 for 250.125.
    public static string Clear(string number, NumberForm form)
    {
        var whole = Whole(number, out var decimals);
        return !IsUnclear(whole, decimals, form) ? number
            : decimals.IsEmpty ? number + ".000"
            : number + "0";
    }

    // What may be meant by a text that is refused, as a sentence behind another; empty where nobody can tell.
    public static string Meant(ReadOnlySpan<char> text, NumberForm form, Func<decimal, string> show) =>
        Meanings(text, form).Distinct().Select(show).ToList() switch
        {
            [var one] => $" {one} may be meant.",
            [var one, var other] => $" It may mean {one} or {other}.",
            _ => "",
        };

    // What stands beside a sign, or between the brackets in which accounts write what is less than nothing. For suggestions only.
    public static ReadOnlySpan<char> Unsigned(ReadOnlySpan<char> text, out bool isNegative)
    {
        var isBracketed = text is ['(', .., ')'];
        var isBehind = text is [.., '-' or '\u2212'];
        isNegative = isBracketed || isBehind || text is ['-' or '\u2212', ..];
        return isBracketed ? Trim(text[1..^1])
            : isBehind ? Trim(text[..^1])
            : isNegative || text is ['+', ..] ? Trim(text[1..])
            : text;
    }

    // The digits and commas before the point, without a sign, and those after it.
    private static ReadOnlySpan<char> Whole(ReadOnlySpan<char> text, out ReadOnlySpan<char> decimals)
    {
        var body = text is ['+' or '-', ..] ? text[1..] : text;
        var point = body.IndexOf('.');
        decimals = point < 0 ? default : body[(point + 1)..];
        return point < 0 ? body : body[..point];
    }

    // Digits alone, or a first group of one to three that begins with no 0, and groups of exactly three.
    private static bool IsGrouped(ReadOnlySpan<char> whole)
    {
        var comma = whole.IndexOf(',');
        var first = comma < 0 ? whole : whole[..comma];
        if (first.ContainsAnyExceptInRange('0', '9') || (comma >= 0 && first is [] or ['0', ..] or { Length: > 3 }))
        {
            return false;
        }

        for (var at = comma; at >= 0 && at < whole.Length; at += 4)
        {
            if (whole[at] != ',' || whole.Length - at < 4 || whole.Slice(at + 1, 3).ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }
        }

        return true;
    }

    // A single separator before exactly three digits, which is a group of thousands to one reader and a fraction to another.
    private static bool IsUnclear(ReadOnlySpan<char> whole, ReadOnlySpan<char> decimals, NumberForm form) =>
        decimals.IsEmpty
            ? form != NumberForm.Plain && whole.Count(',') == 1
            : whole is { Length: <= 3 } and not ([] or ['0', ..])
                && decimals.Length == 3
                && (form != NumberForm.Share || decimals[2] == '0');

    private static List<decimal> Meanings(ReadOnlySpan<char> text, NumberForm form, bool isGroupWhole = false)
    {
        if (Read(text, form, 0, out var plain) == Exactness.Exact)
        {
            return [plain];
        }

        if (text.Length > LongestMeant)
        {
            return [];
        }

        // Of millions there may be thousands, in groups of three: 1.200, but not 1,2.
        if (Times(text, out var number) is var times and not 1m)
        {
            return [.. Meanings(number, form, isGroupWhole: true).Where(n => Math.Abs(n) < 1e12m).Select(n => n * times)];
        }

        if (text.ContainsAny('e', 'E') && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var scientific))
        {
            return [scientific];
        }

        // Spreadsheets mark texts by an apostrophe before them.
        var body = Unsigned(text.TrimStart("'\u2019"), out var isNegative).TrimEnd(".,");
        var (digits, signs) = (new List<string>(), new StringBuilder());
        var run = new StringBuilder();
        foreach (var sign in body)
        {
            if (CharUnicodeInfo.GetDecimalDigitValue(sign) is var digit and >= 0)
            {
                run.Append((char)('0' + digit));
            }
            else
            {
                digits.Add(run.ToString());
                signs.Append(sign);
                run.Clear();
            }
        }

        digits.Add(run.ToString());
        var found = new List<decimal>();
        if (digits.TrueForAll(d => d.Length > 0))
        {
            // The last separator as the decimal one, and then all of them as separators of thousands.
            var last = signs.Length == 0 ? '\0' : signs[^1];
            var before = signs.ToString(0, Math.Max(0, signs.Length - 1));
            var isSingle = signs.Length == 1 && last is '.' or ',';
            var isDecimal = DecimalSigns.Contains(last) && !before.Contains(last, StringComparison.Ordinal);
            Add(isDecimal && IsPartedAnywhere(digits[..^1], before), string.Concat(digits[..^1]) + "." + digits[^1]);
            Add((isSingle && !isGroupWhole) || IsPartedAnywhere(digits, signs.ToString()), string.Concat(digits));
        }

        return found;

        void Add(bool isMeant, string digitsOnly)
        {
            if (isMeant && LosslessDecimal.Read(digitsOnly, 0, out var number) == Exactness.Exact)
            {
                found.Add(isNegative ? -number : number);
            }
        }
    }

    // What a word behind a number stands for, such as million, and the number before it.
    private static decimal Times(ReadOnlySpan<char> text, out ReadOnlySpan<char> before)
    {
        var at = text.Length;
        while (at > 0 && (char.IsLetter(text[at - 1]) || text[at - 1] == '.'))
        {
            at--;
        }

        before = Trim(text[..at]);
        return text[at..].TrimEnd('.').ToString().ToLowerInvariant() switch
        {
            "k" or "tsd" or "thousand" => 1e3m,
            "lakh" or "lakhs" => 1e5m,
            "m" or "mm" or "mn" or "mi" or "mio" or "mln" or "million" or "millions" or "millionen" => 1e6m,
            "cr" or "crore" or "crores" => 1e7m,
            "b" or "bn" or "md" or "mia" or "mld" or "mrd" or "billion" or "billions" or "milliard" or "milliards" or "milliarden" => 1e9m,
            "trn" or "trillion" or "trillions" or "billionen" or "billones" => 1e12m,
            _ => 1m,
        };
    }

    // Groups of three or, as in India, of two before the last of three, by one sign that parts thousands somewhere.
    private static bool IsPartedAnywhere(List<string> digits, string signs) =>
        signs.Length == 0
        || (
            GroupSigns.Contains(signs[0])
            && !signs.AsSpan().ContainsAnyExcept(signs[0])
            && digits[0] is { Length: <= 3 } and not ['0', ..]
            && digits[^1].Length == 3
            && (digits.Skip(1).All(d => d.Length == 3) || (digits[0].Length < 3 && digits.Skip(1).SkipLast(1).All(d => d.Length == 2)))
        );
}
