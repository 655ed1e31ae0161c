namespace FineCalc.Steps;

// Which numbers of a regime are the ends of one band or steps of one ladder, by the words of their ids: rate.light.least and
// rate.light.most, level.2 and level.3.
internal static class Ladders
{
    private static readonly string[][] Words =
    [
        ["least", "basic", "most"],
        ["minimum", "maximum"],
        ["lower", "middle", "higher"],
        ["standard", "higher"],
        ["low", "medium", "high", "very-high"],
        ["light", "medium", "serious"],
        ["light", "medium", "severe", "very-severe"],
        ["weak", "ordinary", "serious", "very-serious"],
        ["micro", "small", "medium", "large"],
        ["i", "ii", "iii", "iv"],
        ["1", "2", "3", "4", "5"],
        ["stage-1", "stage-2", "stage-3"],
        ["none", "cause", "corrected", "uncorrected"],
        ["first", "second", "later"],
    ];

    // Whether two ids differ in one word, and both words are of one ladder.
    public static bool Share(string id, string other)
    {
        var (left, right) = (id.Split('.'), other.Split('.'));
        if (left.Length != right.Length)
        {
            return false;
        }

        var differing = Enumerable.Range(0, left.Length).Where(i => left[i] != right[i]).ToList();
        return differing is [var at] && Array.Exists(Words, words => words.Contains(left[at]) && words.Contains(right[at]));
    }
}
