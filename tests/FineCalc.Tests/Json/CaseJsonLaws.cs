using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace FineCalc.Tests.Json;

/// <summary>What holds of every case and of every file.</summary>
public class CaseJsonLaws
{
    // Mistakes in parts of the whole case that have nothing to do with each other, each with its code.
    private static readonly (string Right, string Wrong, string Code)[] Mistakes =
    [
        ("\"case\": \"acme-2025\"", "\"case\": 5", "value-wrong-type"),
        ("\"title\": \"Acme Ltd\"", "\"title\": \"Acme Ltd\", \"tilte\": \"\"", "key-unknown"),
        ("\"incident\": \"2022\"", "\"incident\": \"then\"", "date-invalid"),
        ("\"repeated\": true", "\"repeated\": \"yes\"", "value-wrong-type"),
        ("\"discount\": 1000 }", "\"discount\": 1000, \"people\": 4 }", "fact-misplaced"),
        ("\"turnover\": \"USD", "\"turnvoer\": 1, \"turnover\": \"USD", "fact-unknown"),
        ("[ \"s 1\", \"s 2(1)\" ]", "[ \"s 1\", 2 ]", "value-wrong-type"),
        ("[ 10, 20, 30 ]", "[ 10, 20 ]", "value-wrong-type"),
        ("\"grossly-negligent\"", "\"gross\"", "choice-unknown"),
        ("{ \"value\": \"10%\", \"note", "{ \"value\": \"110%\", \"note", "fact-out-of-range"),
        ("\"people\": 5 }", "\"people\": 5, \"people\": 6 }", "key-duplicate"),
        ("\"low\": \"1%\"", "\"low\": \"one\"", "rate-invalid"),
        ("\"rate\": 0.85", "\"rate\": 1e40", "number-too-large"),
        ("\"withdrawn\": true }", "\"withdrawn\": true, \"added\": 1 }", "value-wrong-type"),
        ("\"tolerance\": 0.5", "\"tolerance\": -1", "tolerance-negative"),
        ("\"step\": \"penalty\"", "\"step\": \"fine\"", "step-unknown"),
        ("\"An invented case.\"", "[ ]", "value-wrong-type"),
    ];

    private static readonly Gen<decimal> AnyDecimal =
        from lo in Bits
        from mid in Bits
        from hi in Bits
        from scale in Gen.Choose(0, 28)
        from size in Gen.Choose(0, 2)
        select new decimal(lo, size > 0 ? mid : 0, size > 1 ? hi : 0, false, (byte)scale);

    private static readonly Gen<string> Words = Gen.OneOf(
        Gen.Elements(
            "",
            "Art 32",
            "ünïcode 株式会社 😀",
            "\"quoted\" \\ back/slash",
            "two\nlines\tand a tab\r",
            "</script>",
            "\u2028 \u00A0 \uFEFF",
            "{ \"a\": 1 }",
            "O'Neill"
        ),
        Gen.Choose(32, 0xD7FF).Where(c => !char.IsControl((char)c)).Select(c => (char)c).ArrayOf().Select(letters => new string(letters))
    );

    private static readonly Gen<string> Names = Words.Where(w => w.Trim().Length > 0);

    private static Gen<int> Bits => Gen.Choose(int.MinValue, int.MaxValue);

    private static Gen<Citation> Citations =>
        from instrument in Names
        from pinpoint in Words
        from standing in Gen.Elements(Enum.GetValues<Standing>())
        from link in Maybe(Words)
        from day in Gen.Choose(0, 3000)
        from note in Maybe(Words)
        select new Citation(instrument, day % 3 == 0 ? "" : pinpoint, standing)
        {
            Link = link,
            DateRead = day % 2 == 0 ? null : FirstDay.PlusDays(day),
            Note = day % 3 == 0 ? null : note,
        };

    private static LocalDate FirstDay => new(2024, 3, 18);

