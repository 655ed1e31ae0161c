namespace FineCalc.Json;

// Ends the reading of a text from wherever it is; never leaves the reader.
internal sealed class JsonSyntaxException(string code, int line, string path, string message, string allowed) : Exception(message)
{
    public string Code => code;

    public int Line => line;

    public string Path => path;

    public string Allowed => allowed;
}

// What is wrong with a text that is no JSON, for the person who wrote it.
internal static class JsonSyntax
{
    private const int LongestFound = 20;

    // The words for what stands where it should not.
    public static string Unexpected(ReadOnlySpan<char> rest, JsonNode? container, bool isKey)
    {
        if (rest.IsEmpty)
        {
            return "The text ends too early";
        }

        var length = 1;
        while (
            length < Math.Min(LongestFound, rest.Length) && (char.IsLetterOrDigit(rest[length]) || rest[length] is '.' or '-' or '+' or '_')
        )
        {
            length++;
        }

        var found = rest[..length].ToString();
        return found switch
        {
            ['/', ..] => "Comments are not JSON; use \"notes\" or \"note\"",
            ['\'', ..] => "Names and texts stand in double quotes, not in single ones",
            [']' or '}', ..] when container is null => $"'{found[0]}' closes nothing",
            [']' or '}', ..] when found[0] != (container.Kind == JsonKind.Array ? ']' : '}') =>
                $"'{found[0]}' does not close {container.Words}, begun on line {Text.Number(container.Line)}",
            [var letter, ..] when isKey && char.IsLetter(letter) => $"A name stands in double quotes: \"{found}\"",
            "NaN" or "Infinity" or "-Infinity" => $"{found} is not a number",
            [(>= '0' and <= '9') or '-' or '+' or '.', ..] when !isKey =>
                $"'{found}' is not a number as JSON writes it, or another follows it without a comma",
            [var letter, ..] when char.IsLetter(letter) => $"'{found}' is no value; a text stands in double quotes",
            _ => $"'{found}' was not expected",
        };
    }
}
