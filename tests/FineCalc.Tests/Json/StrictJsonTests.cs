using System.Text;

namespace FineCalc.Tests.Json;

/// <summary>What is not JSON, or not the JSON that was meant, is refused with its line; nothing is guessed.</summary>
public class StrictJsonTests
{
    [Theory]
    [InlineData("// a note\n{}", 1, "json-invalid")]
    [InlineData("/* a note */ {}", 1, "json-invalid")]
    [InlineData("{ /* a note */ }", 1, "json-invalid")]
    [InlineData("{\n\"case\": \"x\", // the name\n\"title\": \"x\" }", 2, "json-invalid")]
    [InlineData("{ \"case\" /* */ : 1 }", 1, "json-invalid")]
    [InlineData("{ 'case': 1 }", 1, "json-invalid")]
    [InlineData("{\n\"case': 1 }", 2, "json-truncated")]
    [InlineData("{ \"case\": 'x' }", 1, "json-invalid")]
    [InlineData("{\ncase: 1 }", 2, "json-invalid")]
    [InlineData("{ \"case\": x }", 1, "json-invalid")]
    [InlineData("{ \"case\": 1, }", 1, "json-invalid")]
    [InlineData("{ \"case\": [1, ] }", 1, "json-invalid")]
    [InlineData("{ \"case\": [,1] }", 1, "json-invalid")]
    [InlineData("{ \"case\": [1,,1] }", 1, "json-invalid")]
    [InlineData("{ , }", 1, "json-invalid")]
    [InlineData("{ \"case\": , }", 1, "json-invalid")]
    [InlineData("{ \"case\": 1 \"title\": 2 }", 1, "json-invalid")]
    [InlineData("{ \"case\": [1 2] }", 1, "json-invalid")]
    [InlineData("{ \"case\" 1 }", 1, "json-invalid")]
    [InlineData("{ \"case\":: 1 }", 1, "json-invalid")]
    [InlineData("{ \"case\": 1 ]", 1, "json-invalid")]
    [InlineData("{ \"case\": [1 }", 1, "json-invalid")]
    [InlineData("{}\n{}", 2, "json-invalid")]
    [InlineData("{} x", 1, "json-invalid")]
    [InlineData("{},", 1, "json-invalid")]
    [InlineData("]", 1, "json-invalid")]
    [InlineData("{ \"case\": NaN }", 1, "json-invalid")]
    [InlineData("{ \"case\": Infinity }", 1, "json-invalid")]
    [InlineData("{ \"case\": -Infinity }", 1, "json-invalid")]
    [InlineData("{ \"case\": undefined }", 1, "json-invalid")]
    [InlineData("{ \"case\": True }", 1, "json-invalid")]
    [InlineData("{ \"case\": nul }", 1, "json-invalid")]
    [InlineData("{ \"case\": nulll }", 1, "json-invalid")]
    [InlineData("{ \"case\": new Date(1) }", 1, "json-invalid")]
    [InlineData("{ \"case\": 01 }", 1, "json-invalid")]
    [InlineData("{ \"case\": -01.5 }", 1, "json-invalid")]
    [InlineData("{ \"case\": 0x1F }", 1, "json-invalid")]
    [InlineData("{ \"case\": +1 }", 1, "json-invalid")]
    [InlineData("{ \"case\": 1. }", 1, "json-invalid")]
    [InlineData("{ \"case\": .5 }", 1, "json-invalid")]
    [InlineData("{ \"case\": 1e }", 1, "json-invalid")]
    [InlineData("{ \"case\": 1e+ }", 1, "json-invalid")]
    [InlineData("{ \"case\": - }", 1, "json-invalid")]
    [InlineData("{ \"case\": 1_000 }", 1, "json-invalid")]
    [InlineData("{ \"case\": 1,000 }", 1, "json-invalid")]
    [InlineData("{ \"case\": \"a\nb\" }", 1, "json-invalid")]
    [InlineData("{ \"case\": \"a\tb\" }", 1, "json-invalid")]
    [InlineData("{ \"case\": \"\\x41\" }", 1, "json-invalid")]
    [InlineData("{ \"case\": \"\\'\" }", 1, "json-invalid")]
    [InlineData("{ \"case\": \"\\u12G4\" }", 1, "json-invalid")]
    [InlineData("{ \"case\": \"\\ud800\" }", 1, "json-invalid")]
    [InlineData("{ \"case\": \"\\udc00\\ud800\" }", 1, "json-invalid")]
    [InlineData("{ \"case\": \"\\u0000\" }", 1, "json-invalid")]
    [InlineData("{ \"case\": \"\\u001b[31m\" }", 1, "json-invalid")]
    [InlineData("{ \"\\ud800\": 1 }", 1, "json-invalid")]
    [InlineData("{ \"case\": 1,\u00A0\"title\": 2 }", 1, "json-invalid")]
    [InlineData("{ \"case\":\u2003 2 }", 1, "json-invalid")]
    [InlineData("\u00A0{}", 1, "json-invalid")]
    [InlineData("{}\u0085", 1, "json-invalid")]
    [InlineData("{ \"case\": 1 \0 }", 1, "json-invalid")]
    [InlineData("<html></html>", 1, "case-not-in-page")]
    [InlineData("", 1, "file-empty")]
    [InlineData(" \r\n ", 1, "file-empty")]
    [InlineData("\uFEFF", 1, "file-empty")]
    [InlineData("{\n\"case\": \"x", 2, "json-truncated")]
    [InlineData("{\n\"case\": \"x\\", 2, "json-truncated")]
    [InlineData("{\n\"case\": tru", 2, "json-truncated")]
    [InlineData("{\n\"case\":", 2, "json-truncated")]
    [InlineData("{\n\"case\"", 2, "json-truncated")]
    [InlineData("{\n\"case\": 1", 2, "json-truncated")]
    [InlineData("{\n\"case\": 1,", 2, "json-truncated")]
    [InlineData("{\n\"case\": [ 1, 2", 2, "json-truncated")]
    [InlineData("{", 1, "json-truncated")]
    [InlineData("[", 1, "json-truncated")]
    public void What_is_not_JSON_is_refused_at_its_line(string text, int line, string code)
    {
        var problem = Assert.Single(Tribunal.Problems(text));

        Assert.Equal((code, line), (problem.Code, problem.Line));
        Assert.NotNull(problem.Allowed);
    }