    private static Gen<Case> Cases =>
        from id in Names
        from title in Names
        from facts in Everything
        from before in Gen.Elements<string[]>([], ["First"], ["First", "Second"])
        from own in OfInfringement.ArrayOf(3)
        from provisions in Words.ListOf()
        from changes in Maybe(Changes)
        from note in Maybe(Words)
        from rates in Citations.ArrayOf(2)
        from published in Maybe(Published)
        from stages in Stages
        from notes in Words.ListOf()
        from dates in Gen.Elements<(string, string)[]>(
            [("notice", "2024-03-18")],
            [("order", "2025"), ("incident", "2020-02-29")],
            [("decision", "2020-01"), ("notice", "2024-04")],
            [("notice", "2020")],
            []
        )
        let all = before
            .Select((name, i) => (name, i))
            .Aggregate(
                facts.With(new ExchangeRate(Currency.Usd, Currency.Gbp, 0.766039m, FirstDay, rates[0])),
                (f, at) => f.With(new Infringement(at.name, own[at.i]) { Provisions = [.. provisions] })
            )
        select new Case(id, title, Tribunal.Version, all)
        {
            AfterRepresentations = changes?.Invoke(all),
            RepresentationsNote = note,
            Stages = InTurn(stages, changes?.Invoke(all) ?? all),
            Published = published,
            Notes = [.. notes],
            Dates = dates.ToDictionary(d => d.Item1, d => d.Item2),
        };

    // What every case needs, and what it may have beside.
    private static Gen<Facts> Everything =>
        from turnover in Answers(Tribunal.Turnover, Amount, Gen.Elements(Currency.Gbp, Currency.Usd))
        from share in Answers(Tribunal.Share, Fraction)
        from intent in Answers(Tribunal.Intent, Gen.Choose(0, 2).Select(i => (decimal)i))
        from people in Answers(Tribunal.People, Gen.Choose(0, 1_000_000).Select(i => (decimal)i))
        from repeated in Answers(Tribunal.Repeated, Gen.Choose(0, 1).Select(i => (decimal)i))
        from discount in Answers(Tribunal.Discount, Gen.Choose(0, 4_999_999).Select(i => i / 100m), Gen.Constant(Currency.Gbp))
        from given in Gen.Choose(0, 7)
        select new[] { people, repeated, discount }
            .Where((_, i) => (given >> i & 1) == 1)
            .Aggregate(Facts.None.With(share).With(turnover).With(intent), (facts, answer) => facts.With(answer));

    private static Gen<Answer[]> OfInfringement =>
        from share in Answers(Tribunal.Share, Fraction)
        from intent in Answers(Tribunal.Intent, Gen.Choose(0, 2).Select(i => (decimal)i))
        from people in Answers(Tribunal.People, Gen.Choose(0, 1_000_000).Select(i => (decimal)i))
        from given in Gen.Choose(0, 7)
        select new[] { people, share, intent }.Where((_, i) => (given >> i & 1) == 1).ToArray();

    private static Gen<Func<Facts, Facts>> Changes =>
        from facts in Everything
        from own in OfInfringement
        from kinds in Gen.Choose(0, 31)
        from source in Citations
        select (Func<Facts, Facts>)(
            before =>
            {
                var after = before;
                after = (kinds & 1) == 0 ? after : facts.Answers.Aggregate(after, (f, a) => f.With(a));
                after = (kinds & 2) == 0 ? after : after.Without(Tribunal.People).Without(Tribunal.Discount);
                after = (kinds & 4) == 0 ? after : after.With(new Infringement("Third", own));
                after =
                    (kinds & 8) == 0 || before.Infringements.Count == 0
                        ? after
                        : after.WithInfringement("First", f => own.Aggregate(f, (x, a) => x.With(a)).Without(Tribunal.People));
                return (kinds & 16) == 0 ? after : after.With(new ExchangeRate(Currency.Usd, Currency.Gbp, 0.8m, FirstDay, source));
            }
        );

    private static Gen<PublishedFigures> Published =>
        from source in Citations
        from amount in AnyDecimal.Select(d => d > 1e28m ? d / 10m : d)
        from tolerance in Gen.Choose(0, 200).Select(i => i / 100m)
        from kinds in Gen.Choose(0, 7)
        select new PublishedFigures(source)
        {
            Provisional = (kinds & 1) == 0 ? null : Money.Gbp(amount),
            ProvisionalHigh = (kinds & 3) == 1 ? Money.Gbp(amount) : null,
            Final = (kinds & 2) == 0 ? null : Money.Gbp(amount / 2m),
            FinalHigh = (kinds & 6) == 2 ? Money.Gbp(amount) : null,
            Tolerance = tolerance,
            Steps =
                (kinds & 4) == 0
                    ? []
                    :
                    [
                        new("penalty", null, amount) { Tolerance = 1m },
                        new("share-each", null, 0.1m) { High = 0.2m, Stage = "provisional" },
                    ],
        };

