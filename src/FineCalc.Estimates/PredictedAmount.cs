namespace FineCalc.Estimates;

// A predicted amount as it is shown: in two digits, since a prediction knows no more.
internal static class PredictedAmount
{
    public const int Digits = 2;

    // What converting a maximum to the currency of the table and back may leave.
    private const double Noise = 1e-9;

    // Never above the legal maximum.
    public static decimal Rounded(double amount, double? maximum = null)
    {
        if (amount < 1d)
        {
            return 0m;
        }

        if (amount >= (double)decimal.MaxValue)
        {
            throw new ProblemException(
                new Problem("amount-overflow", "The predicted amount is too large.") { Allowed = "amounts below 79 octillion (28 digits)" }
            );
        }

        var unit = Math.Pow(10d, Math.Floor(Math.Log10(amount)) - Digits + 1d);
        var near = Math.Round(amount / unit) * unit;
        return (decimal)Math.Round(near > maximum * (1d + Noise) ? Math.Floor(amount / unit) * unit : near, 2);
    }
}
