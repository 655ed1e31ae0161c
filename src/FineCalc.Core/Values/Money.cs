namespace FineCalc;

/// <summary>
/// An exact decimal amount of one currency. No operation rounds beyond the 28 significant digits of
/// <see cref="decimal"/>; an amount that does not fit throws. Mixing currencies is an error.
/// </summary>
/// <param name="Amount">The amount in units of the currency (not in pence).</param>
/// <param name="Currency">The currency.</param>
public readonly record struct Money(decimal Amount, Currency Currency) : IComparable<Money>
{
    /// <summary>An amount of pounds sterling.</summary>
    public static Money Gbp(decimal amount) => new(amount, Currency.Gbp);

    /// <summary>An amount of euro.</summary>
    public static Money Eur(decimal amount) => new(amount, Currency.Eur);

    /// <summary>An amount of United States dollars.</summary>
    public static Money Usd(decimal amount) => new(amount, Currency.Usd);

    /// <summary>The sum of two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator +(Money left, Money right) => new(left.Amount + right.Same(left).Amount, left.Currency);

    /// <summary>The difference of two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator -(Money left, Money right) => new(left.Amount - right.Same(left).Amount, left.Currency);

    /// <summary>The amount with its sign turned.</summary>
    public static Money operator -(Money money) => new(-money.Amount, money.Currency);

    /// <summary>A share of an amount.</summary>
    public static Money operator *(Money money, Rate rate) => new(money.Amount * rate.Value, money.Currency);

    /// <summary>A share of an amount.</summary>
    public static Money operator *(Rate rate, Money money) => money * rate;

    /// <summary>Whether the first amount is the smaller.</summary>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first amount is the greater.</summary>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first amount is not the greater.</summary>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first amount is not the smaller.</summary>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>The amount on the grid of a stated rounding.</summary>
    public Money Round(Rounding rounding) => this with { Amount = rounding.Apply(Amount) };

    /// <summary>Compares two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public int CompareTo(Money other) => Amount.CompareTo(other.Same(this).Amount);

    /// <summary>
    /// Reads an amount such as <c>GBP 3,076,320</c> or <c>EUR 12.50</c>, the same in every culture. A comma parts groups of three digits,
    /// a point begins the decimals; what may mean two amounts, such as <c>GBP 250.000</c>, is refused (grammar: <c>docs/numbers.md</c>).
    /// </summary>
    /// <exception cref="FormatException">The text is no code and one amount; the message says what may be meant.</exception>
    public static Money Parse(string text) =>
        TryParse(text, out var money)
            ? money
            : throw new FormatException(
                $"'{text}' is not an amount of money; write a currency code and a number, such as GBP 3,076,320.{Meant(text)}"
            );

    /// <summary>Tries to read an amount such as <c>GBP 3,076,320</c>, the same in every culture, as <see cref="Parse"/> does.</summary>
    public static bool TryParse(string? text, out Money money)
    {
        money = default;
        if (
            !NumberText.TrySplit(text, out var code, out var number)
            || !Currency.TryOf(code.ToString(), out var currency)
            || NumberText.Read(number, currency.Form, 0, out var amount) != Exactness.Exact
        )
        {
            return false;
        }

        money = new Money(amount, currency);
        return true;
    }

    /// <summary>
    /// The code and the amount with thousands separated and every decimal it has, the same in every culture: <c>GBP 3,076,320</c>.
    /// It reads back: where three decimals could be taken for thousands there is a fourth, as in <c>GBP 250.1250</c>.
    /// </summary>
    public override string ToString() => $"{Currency.Code} {NumberText.Write(Amount, Currency.Form)}";

    private static string Meant(string? text) =>
        NumberText.TrySplit(text, out var code, out var number) && Currency.TryOf(code.ToString(), out var currency)
            ? NumberText.Meant(number, amount => new Money(amount, currency).ToString())
            : "";

    private Money Same(Money other) =>
        Currency == other.Currency
            ? this
            : throw new InvalidOperationException(
                $"{other.Currency} and {Currency} cannot be mixed: convert one of them with a dated, cited rate first."
            );
}