    private static List<CaseStage> InTurn(Func<string, Facts, CaseStage>[] stages, Facts before)
    {
        var made = new List<CaseStage>();
        foreach (var stage in stages)
        {
            made.Add(stage($"Court {made.Count}", before));
            before = made[^1].Facts ?? before;
        }

        return made;
    }

    // Each with an amount, changed facts or both.
    private static Gen<Func<string, Facts, CaseStage>[]> Stages =>
        (
            from source in Citations
            from amount in Gen.Choose(0, 1_000_000)
            from kind in Gen.Choose(0, 2)
            from note in Maybe(Words)
            from changes in Changes
            select (Func<string, Facts, CaseStage>)(
                (name, before) =>
                    new CaseStage(name, source)
                    {
                        Date = kind == 0 ? null : "2025-06",
                        Note = note,
                        Amount = kind == 1 ? null : Money.Gbp(amount),
                        Facts = kind == 0 ? null : changes(before),
                    }
            )
        ).ArrayOf(2);

    private static Gen<decimal> Amount => Gen.Choose(0, int.MaxValue).Select(n => n * 13.37m);

    private static Gen<decimal> Fraction => AnyDecimal.Select(d => d == 0m ? d : decimal.Round(1m / (1m + d), 20));

    [Fact]
    public void A_case_that_is_written_and_read_is_the_same_case() =>
        Holds(
            Cases,
            300,
            written =>
            {
                var text = CaseJson.Write(written);
                var read = Tribunal.Read(text);

                Assert.Equal((written.Id, written.Title, written.RepresentationsNote), (read.Id, read.Title, read.RepresentationsNote));
                Assert.Same(written.Version, read.Version);
                Assert.Equal(written.Dates, read.Dates);
                Assert.Equal(written.Notes, read.Notes);
                Same(written.Facts, read.Facts);
                Assert.Equal(written.AfterRepresentations is null, read.AfterRepresentations is null);
                if (written.AfterRepresentations is { } after)
                {
                    Same(after, read.AfterRepresentations!);
                }

                Assert.Equal(
                    written.Stages.Select(s => (s.Name, s.Source, s.Date, s.Amount, s.Note, s.Facts is null)),
                    read.Stages.Select(s => (s.Name, s.Source, s.Date, s.Amount, s.Note, s.Facts is null))
                );
                Assert.All(
                    written.Stages.Zip(read.Stages).Where(s => s.First.Facts is not null),
                    s => Same(s.First.Facts!, s.Second.Facts!)
                );
                Assert.Equal(
                    (written.Published?.ProvisionalHigh, written.Published?.FinalHigh),
                    (read.Published?.ProvisionalHigh, read.Published?.FinalHigh)
                );
                Assert.Equal(
                    (written.Published?.Source, written.Published?.Provisional, written.Published?.Final, written.Published?.Tolerance),
                    (read.Published?.Source, read.Published?.Provisional, read.Published?.Final, read.Published?.Tolerance)
                );
                Assert.Equal(written.Published?.Steps ?? [], read.Published?.Steps ?? []);
                Assert.Equal(text, CaseJson.Write(read));
                Assert.Equal(written.Assess().Final.Amount, read.Assess().Final.Amount);
            }
        );

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_a_stage_withdraws_is_written_in_one_order_whichever_way_it_was_given(bool isPeopleFirst)
    {
        var least = Tribunal.Read(Tribunal.Least);
        var after = isPeopleFirst
            ? least.Facts.With(Tribunal.People, 3).With(Tribunal.Repeated, true)
            : least.Facts.With(Tribunal.Repeated, true).With(Tribunal.People, 3);
        var text = CaseJson.Write(
            least with
            {
                AfterRepresentations = after,
                Stages = [new CaseStage("Court", new Citation("Judgment")) { Facts = least.Facts }],
            }
        );

        Assert.Equal(text, CaseJson.Write(Tribunal.Read(text)));
    }

    [Fact]
    public void Every_decimal_keeps_its_value() =>
        Holds(
            AnyDecimal,
            500,
            number =>
            {
                var written = new Case(
                    "x",
                    "x",
                    Tribunal.Version,
                    Facts
                        .None.With(Tribunal.Turnover, Money.Gbp(number))
                        .With(Tribunal.Share, Rate.Zero)
                        .With(Tribunal.Intent, Intent.Negligent)
                );

                Assert.Equal(number, Tribunal.Read(CaseJson.Write(written)).Facts.Find(Tribunal.Turnover)!.Likely);
            }
        );

