using FsCheck;
using FsCheck.Fluent;

namespace FineCalc.Tests.Reports;

/// <summary>
/// Words that mean something in a language that they could end up in: marks, scripts, formulas, syntax, what controls a terminal or turns
/// the order of
/// letters round, what looks like nothing, and far too much.
/// </summary>
internal static class HostileText
{
    // Below the 200 characters that a name may have.
    private static readonly string Long = string.Concat(Enumerable.Repeat("W", 150));

    private static readonly string[] Words =
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</td></table><h1>",
        "<!--",
        "-->",
        "]]>",
        "<![CDATA[",
        "</style>",
        "</title>",
        "&lt;b&gt;",
        "&#60;script&#62;",
        "&",
        "|",
        "\\|",
        "| a | b |",
        "|---|---|",
        "`",
        "```",
        "``code``",
        "**bold**",
        "__bold__",
        "*",
        "_",
        "~~gone~~",
        "# ",
        "## head",
        "- ",
        "+ ",
        "1. ",
        "2) ",
        "> ",
        "===",
        "---",
        "[link](javascript:alert(1))",
        "[link]: https://evil.example",
        "![i](https://evil.example/x.png)",
        "](",
        "<https://evil.example>",
        "https://evil.example/a_b",
        "www.evil.example",
        "$x$",
        "\\",
        "\\\\",
        ":::",
        "\n",
        "\r\n",
        "\n\n# head\n\n",
        "\t",
        "    code",
        "\0",
        "\u001b[31mred",
        "\u001b]0;title\a",
        "\u009b31m",
        "\b\b\b",
        "\u202Egnp.exe",
        "\u2066",
        "\uFEFF",
        "\u2028",
        "\uD800",
        "\uDC00x",
        "\uFFFE",
        "a@b.com",
        "mailto:a@b.co",
        "@name",
        "#1",
        "o/r#12",
        "GH-7",
        ":+1:",
        "10:100:5",
        "xmpp:a@b.co",
        "tel:+123",
        "@@",
        "#",
        "\u3164",
        "\u115F",
        "\u1160",
        "\u2800",
        "\uFFA0",
        "\uE000",
        "\U000F1234",
        "\U0001D159",
        "\u3000",
        "\u00A0",
        "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
        "[bold]",
        "[/]",
        "{0}",
        "%s",
        "港務局",
        "e\u0301",
        "\U0001F6A2",
        "=1+1",
        "=HYPERLINK(\"http://evil.example\",\"click\")",
        "+SUM(A1)",
        "-2+3",
        "@SUM(A1)",
        "=cmd|' /C calc'!A0",
        "_x0041_",
        "a,b",
        "a;b",
        "\"",
        "\"\"",
        "\",\"fine\":0,\"",
        "{\"amount\":0}",
        "</script><script>alert(1)</script>",
        "<?xml version=\"1.0\"?>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
        "&e;",
        "<svg onload=alert(1)>",
        "url(https://evil.example)",
        "@import 'x'",
        "\u0085",
        "\u2029",
        "\u200F\u202B",
        "\uFFFF",
        "\U0001F468\u200D\U0001F469\u200D\U0001F467",
        Long,
        "plain words",
        "",
    ];

    /// <summary>Hostile words between letters, and by themselves; none of them is empty.</summary>
    public static Gen<string> Anything =>
        Gen.Elements(Words).ListOf(3).Select(parts => "x" + string.Concat(parts) + "y").Or(Gen.Elements(Words).Select(part => part + "z"));

    /// <summary>Cases with hostile words wherever a case has words.</summary>
    public static Gen<Case> Cases => Anything.ArrayOf(14).Select(Of);

    /// <summary>The same case in plain words.</summary>
    public static Case Plain { get; } = Of([.. Enumerable.Repeat("plain", 14)]);

    private static Case Of(string[] parts)
    {
        // No two alike, since a note that is said once already is left out.
        string[] words = [.. parts.Select((part, i) => $"{part}{i}")];
        var facts = Facts
            .None.With(Harbour.Turnover, Money.Gbp(75_000_000), words[0], new Citation(words[1], words[2]) { Link = "x:" + words[3] })
            .WithInfringement(
                "1" + words[4],
                own => own.With(Harbour.Grade, Grade.Greater, words[5]).With(Harbour.Seriousness, Rate.Percent(42), words[6])
            )
            .WithInfringement("2" + words[7], own => own.With(Harbour.Grade, Grade.Lesser).With(Harbour.Seriousness, Rate.Percent(15)));
        return new Case(words[8], words[9], Harbour.Version, facts)
        {
            AfterRepresentations = facts.With(Harbour.Cooperation, Rate.Percent(25), words[10]),
            RepresentationsNote = words[11],
            Dates = new Dictionary<string, string> { ["notice" + words[12]] = words[13] },
            DateAssumption = words[0],
            Notes = [words[1], words[2]],
            Published = new PublishedFigures(new Citation(words[3], words[4])) { Final = Money.Gbp(1) },
        };
    }
}
