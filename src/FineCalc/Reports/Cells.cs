using System.Globalization;
using System.Text;

namespace FineCalc;

// How many columns of a terminal words take, and how they are broken into lines.
internal static class Cells
{
    public static int Width(string words)
    {
        var width = 0;
        foreach (var letter in words)
        {
            if (letter is < ' ' or > '~')
            {
                return WidthOfRunes(words);
            }

            width++;
        }

        return width;
    }

    // Words that may stand on a line of their own: a currency stays with its amount, a sign with what it marks.
    public static IEnumerable<string> Words(string words)
    {
        var waiting = "";
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word is "=" or "\u2212" or "+" or "\u2248" or "\u00D7" || (word.Length >= 3 && word[^3..].All(char.IsAsciiLetterUpper) && Currency.TryOf(word[^3..], out _)))
            {
                waiting += word + " ";
                continue;
            }

            yield return waiting + word;
            waiting = "";
        }

        if (waiting.Length > 0)
        {
            yield return waiting.TrimEnd();
        }
    }

    // Lines of at most a width, broken between words; a word that is too long is broken inside. Later lines are set in.
    public static IEnumerable<List<Run>> Wrap(Phrase phrase, int width, int indent)
    {
        var lines = new List<List<Run>>();
        List<Run> line = [];
        var used = 0;
        var isBlank = true;
        foreach (var run in phrase.Runs)
        {
            if (run.IsNewLine)
            {
                Break();
            }

            foreach (var word in Words(run.Words))
            {
                var rest = word;
                if (!isBlank && used + 1 + Width(rest) > width)
                {
                    Break();
                }

                if (!isBlank)
                {
                    Put(" ", run.Emphasis);
                }

                while (used + Width(rest) > width)
                {
                    var (head, tail) = Split(rest, Math.Max(1, width - used));
                    Put(head, run.Emphasis);
                    Break();
                    rest = tail;
                }

                Put(rest, run.Emphasis);
                isBlank = false;
            }
        }

        lines.Add(line);
        return lines;

        void Put(string words, Emphasis emphasis)
        {
            if (words.Length == 0)
            {
                return;
            }

            used += Width(words);
            if (line.Count > 0 && line[^1].Emphasis == emphasis)
            {
                line[^1] = line[^1] with { Words = line[^1].Words + words };
            }
            else
            {
                line.Add(new Run(words, emphasis, null, false, 0));
            }
        }

        void Break()
        {
            lines.Add(line);
            (line, used, isBlank) = (indent == 0 ? [] : [new Run(new string(' ', indent), Emphasis.None, null, false, 0)], indent, true);
        }
    }

    private static (string Head, string Tail) Split(string word, int width)
    {
        var (at, used) = (0, 0);
        foreach (var rune in word.EnumerateRunes())
        {
            var wide = WidthOf(rune);
            if (at > 0 && used + wide > width)
            {
                break;
            }

            (at, used) = (at + rune.Utf16SequenceLength, used + wide);
        }

        return (word[..at], word[at..]);
    }

    private static int WidthOfRunes(string words)
    {
        var width = 0;
        foreach (var rune in words.EnumerateRunes())
        {
            width += WidthOf(rune);
        }

        return width;
    }

    // Marks that join the letter before them take nothing; letters of East Asia and pictures take two columns.
    private static int WidthOf(Rune rune) => rune.Value switch
    {
        < 0x300 => 1,
        0x200C or 0x200D => 0,
        >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF
            or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 or >= 0x1F300 and <= 0x1FAFF or >= 0x20000 and <= 0x3FFFD => 2,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0 : 1,
    };
}