    [Fact]
    public void Every_mistake_is_told_and_none_is_told_twice() =>
        Holds(
            Gen.Choose(1, (1 << Mistakes.Length) - 1),
            200,
            chosen =>
            {
                var made = Mistakes.Where((_, i) => (chosen >> i & 1) == 1).ToList();
                var text = made.Aggregate(Tribunal.Whole, (t, mistake) => t.With(mistake.Right, mistake.Wrong));

                Assert.Equal(made.Select(m => m.Code).Order(), Tribunal.Problems(text).Select(p => p.Code).Order());
            }
        );

    [Fact]
    public void A_damaged_file_is_a_case_or_has_problems_with_a_line() =>
        Holds(
            from edits in Edits.ListOf()
            from last in Edits
            select edits.Append(last).Aggregate(Encoding.UTF8.GetBytes(Tribunal.Whole), (bytes, edit) => edit(bytes)),
            2000,
            bytes => Survives(bytes)
        );

    [Fact]
    public void A_file_that_is_cut_short_is_never_a_case() =>
        Holds(
            Gen.Choose(0, Encoding.UTF8.GetByteCount(Tribunal.Whole) - 1),
            300,
            length =>
            {
                var problem = Assert.Single(Survives(Encoding.UTF8.GetBytes(Tribunal.Whole)[..length]));
                Assert.Equal(length == 0 ? "file-empty" : "json-truncated", problem.Code);
            }
        );

    [Fact]
    public void Any_bytes_at_all_are_refused_in_peace() =>
        Holds(Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf(), 500, bytes => Assert.NotEmpty(Survives(bytes)));

    // A value put where another one was: what a person or a program gets wrong, rather than a disk.
    [Fact]
    public void A_wrong_value_anywhere_is_a_problem_with_a_line_or_still_a_case() =>
        Holds(
            from place in Gen.Choose(0, 9_999)
            from value in WrongValues
            select (place, value),
            2000,
            change => Survives(Encoding.UTF8.GetBytes(Replaced(Tribunal.Whole, change.place, change.value)))
        );