    [Theory]
    [InlineData("{ \"a\": tru }", "$.a", "'tru' is no value; a text stands in double quotes (column 8).")]
    [InlineData("{ \"a\": 1 ]", "$", "']' does not close an object, begun on line 1 (column 10).")]
    [InlineData("{\n\"a\": [ 1 }", "$.a", "'}' does not close a list, begun on line 2 (column 10).")]
    [InlineData("}", "$", "'}' closes nothing (column 1).")]
    [InlineData("{ case: 1 }", "$", "A name stands in double quotes: \"case\" (column 3).")]
    [InlineData("{ \"a\" 1 }", "$", "A colon is missing after a name.")]
    [InlineData("{ \"a\": 1 \"b\": 2 }", "$", "A comma is missing between two values.")]
    [InlineData("{ \"a\": [ 1, ] }", "$.a", "A comma follows the last value.")]
    [InlineData("{ \"a\": [ NaN ] }", "$.a", "NaN is not a number (column 10).")]
    [InlineData("{ \"a\": 01 }", "$.a", "'01' is not a number as JSON writes it, or another follows it without a comma (column 8).")]
    [InlineData("{ \"a\": 'x' }", "$.a", "Names and texts stand in double quotes, not in single ones (column 8).")]
    [InlineData("{ \"a\": \"\\q\" }", "$.a", "'\\q' is no escape.")]
    [InlineData("{ \"a\": \"\\ud800\" }", "$.a", "A text contains U+D800, which is half of a character.")]
    [InlineData("{ // x\n}", "$", "Comments are not JSON; use \"notes\" or \"note\" (column 3).")]
    [InlineData("{ \"a\": {", "$.a", "The text ends before an object, begun on line 1, is closed.")]
    [InlineData("{ \"a\": \"b", "$.a", "The text ends in the middle of a value.")]
    [InlineData("{ \"a\": [ 1", "$.a", "The text ends in the middle of a value.")]
    [InlineData("{ \"a\": \"b\\u00", "$.a", "The text ends in the middle of a value.")]
    [InlineData("{ \"a\"", "$", "The text ends before an object, begun on line 1, is closed.")]
    [InlineData("{ \"a\": [ 1,, 2 ] }", "$.a", "A comma stands where a value is expected.")]
    [InlineData("{ , \"a\": 1 }", "$", "A comma stands where a value is expected.")]
    [InlineData("{ \"a\": [ {} {} ] }", "$.a", "A comma is missing between two values.")]
    [InlineData("{ \"a\": \"b\" c\n\" }", "$", "A name stands in double quotes: \"c\" (column 12).")]
    [InlineData("{ \"a\": 1 // x\n}", "$", "Comments are not JSON; use \"notes\" or \"note\" (column 10).")]
    [InlineData("{ \"a\" /* x */ : 1 }", "$", "Comments are not JSON; use \"notes\" or \"note\" (column 7).")]
    [InlineData("{ \"a\": nulll }", "$.a", "'nulll' is no value; a text stands in double quotes (column 8).")]
    [InlineData("{ \"é\u00e9\": x }", "$['éé']", "'x' is no value; a text stands in double quotes (column 9).")]
    [InlineData("{},", "$", "',' was not expected (column 3).")]
    public void The_message_says_what_to_mend(string text, string path, string message)
    {
        var problem = Assert.Single(Tribunal.Problems(text));

        Assert.Equal((path, message), (problem.Path, problem.Message));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("1")]
    [InlineData("true")]
    [InlineData("null")]
    public void A_case_is_an_object(string text) => Assert.Equal("value-wrong-type", Assert.Single(Tribunal.Problems(text)).Code);

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\n")]
    public void Lines_are_counted_whatever_ends_them(string end)
    {
        var problem = Assert.Single(
            Tribunal.Problems(Tribunal.Least.ReplaceLineEndings(end).With("\"turnover\": 100", $"{end}{end}\"turnover\": true"))
        );

        Assert.Equal(("value-wrong-type", 6, "$.facts.turnover"), (problem.Code, problem.Line, problem.Path));
    }

