namespace FineCalc.Tables;

// A number as people write it in one country's way, brought to the form that programs write; null where it is none of that way. A group of
// thousands has exactly three digits, the first one to three that begin with no 0: what could be the other country's number is refused.
internal static class FormattedNumber
{
    private const string Blanks = " \u00A0\u202F\u2009";

    // The number without its signs; the sign or code of a currency that stood beside it, and whether it is in percent.
    public static string? Plain(ReadOnlySpan<char> text, NumberStyle style, out string currency, out bool isPercent)
    {
        text = text.Trim(Blanks);
        isPercent = text.EndsWith("%");
        text = isPercent ? text[..^1].TrimEnd(Blanks) : text;
        var isNegative = text.StartsWith("-");
        text = isNegative ? text[1..].TrimStart(Blanks) : text;
        currency = "";
        var before = text.IndexOfAnyInRange('0', '9');
        var after = text.LastIndexOfAnyInRange('0', '9');
        if (before < 0)
        {
            return null;
        }

        var head = text[..before].Trim(Blanks);
        var tail = text[(after + 1)..].Trim(Blanks);
        if (!head.IsEmpty && !tail.IsEmpty)
        {
            return null;
        }

        currency = (head.IsEmpty ? tail : head).ToString();
        var number = Whole(text[before..(after + 1)], style);
        return number is null ? null
            : isNegative ? "-" + number
            : number;
    }

    private static string? Whole(ReadOnlySpan<char> body, NumberStyle style)
    {
        var (point, groups) = style == NumberStyle.English ? ('.', ",") : (',', "." + Blanks + "'\u2019");
        var at = body.IndexOf(point);
        var whole = at < 0 ? body : body[..at];
        var decimals = at < 0 ? default : body[(at + 1)..];
        if ((at >= 0 && decimals.IsEmpty) || decimals.ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        var sign = whole.IndexOfAny(groups);
        if (sign < 0)
        {
            return whole.ContainsAnyExceptInRange('0', '9') ? null : Joined(whole.ToString(), decimals);
        }

        // One sign parts all the groups of a number.
        var parts = whole.ToString().Split(whole[sign]);
        return
            parts[0] is { Length: >= 1 and <= 3 } and not ['0', ..]
            && parts.Skip(1).All(p => p.Length == 3)
            && parts.All(p => !p.AsSpan().ContainsAnyExceptInRange('0', '9'))
            ? Joined(string.Concat(parts), decimals)
            : null;
    }

    private static string Joined(string whole, ReadOnlySpan<char> decimals) => decimals.IsEmpty ? whole : $"{whole}.{decimals}";
}