    [Fact]
    public void A_wrong_value_in_an_example_is_a_problem_with_a_line_or_still_a_case()
    {
        var examples = Directory
            .GetFiles(Path.Combine(Repository.Root, "docs", "examples"), "*.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
            .ToArray();
        Holds(
            from example in Gen.Elements(examples)
            from place in Gen.Choose(0, 9_999)
            from value in WrongValues
            select Replaced(example, place, value),
            500,
            text => Survives(Encoding.UTF8.GetBytes(text), Regimes.All)
        );
    }

    private static Gen<string> WrongValues =>
        Gen.Elements(
            "null",
            "true",
            "[]",
            "{}",
            "\"\"",
            "\"x\"",
            "0",
            "-1",
            "1e28",
            "-1e28",
            "1e-28",
            "79228162514264337593543950335",
            "[1,2,3]",
            "[null,null,null]",
            "[0,0.5,1]",
            "{\"value\":null}",
            "{\"value\":[1,1,1]}",
            "{\"low\":1,\"likely\":2,\"high\":3}",
            "{\"value\":1,\"source\":{}}",
            "\"USD 1\"",
            "\"EUR 79228162514264337593543950335\"",
            "\"50%\"",
            "\"-100%\"",
            "\"2024\"",
            "\"First\""
        );

    private static string Replaced(string text, int place, string value)
    {
        var start = text.IndexOf(':', place % text.Length);
        return start < 0
            ? text
            : string.Concat(text.AsSpan(0, start + 1), value, text.AsSpan(text.AsSpan(start).IndexOfAny(",}\n") + start));
    }

    private static Gen<Func<byte[], byte[]>> Edits =>
        from kind in Gen.Choose(0, 4)
        from at in Gen.Choose(0, 10_000)
        from length in Gen.Choose(0, 40)
        from put in Gen.OneOf(
            Gen.Choose(0, 255).Select(b => new[] { (byte)b }),
            Gen.Elements(
                    "\"",
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    ":",
                    "\\",
                    "\\u0000",
                    "\\ud800",
                    "null",
                    "NaN",
                    "-",
                    "1e999",
                    "//",
                    "/*",
                    "'",
                    "\0",
                    "\uFEFF",
                    "é",
                    "😀",
                    "[[[[[[[["
                )
                .Select(Encoding.UTF8.GetBytes)
        )
        select (Func<byte[], byte[]>)(
            bytes =>
            {
                var start = bytes.Length == 0 ? 0 : at % bytes.Length;
                var end = Math.Min(bytes.Length, start + length);
                return kind switch
                {
                    0 => [.. bytes[..start], .. put, .. bytes[start..]],
                    1 => [.. bytes[..start], .. put, .. bytes[Math.Min(bytes.Length, start + put.Length)..]],
                    2 => [.. bytes[..start], .. bytes[end..]],
                    3 => [.. bytes[..end], .. bytes[start..]],
                    _ => bytes[..start],
                };
            }
        );

    private static IReadOnlyList<Problem> Survives(byte[] bytes, RegimeCatalog? regimes = null)
    {
        var isCase = CaseJson.TryRead(new MemoryStream(bytes), "case.json", regimes ?? Tribunal.Catalog, out var read, out var problems);

        Assert.Equal(isCase, problems.Count == 0);
        Assert.Equal(isCase, read is not null);
        Assert.All(problems, p => Assert.True(p is { File: "case.json", Line: > 0, Allowed: not null }, p.ToString()));
        Assert.Equal(problems.Count, problems.Distinct().Count());
        if (read is not null)
        {
            // Amounts that leave no room to be taken from each other are reported when the case is assessed.
            var refused = Record.Exception(() => Assert.NotEmpty(Report.Json(read.Assess())));
            Assert.True(refused is null or ProblemException { Problems: [{ Code: "amount-overflow" }] }, refused?.ToString());
            Assert.Equal(
                CaseJson.Write(read),
                CaseJson.Write(CaseJson.Parse(CaseJson.Write(read), "again.json", regimes ?? Tribunal.Catalog))
            );
        }

        return problems;
    }

    private static void Same(Facts expected, Facts actual)
    {
        SameAnswers(expected.Answers, actual.Answers);
        Assert.Equal(
            expected.Infringements.Select(i => i.Name).Order(StringComparer.Ordinal),
            actual.Infringements.Select(i => i.Name).Order(StringComparer.Ordinal)
        );
        foreach (var infringement in expected.Infringements)
        {
            var other = actual.Infringements.Single(i => i.Name == infringement.Name);
            SameAnswers(infringement.Answers, other.Answers);
            Assert.Equal(infringement.Provisions, other.Provisions);
        }

        Assert.Equal(expected.ExchangeRates.ToHashSet(), actual.ExchangeRates.ToHashSet());
    }

    private static void SameAnswers(IReadOnlyList<Answer> expected, IReadOnlyList<Answer> actual)
    {
        Assert.Equal(expected.Select(Said).Order(StringComparer.Ordinal), actual.Select(Said).Order(StringComparer.Ordinal));
        Assert.Equal(expected.OrderBy(a => a.Fact.Id, StringComparer.Ordinal), actual.OrderBy(a => a.Fact.Id, StringComparer.Ordinal));
    }

    // Where two answers differ, a failure shows in what.
    private static string Said(Answer of) =>
        $"{of.Fact.Id}: {of}, note {of.Note}, source {of.Source}, link {of.Source?.Link}, read {of.Source?.DateRead}, noted "
        + $"{of.Source?.Note}";

    private static Gen<Answer> Answers(Fact fact, Gen<decimal> value, Gen<Currency>? currency = null) =>
        from values in value.ArrayOf(3)
        from own in currency ?? Gen.Constant(default(Currency))
        from isOpen in Gen.Choose(0, 2)
        from note in Maybe(Words)
        from source in Maybe(Citations)
        let sorted = values.Order().ToArray()
        select (
            isOpen == 0 ? new Answer(fact, sorted[0], sorted[1], sorted[2], own) : new Answer(fact, values[0], values[0], values[0], own)
        ) with
        {
            Note = note,
            Source = source,
        };

    private static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : class => from isGiven in Gen.Choose(0, 1) from value in gen select isGiven == 1 ? value : null;

    private static void Holds<T>(Gen<T> values, int times, Action<T> law) =>
        FsCheck.Check.One(
            Laws.Seeded(Config.QuickThrowOnFailure).WithMaxTest(Laws.Count(times)).WithQuietOnSuccess(true),
            Prop.ForAll(Arb.From(values), law)
        );

    private static void Holds<T>(Gen<T> values, int times, Func<T, IReadOnlyList<Problem>> law) =>
        Holds(
            values,
            times,
            value =>
            {
                law(value);
            }
        );
}