    [Theory]
    [InlineData("1e29", "number-too-large")]
    [InlineData("-1e400", "number-too-large")]
    [InlineData("79228162514264337593543950336", "number-too-large")]
    [InlineData("1e99999999999999999999", "number-too-large")]
    [InlineData("12345678901234567890123456789.5", "number-too-precise")]
    [InlineData("1.00000000000000000000000000001", "number-too-precise")]
    [InlineData("1e-29", "number-too-precise")]
    [InlineData("\"GBP 79228162514264337593543950336\"", "number-too-large")]
    [InlineData("\"GBP 0.12345678901234567890123456789\"", "number-too-precise")]
    public void A_number_that_would_lose_a_digit_is_refused(string number, string code)
    {
        var problem = Assert.Single(Tribunal.Problems(Tribunal.Least.With("\"turnover\": 100", $"\"turnover\": {number}")));

        Assert.Equal((code, 4, "$.facts.turnover"), (problem.Code, problem.Line, problem.Path));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(400)]
    [InlineData(100_000)]
    public void A_number_of_many_digits_is_too_large(int digits) =>
        Assert.Equal(
            "number-too-large",
            Assert.Single(Tribunal.Problems(Tribunal.Least.With("\"turnover\": 100", $"\"turnover\": {new string('9', digits)}"))).Code
        );

    [Fact]
    public void A_percentage_that_would_lose_a_digit_is_refused() =>
        Assert.Equal(
            "number-too-precise",
            Assert.Single(Tribunal.Problems(Tribunal.Least.With("\"share\": 0.1", "\"share\": \"0.123456789012345678901234567%\""))).Code
        );

    [Fact]
    public void Every_key_that_is_given_twice_is_told_and_reading_goes_on()
    {
        var text = Tribunal
            .Least.With("\"turnover\": 100", "\"turnover\": 100,\n\"turnover\": 200,\n\"turnover\": 300")
            .With("\"share\": 0.1", "\"share\": 0.1, \"shrae\": 1");

        Assert.Equal(
            [("key-duplicate", 5, "$.facts.turnover"), ("key-duplicate", 6, "$.facts.turnover"), ("fact-unknown", 7, "$.judgements.shrae")],
            Tribunal.Problems(text).Select(p => (p.Code, p.Line!.Value, p.Path!))
        );
    }

    [Fact]
    public void Keys_are_compared_as_they_read_and_not_as_they_are_written() =>
        Assert.Equal(
            "key-duplicate",
            Assert.Single(Tribunal.Problems(Tribunal.Least.With("\"turnover\": 100", "\"turnover\": 100, \"\\u0074urnover\": 100"))).Code
        );

    [Fact]
    public void Sixty_four_levels_are_read_and_no_more()
    {
        Assert.Equal("Least Ltd", Tribunal.Read(Nested(63)).Title);
        Assert.Equal("json-too-deep", Assert.Single(Tribunal.Problems(Nested(64))).Code);
        Assert.Equal("json-too-deep", Assert.Single(Tribunal.Problems(new string('[', 1_000_000))).Code);

        static string Nested(int lists) =>
            Tribunal.Least.With("\"dates\"", $"\"help\": {new string('[', lists)}{new string(']', lists)}, \"dates\"");
    }

