using NodaTime;

namespace FineCalc;

/// <summary>What a number or an answer rests on.</summary>
public enum Basis
{
    /// <summary>A number or rule of the law.</summary>
    Statute,

    /// <summary>A number or rule of the authority's published method.</summary>
    Guidance,

    /// <summary>A fact of the case, given by the user.</summary>
    Fact,

    /// <summary>A judgement that only the regulator makes, given by the user.</summary>
    Judgement,

    /// <summary>An assumption of FineCalc's own, or of the maker of the regime; no authority published it.</summary>
    Model,

    /// <summary>A shipped number that the user replaced, to ask what would follow.</summary>
    Override,
}
