using System.Globalization;
using System.Text;
using NodaTime;

namespace FineCalc;

// Every number and date becomes text here, so that output is the same in every culture.
internal static class Text
{
    // A sign, digits with thousands separated by commas or not at all, a point: what people write in a case.
    public static bool TryDecimal(ReadOnlySpan<char> text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out number)
        && !HasMisplacedComma(text);

    public static string Number(decimal number) => number.ToString("#,##0.############################", CultureInfo.InvariantCulture);

    // By hand: setting up a date pattern takes longer than the whole of a small assessment.
    public static string Date(LocalDate date) => string.Create(CultureInfo.InvariantCulture, $"{date.Year:0000}-{date.Month:00}-{date.Day:00}");

    // Four, two and two digits, as the dates above are written.
    public static bool TryDate(string text, out LocalDate date)
    {
        date = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-'
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(text.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            || !int.TryParse(text.AsSpan(8, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new LocalDate(year, month, day);
        return true;
    }

    public static string Period(LocalDate from, LocalDate? until) => (from == LocalDate.MinIsoValue, until) switch
    {
        (true, null) => "always",
        (true, { } end) => $"until {Date(end)}",
        (false, null) => $"from {Date(from)}",
        (false, { } end) => $"from {Date(from)} until {Date(end)}",
    };

    // BeforeNotice -> before-notice, Level1 -> level-1: the code of a choice in files and messages, and a word in sentences.
    public static string Code(string name)
    {
        var code = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (code.Length > 0 && (char.IsAsciiLetterUpper(letter) || (char.IsAsciiDigit(letter) && char.IsAsciiLetter(code[^1]))))
            {
                code.Append('-');
            }

            code.Append(char.ToLowerInvariant(letter));
        }

        return code.ToString();
    }

    // The codes of an enumeration, which must count from 0, in its order; null if it does not. By its type and not as a type parameter:
    // generic code over every enumeration there is would be compiled anew at the start of every program.
    public static string[]? Codes(Type enumeration)
    {
        var names = Enum.GetNames(enumeration);
        var values = Enum.GetValuesAsUnderlyingType(enumeration);
        for (var i = 0; i < names.Length; i++)
        {
            if (values is not int[] numbers || numbers[i] != i)
            {
                return null;
            }
        }

        return Array.ConvertAll(names, Code);
    }

    public static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => Code(value.ToString());

    // Control characters could rewrite a terminal, and marks that turn the direction of writing could disguise a number;
    // a reader sees that something was there. Line breaks and tabs are spaces.
    public static string Clean(string words)
    {
        var suspicious = false;
        foreach (var letter in words)
        {
            suspicious |= letter < ' ' || (letter > '~' && !char.IsLetterOrDigit(letter));
        }

        if (!suspicious)
        {
            return words;
        }

        var clean = new StringBuilder(words.Length);
        foreach (var rune in words.EnumerateRunes())
        {
            clean.Append(Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.Control when rune.Value is '\t' or '\n' or '\r' or 0x85 => " ",
                UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => " ",
                UnicodeCategory.Format when rune.Value is not (0x200C or 0x200D or 0xAD) => "\uFFFD",
                UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned => "\uFFFD",
                _ => rune.ToString(),
            });
        }

        return clean.ToString();
    }

    // The words, or as many of their letters as are told of them; no letter is cut in two.
    public static string Cut(string words, int most) => words.Length <= most ? words
        : string.Concat(words.AsSpan(0, char.IsHighSurrogate(words[most - 2]) ? most - 2 : most - 1), "…");

    // A list in words. Of one that is longer than anyone reads, its first entries and how many more there are.
    public static string List(IReadOnlyCollection<string> words)
    {
        const int longest = 1000, longestOfCut = 500, longestWord = 64;
        return Told(longest, words.Count) is var (whole, all) && all == words.Count ? whole
            : Told(longestOfCut, words.Count - 1) is var (some, told) ? $"{some} and {Number(words.Count - told)} more" : "";

        (string Words, int Count) Told(int length, int most)
        {
            var (list, count) = (new StringBuilder(), 0);
            foreach (var word in words)
            {
                var cut = Cut(word, longestWord);
                if (count == most || (count > 0 && list.Length + cut.Length > length))
                {
                    break;
                }

                list.Append(count++ == 0 ? "" : ", ").Append(cut);
            }

            return (list.ToString(), count);
        }
    }

    private static bool HasMisplacedComma(ReadOnlySpan<char> text)
    {
        var point = text.IndexOf('.');
        if (point >= 0 && text[point..].Contains(','))
        {
            return true;
        }

        var whole = (point < 0 ? text : text[..point]).Trim("+-");
        for (var fromEnd = 1; fromEnd <= whole.Length; fromEnd++)
        {
            // Once there is one comma, there is one in every fourth place and none elsewhere.
            if (whole.Contains(',') && whole[^fromEnd] == ',' != (fromEnd % 4 == 0))
            {
                return true;
            }
        }

        return whole.StartsWith(",") || whole.EndsWith(",");
    }
}
