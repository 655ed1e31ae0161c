using System.Globalization;
using System.Text;
using NodaTime;

namespace FineCalc;

// Every number and date becomes text here, so that output is the same in every culture.
internal static class Text
{
    public static string Number(decimal number) => number.ToString("#,##0.############################", CultureInfo.InvariantCulture);

    // Without groups of thousands, as programs read it.
    public static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    // By hand: setting up a date pattern takes longer than the whole of a small assessment.
    public static string Date(LocalDate date) =>
        string.Create(CultureInfo.InvariantCulture, $"{date.Year:0000}-{date.Month:00}-{date.Day:00}");

    // Four, two and two digits, as the dates above are written.
    public static bool TryDate(string text, out LocalDate date)
    {
        date = default;
        if (
            text.Length != 10
            || text[4] != '-'
            || text[7] != '-'
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(text.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            || !int.TryParse(text.AsSpan(8, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            || year < 1
            || month is < 1 or > 12
            || day < 1
            || day > DateTime.DaysInMonth(year, month)
        )
        {
            return false;
        }

        date = new LocalDate(year, month, day);
        return true;
    }

    public static string Period(LocalDate from, LocalDate? until) =>
        (from == LocalDate.MinIsoValue, until) switch
        {
            (true, null) => "always",
            (true, { } end) => $"until {Date(end)}",
            (false, null) => $"from {Date(from)}",
            (false, { } end) => $"from {Date(from)} until {Date(end)}",
        };

    // BeforeNotice -> before-notice, Level1 -> level-1: the code of a choice in files and messages, and a word in sentences.
    public static string Code(string name)
    {
        var code = new StringBuilder();
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

    // A letter of the world's scripts carries fewer; more of them are a pile that covers the lines around it.
    private const int MostMarks = 8;

    // Control characters could rewrite a terminal, marks that turn the direction of writing could disguise a number, and what looks like
    // nothing, or like anything the reader's machine chooses, could make two names look alike; a reader sees that something was there.
    // Line breaks, tabs and the blanks of all scripts are spaces.
    public static string Clean(string words)
    {
        if (!words.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return words;
        }

        var clean = new StringBuilder(words.Length);
        var marks = 0;
        Span<char> letters = stackalloc char[2];
        foreach (var rune in words.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            var isMark =
                category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;
            marks =
                isMark ? marks + 1
                : category is UnicodeCategory.Format ? marks
                : 0;
            if (isMark && marks > MostMarks + 1)
            {
                continue;
            }

            // The first mark too many stands for the rest.
            var seen = category switch
            {
                UnicodeCategory.Control when rune.Value is '\t' or '\n' or '\r' or 0x85 => Space,
                UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => Space,
                UnicodeCategory.Format when rune.Value is not (0x200C or 0x200D or 0xAD) => Rune.ReplacementChar,
                UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse => Rune.ReplacementChar,
                _ => (isMark && marks > MostMarks) || LooksLikeNothing(rune.Value) ? Rune.ReplacementChar : rune,
            };
            clean.Append(letters[..seen.EncodeToUtf16(letters)]);
        }

        return clean.ToString();
    }

    // The words, or as many of their letters as are shown of them; no letter is cut in two.
    public static string Cut(string words, int most) =>
        words.Length <= most ? words : string.Concat(words.AsSpan(0, char.IsHighSurrogate(words[most - 2]) ? most - 2 : most - 1), "…");

    // What a value says of itself where it is printed: one line, no longer than a reader takes in.
    public static string Line(string words) => Cut(Clean(words), 200);

    // "1 part", "2 parts".
    public static string Counted(int count, string one) => $"{Number(count)} {one}{(count == 1 ? "" : "s")}";

    // A list in words. Of one that is longer than anyone reads, its first entries and how many more there are.
    public static string List(IReadOnlyCollection<string> words)
    {
        const int longest = 1000,
            longestOfCut = 500,
            longestWord = 64;
        var (whole, all) = Reported(longest);
        if (all == words.Count)
        {
            return whole;
        }

        var (some, reported) = Reported(longestOfCut);
        return $"{some} and {Number(words.Count - reported)} more";

        (string Words, int Count) Reported(int length)
        {
            var (list, count) = (new StringBuilder(), 0);
            foreach (var word in words)
            {
                var cut = Cut(word, longestWord);
                if (list.Length + cut.Length > length)
                {
                    break;
                }

                list.Append(count++ == 0 ? "" : ", ").Append(cut);
            }

            return (list.ToString(), count);
        }
    }

    private static readonly Rune Space = new(' ');

    // Fillers of Korean, Khmer and other scripts, the joiner of graphemes, and blank letters, patterns and notes.
    private static bool LooksLikeNothing(int letter) =>
        letter is 0x34F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0 or 0x13441 or 0x13442 or 0x16FE4 or 0x1D159;
}