    [Fact]
    public void A_file_of_more_than_16_MiB_is_refused_unread()
    {
        var text = Tribunal.Least + new string(' ', (16 * 1024 * 1024) - Tribunal.Least.Length);
        Assert.Equal("Least Ltd", Tribunal.Read(text).Title);
        Assert.Equal("Least Ltd", CaseJson.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "case.json", Tribunal.Catalog).Title);

        Assert.Equal("file-too-large", Assert.Single(Tribunal.Problems(text + " ")).Code);
        Assert.Equal("file-too-large", Refused([.. Encoding.UTF8.GetBytes(text), (byte)' ']).Code);
    }

    [Fact]
    public void Reading_ends_after_a_thousand_problems()
    {
        var many = string.Concat(Enumerable.Range(0, 300_000).Select(i => $"\"k{i}\": 1,\n"));

        foreach (
            var text in new[]
            {
                Tribunal.Least.With("\"case\"", many + "\"case\""),
                Tribunal.Least.With("\"turnover\"", many + "\"turnover\""),
            }
        )
        {
            var problems = Tribunal.Problems(text);
            Assert.Equal((1001, "problems-more"), (problems.Count, problems[^1].Code));
        }
    }

    [Fact]
    public void A_list_of_more_than_a_thousand_is_refused()
    {
        Assert.Equal(1000, Tribunal.Read(With(1000)).Facts.Infringements.Count);
        Assert.Equal("list-too-long", Assert.Single(Tribunal.Problems(With(1001))).Code);

        static string With(int count) =>
            Tribunal.Least.With(
                "\"facts\"",
                $"\"infringements\": [ {string.Join(",\n", Enumerable.Range(0, count).Select(i => $"{{ \"name\": \"{i}\" }}"))} ], "
                    + "\"facts\""
            );
    }

    [Fact]
    public void Only_UTF_8_is_read()
    {
        foreach (
            var encoding in new Encoding[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, new UTF32Encoding(true, true) }
        )
        {
            Assert.Equal(("text-not-utf8", 1), At(Refused([.. encoding.GetPreamble(), .. encoding.GetBytes(Tribunal.Least)])));
        }

        // Without its mark UTF-16 is full of NULs.
        Assert.Equal(("json-invalid", 1), At(Refused(Encoding.Unicode.GetBytes(Tribunal.Least))));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xE2, 0x82 })]
    [InlineData(new byte[] { 0xF8, 0x88, 0x80, 0x80, 0x80 })]
    public void A_byte_that_is_not_UTF_8_is_told_with_its_place(byte[] wrong)
    {
        ReadOnlySpan<byte> before = "{\n\n\"case\": \""u8;
        var problem = Refused([.. before, .. wrong, .. "\" }"u8]);

        Assert.Equal(("text-not-utf8", 3), At(problem));
        Assert.Contains($"Byte {before.Length + 1} ", problem.Message, StringComparison.Ordinal);
        Assert.Contains($"Byte {before.Length + 4} ", Refused([0xEF, 0xBB, 0xBF, .. before, .. wrong]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_character_is_refused_in_a_text_that_was_never_bytes()
    {
        var problem = Assert.Single(Tribunal.Problems(Tribunal.Least.With("Least Ltd", "Least \ud800 Ltd")));
        Assert.Equal(("json-invalid", "$.title"), (problem.Code, problem.Path));
        Assert.Equal("A text contains U+D800, which is half of a character.", problem.Message);

        Assert.Equal(
            "Least \ud83d\ude00 Ltd",
            Tribunal
                .Read(Tribunal.Least.With("Least Ltd", "Least \ud83d\\ude00 Ltd".Replace("\ud83d", "\\ud83d", StringComparison.Ordinal)))
                .Title
        );
    }

    [Fact]
    public void A_long_text_is_read_in_one_pass()
    {
        // Twelve million characters, and an escape so that they are not taken as they stand.
        var title = new string('a', 12_000_000);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var read = CaseJson.Parse(Tribunal.Least.With("Least Ltd", "\\u0041" + title), "long.json", Tribunal.Catalog);

        Assert.Equal("A" + title, read.Title);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"Reading took {watch.Elapsed}.");
    }

    private static Problem Refused(byte[] bytes)
    {
        Assert.False(CaseJson.TryRead(new MemoryStream(bytes), "case.json", Tribunal.Catalog, out _, out var problems));
        return Assert.Single(problems);
    }

    private static (string, int?) At(Problem problem) => (problem.Code, problem.Line);
}
