using System.Text.RegularExpressions;
using FineCalc.Tests.Json;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;

namespace FineCalc.Tests;

/// <summary>What people write, by the conventions of their country, is read as what they mean or not at all.</summary>
public class NumberLaws
{
    private static readonly string[] Codes = ["GBP", "EUR", "USD", "CHF", "INR", "PLN", "BRL", "JPY", "KRW", "KWD", "TND"];

    private static readonly string[] Symbols = ["\u00A3", "\u20AC", "$", "US$", "Fr.", "z\u0142"];

    // What a unit, a country or a sign of a loss adds behind a number.
    private static readonly string[] Behind = ["k", "m", " bn", " million", "-", " Mio.", ".-", ",\u2013", "e3"];

    private static readonly JToken Schema = JToken.Parse(CaseJson.Schema(Tribunal.Catalog));

    private static readonly Regex AmountPattern = PatternOf("turnover"),
        RatePattern = PatternOf("share");

    /// <summary>An amount of a currency to its minor unit, or a whole one without decimals, as a country writes it.</summary>
    private static Gen<(Country Country, Money Money, int Decimals, Random Random)> Amounts =>
        from country in Gen.Elements(Country.All)
        from code in Gen.Elements(Codes)
        from random in Generators.Sources
        let minor = code switch
        {
            "JPY" or "KRW" => 0,
            "KWD" or "TND" => 3,
            _ => 2,
        }
        let decimals = random.Next(2) == 0 ? 0 : minor
        select (country, new Money(Number(random, decimals), Currency.Of(code)), decimals, random);

    // Percentages of a thousand and more are round ones, or have other than three decimals: docs/numbers.md says why.
    private static Gen<(Country Country, decimal Number, int Decimals, Random Random)> Shares =>
        from country in Gen.Elements(Country.All)
        from decimals in Gen.Choose(0, 5)
        from random in Generators.Sources
        let number = Number(random, decimals)
        select (country, Math.Abs(number) < 1000m || decimals > 0 ? number : Math.Round(number, 0) * 10m, decimals, random);

    [Fact]
    public void An_amount_of_any_country_is_read_as_what_is_meant_or_refused() =>
        Laws.Hold(
            Amounts,
            4000,
            given =>
            {
                var (country, money, decimals, random) = given;
                var number = country.Write(money.Amount, decimals);
                var (unit, form) = random.Next(8) switch
                {
                    0 => (Pick(random, Symbols), "symbol"),
                    1 or 2 => (money.Currency.Code + "\u00A0", "code and no-break space"),
                    _ => (money.Currency.Code + " ", "code"),
                };
                var behind = random.Next(6) == 0 ? Pick(random, Behind) : "";
                var text =
                    random.Next(8) == 0 ? $"{number} {unit.Trim()}"
                    : random.Next(12) == 0 && money.Amount < 0m ? $"{unit}({country.Write(-money.Amount, decimals)})"
                    : unit + number + behind;
                var isRead = Money.TryParse(text, out var read);
                Assert.True(!isRead || (read == money && behind.Length == 0), $"{country}: {text} is meant as {money} and read as {read}");
                HoldInCases(text, isRead, money.Amount);
                var isPlain = form != "symbol" && text == unit + number && money.Currency.Code is not ("KWD" or "TND");
                var isPlainBritish = country == Country.Britain && isPlain;
                Assert.True(isRead || !isPlainBritish, $"{text} is refused");
                var what = isRead ? "read" : "refused";
                return
                [
                    what,
                    $"{country}: {what}",
                    form,
                    isPlainBritish ? "British" : "other",
                    decimals == 3 ? "thousandths" : "usual decimals",
                ];
            },
            [
                "read",
                "refused",
                "British",
                "thousandths",
                "symbol",
                "en-IN: read",
                "de-DE: read",
                "de-DE: refused",
                "fr-FR: refused",
                "pl-PL: read",
                "ja-JP: read",
                "ar-EG: refused",
            ]
        );

    [Fact]
    public void A_rate_of_any_country_is_read_as_what_is_meant_or_refused() =>
        Laws.Hold(
            Shares,
            4000,
            given =>
            {
                var (country, number, decimals, random) = given;
                var unit = Pick(random, ["%", "%", " %", "\u00A0%", "\u202F%", "", "", "\u2030", " bp", " percent"]);
                var isFraction = unit.Length == 0;
                var written = isFraction ? Math.Round(number % 100m, decimals) : number;
                var text = country.Write(written, decimals) + unit;
                var isRead = Rate.TryParse(text, out var read);
                var meant = isFraction ? Rate.Fraction(written) : Rate.Percent(written);
                Assert.True(!isRead || read == meant, $"{country}: {text} is meant as {meant} and read as {read}");
                Assert.False(isRead && unit is "\u2030" or " bp" or " percent", text);
                var isPlain = country == Country.Britain && decimals is 1 or 2 && unit is "" or "%" or " %";
                Assert.True(isRead || !isPlain, $"{text} is refused");
                var what = isRead ? "read" : "refused";
                return [what, $"{country}: {what}", isFraction ? "fraction" : "percent", isPlain ? "British" : "other"];
            },
            [
                "read",
                "refused",
                "fraction",
                "percent",
                "British",
                "de-DE: refused",
                "de-DE: read",
                "sv-SE: refused",
                "es-ES: read",
                "ar-EG: refused",
            ]
        );

