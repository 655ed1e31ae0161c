namespace FineCalc;

// The word that was probably meant: the one fewest changed letters away, if that is few.
internal static class Nearest
{
    // Names that people mistype are no longer, and lists that they choose from no longer either.
    private const int LongestWord = 64;
    private const int MostWords = 100;

    // More suggestions are a list.
    private const int Most = 4;

    // What parts names, in ids and in what people type for them.
    private static readonly char[] Seams = [' ', '-', '_', '.'];

    // How a sentence that says that there is no such word goes on.
    public static string Meant(string word, IEnumerable<string> words) => To(word, words) is { } near ? $"; '{near}' may be meant" : "";

    public static string? To(string word, IEnumerable<string> words)
    {
        if (word.Length > LongestWord)
        {
            return null;
        }

        var few = words.Take(MostWords).Where(w => w.Length <= LongestWord).ToList();
        if (few.Find(w => IsSame(word, w)) is { } same)
        {
            return same;
        }

        var (nearest, least) = (default(string), int.MaxValue);
        foreach (var other in few)
        {
            // A name in parts, 'maximum.higher.fixed', is not another whose last part is another word.
            var most = Math.Min(least - 1, Math.Max(1, (other.Length - StemOf(word, other).Length) / 3));
            if (Math.Abs(other.Length - word.Length) <= most && Distance(word, other) is var distance && distance <= most)
            {
                (nearest, least) = (other, distance);
            }
        }

        return nearest;
    }

    // How a sentence goes on that says that there is nothing of a name somebody typed: names are remembered by halves, so that all are
    // meant that differ in their last part, or hold what was typed or are held by it, or else the one that begins alike and is a change
    // further away. Case tells nothing.
    public static string MeantBy(string typed, IEnumerable<string> names)
    {
        var known = names.Distinct(StringComparer.Ordinal).ToList();
        string[] meant =
            To(typed, known) is { } near ? [near]
            : Siblings(typed, known) is { Length: > 0 } siblings ? siblings
            : [.. Likely(typed, known)];
        return meant.Length == 0 ? ""
            : meant.Length == 1 ? $"; '{meant[0]}' may be meant"
            : $"; '{string.Join("', '", meant[..^1])}' or '{meant[^1]}' may be meant";
    }

    // But for case, for what parts the name, and for the order of its parts: UK_GDPR, ukgdpr and gdpr-uk.
    private static bool IsSame(string word, string other)
    {
        var (left, right) = (word.ToUpperInvariant().Split(Seams), other.ToUpperInvariant().Split(Seams));
        return string.Concat(left) == string.Concat(right)
            || left.Order(StringComparer.Ordinal).SequenceEqual(right.Order(StringComparer.Ordinal));
    }

    // What two names in parts have alike up to the last part; nothing where they have no such parts.
    private static string StemOf(string word, string other) =>
        word.LastIndexOf('.') is var end and > 0 && other.LastIndexOf('.') == end && other.StartsWith(word[..end], StringComparison.Ordinal)
            ? word[..end]
            : "";

    // The names that differ in the last part alone, where they are few.
    private static string[] Siblings(string typed, List<string> names) =>
        names.Where(n => StemOf(typed, n).Length > 0).ToArray() is { Length: <= Most } few ? few : [];

    private static IEnumerable<string> Likely(string typed, List<string> names)
    {
        const int fewest = 3;
        if (typed.Length is < fewest or > LongestWord)
        {
            return [];
        }

        var holding = names
            .Where(n =>
                n.Contains(typed, StringComparison.OrdinalIgnoreCase)
                || (n.Length >= fewest && typed.Contains(n, StringComparison.OrdinalIgnoreCase))
            )
            .OrderBy(n => n.Length)
            .Take(Most)
            .ToList();
        if (holding.Count == 0)
        {
            holding = [.. names.Where(n => n.Length <= LongestWord && n.Split(Seams).Any(part => IsSlip(typed, part))).Take(Most)];
        }

        return holding.Count > 0
            ? holding
            : names
                .Where(n => n.Length <= LongestWord && n.StartsWith(typed[..fewest], StringComparison.OrdinalIgnoreCase))
                .Select(n => (Name: n, Changes: Distance(typed.ToUpperInvariant(), n.ToUpperInvariant())))
                .Where(n => n.Changes <= Math.Max(1, n.Name.Length / 3) + 1)
                .OrderBy(n => n.Changes)
                .Take(1)
                .Select(n => n.Name);
    }

    // A letter of a part of a name.
    private static bool IsSlip(string typed, string part) =>
        part.Length > 3 && Distance(typed.ToUpperInvariant(), part.ToUpperInvariant()) < 2;

    private static int Distance(string left, string right)
    {
        Span<int> row = stackalloc int[LongestWord + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (left[i - 1] == right[j - 1] ? 0 : 1));
                corner = above;
            }
        }

        return row[right.Length];
    }
}
