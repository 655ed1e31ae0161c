using System.Globalization;

namespace FineCalc.Tests;

/// <summary>How a country writes numbers, made by hand so that no culture of the machine enters.</summary>
/// <param name="Name">The language and country.</param>
/// <param name="Parting">What parts thousands.</param>
/// <param name="Point">What begins the decimals.</param>
internal sealed record Country(string Name, string Parting, string Point)
{
    public static readonly Country Britain = new("en-GB", ",", ".");

    public static readonly Country[] All =
    [
        Britain,
        new("en-US", ",", "."),
        new("de-DE", ".", ","),
        new("fr-FR", "\u202F", ","),
        new("fr-CA", "\u00A0", ","),
        new("de-CH", "\u2019", "."),
        new("de-CH typed", "'", "."),
        new("en-IN", ",", ".") { Upper = 2 },
        new("pl-PL", "\u00A0", ",") { LeastParted = 5 },
        new("sv-SE", "\u00A0", ",") { Minus = "\u2212" },
        new("pt-BR", ".", ","),
        new("es-ES", ".", ",") { LeastParted = 5 },
        new("ar-EG", "\u066C", "\u066B") { Zero = '\u0660' },
        new("ar-TN", ".", ","),
        new("ja-JP", ",", "."),
        new("ja-JP full width", "\uFF0C", "\uFF0E") { Zero = '\uFF10' },
        new("SI", "\u2009", "."),
        new("by hand", " ", ","),
        new("source code", "_", "."),
        new("plain", "", "."),
        new("plain with a comma", "", ","),
    ];

    /// <summary>The size of the groups above the last, which has three digits.</summary>
    public int Upper { get; init; } = 3;

    /// <summary>The digits that a number has at least if its thousands are parted.</summary>
    public int LeastParted { get; init; } = 4;

    public char Zero { get; init; } = '0';

    public string Minus { get; init; } = "-";

    public string Write(decimal number, int decimals)
    {
        var plain = Math.Abs(number).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var (whole, rest) = (plain.Split('.')[0], decimals == 0 ? "" : Point + plain.Split('.')[1]);
        if (whole.Length >= LeastParted)
        {
            for (var at = whole.Length - 3; at > 0; at -= Upper)
            {
                whole = whole.Insert(at, Parting);
            }
        }

        return (number < 0m ? Minus : "") + string.Concat((whole + rest).Select(c => char.IsAsciiDigit(c) ? (char)(Zero + c - '0') : c));
    }

    public override string ToString() => Name;
}