    [Fact]
    public void A_count_of_any_country_is_read_as_what_is_meant_or_refused() =>
        Laws.Hold(
            Amounts,
            2000,
            given =>
            {
                var (country, money, decimals, _) = given;
                var digits = Math.Min(decimals, 2);
                var number = Math.Round(money.Amount, digits);
                var text = country.Write(number, digits);
                var isRead = Count.TryParse(text, out var read);
                Assert.True(!isRead || read.Value == number, $"{country}: {text} is meant as {number} and read as {read}");
                return [isRead ? "read" : "refused", $"{country}: {(isRead ? "read" : "refused")}"];
            },
            ["read", "refused", "de-DE: refused", "en-GB: read"]
        );

    [Fact]
    public void What_is_printed_is_read_back_as_the_same_number() =>
        Laws.Hold(
            Generators.Sources,
            4000,
            random =>
            {
                var decimals = random.Next(2) == 0 ? 3 : random.Next(12);
                var (number, currency) = (Number(random, decimals) / (random.Next(5) == 0 ? 3m : 1m), Currency.Of(Pick(random, Codes)));
                var money = new Money(number, currency);
                Assert.Equal(money, Money.Parse(money.ToString("R", null)));
                Assert.Equal(number, Count.Parse(new Count(number).ToString("R", null)).Value);
                Assert.Equal(number, Rate.Parse(Rate.Fraction(number).ToString("R", null)).Value);
                var foreign = Quoted(Money.Usd(Math.Abs(number)).ToString("R", null));
                var written = CaseJson.Write(Tribunal.Read(Tribunal.Whole.With("\"USD 1,000,000.50\"", foreign)));
                Assert.Equal(Math.Abs(number), Turnover(Tribunal.Read(written)));
                return
                [
                    money.ToString("R", null).EndsWith('0') && money.ToString("R", null).Contains('.', StringComparison.Ordinal)
                        ? "a decimal more"
                        : "as it is",
                ];
            },
            "a decimal more",
            "as it is"
        );

    [Fact]
    public void The_schema_takes_the_texts_that_are_read_and_no_others() =>
        Laws.Hold(
            Generators.Sources,
            20_000,
            random =>
            {
                var number = random.Next(3) switch
                {
                    0 => Signs(random, "0123456789.,+-% \u00A0'eE\u2212\u0665", random.Next(1, 8)),
                    1 => Signs(random, "0125.,", random.Next(1, 13)),
                    _ => Signs(random, "0125", random.Next(5))
                        + string.Concat(
                            Enumerable
                                .Range(0, random.Next(4))
                                .Select(_ => Signs(random, ",,.", 1) + Signs(random, "0125", Math.Min(3, random.Next(1, 8))))
                        ),
                };
                var (amount, rate) = ($"GBP {number}", number + Pick(random, ["", "%", " %"]));
                Assert.True(Money.TryParse(amount, out _) == AmountPattern.IsMatch(amount), amount);
                Assert.True(Rate.TryParse(rate, out _) == RatePattern.IsMatch(rate), rate);
                Assert.Equal(Money.TryParse(amount, out var money), Count.TryParse(number, out var count));
                Assert.Equal(money.Amount, count.Value);
                return
                [
                    Money.TryParse(amount, out _) ? "amount read" : "amount refused",
                    Rate.TryParse(rate, out _) ? "rate read" : "rate refused",
                    number.Contains(',', StringComparison.Ordinal) && count != default ? "groups" : "no groups",
                ];
            },
            "amount read",
            "amount refused",
            "rate read",
            "rate refused",
            "groups"
        );

    // By the other door: as the turnover of a case the text is the same amount, or is refused with its code.
    private static void HoldInCases(string text, bool isRead, decimal meant)
    {
        var file = Tribunal.Least.With("\"turnover\": 100", $"\"turnover\": {Quoted(text)}");
        if (CaseJson.TryParse(file, "case.json", Tribunal.Catalog, out var read, out var problems))
        {
            Assert.True(isRead, text);
            Assert.Equal(meant, Turnover(read));
        }
        else
        {
            string[] codes = isRead ? ["fact-out-of-range", "exchange-rate-missing"] : ["money-invalid", "currency-unknown"];
            Assert.All(problems, p => Assert.Contains(p.Code, codes));
        }
    }

    private static decimal Turnover(Case of) => of.Facts.Answers.First(a => a.Fact == Tribunal.Turnover).Likely;

    private static decimal Number(Random random, int decimals) =>
        Math.Round(
            (decimal)Math.Pow(10, random.NextDouble() * 10d) * (random.Next(4) == 0 ? -1m : 1m),
            random.Next(3) == 0 ? Math.Max(0, decimals - 1) : decimals
        );

    private static string Signs(Random random, string of, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => of[random.Next(of.Length)]));

    private static string Pick(Random random, string[] of) => of[random.Next(of.Length)];

    private static string Quoted(string text) => new JValue(text).ToString(Newtonsoft.Json.Formatting.None);

    private static Regex PatternOf(string fact) =>
        new(
            Schema["definitions"]![$"tribunal.{fact}.value"]!["anyOf"]![1]!["pattern"]!.Value<string>()!,
            RegexOptions.ECMAScript | RegexOptions.CultureInvariant
        );
}
