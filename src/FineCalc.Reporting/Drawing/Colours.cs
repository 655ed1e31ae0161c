using ScottPlot;

namespace FineCalc.Reporting.Drawing;

// Colours that those who see no red or no green tell apart, and that differ in lightness, so that they do in grey print.
internal static class Colours
{
    public static readonly Color Paper = Color.FromHex("#FFFFFF");
    public static readonly Color Border = Color.FromHex("#D0D7DE");
    public static readonly Color Line = Color.FromHex("#DDE2E7");
    public static readonly Color Ink = Color.FromHex("#1B1F24");
    public static readonly Color Quiet = Color.FromHex("#57606A");

    // Where a calculation begins, what it comes to on the way, and at the end.
    public static readonly Color Start = Color.FromHex("#86A3BB");
    public static readonly Color Stage = Color.FromHex("#0072B2");
    public static readonly Color Final = Color.FromHex("#0B2F4E");

    // What lowers an amount, and what raises it.
    public static readonly Color Less = Color.FromHex("#F0B84A");
    public static readonly Color More = Color.FromHex("#C44E00");
}
