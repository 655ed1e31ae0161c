using FineCalc.Risk;
using NodaTime;

namespace FineCalc.Estimates;

/// <summary>One published decision, as far as a prediction needs it.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
public sealed record Decision
{
    internal Decision(string id, string authority, LocalDate date, double fine) =>
        (Id, Authority, Date, Fine) = (id, authority, date, fine);

    /// <summary>A short stable name.</summary>
    public string Id { get; }

    /// <summary>Who decided.</summary>
    public string Authority { get; }

    /// <summary>When.</summary>
    public LocalDate Date { get; }

    /// <summary>The fine as first imposed, in the currency of the tables that predict it.</summary>
    public double Fine { get; internal init; }

    /// <summary>The defendant; null for natural persons and where it is not published.</summary>
    public string? Party { get; internal init; }

    /// <summary>
    /// What became of the fine later, on appeal or by agreement, where FineCalc knows it; the fine is the one first imposed.
    /// </summary>
    public string? Later { get; internal init; }

    /// <summary>The group of decisions that are of one defendant: they are drawn together and never fit and test one another.</summary>
    public string Cluster { get; internal init; } = "";

    /// <summary>Who decided, when and how much.</summary>
    public override string ToString() => Text.Line($"{Id}: {Authority}, {Text.Date(Date)}, {Digits.Short(Fine)}");

    // What is known of the case, the level of seriousness and a provisional amount included where they are.
    internal EstimateFacts Facts { get; init; } = new();
}
