namespace FineCalc.Gdpr;

/// <summary>What a defendant is.</summary>
public enum DefendantKind
{
    /// <summary>A company.</summary>
    Company,

    /// <summary>One who trades or practises alone: a shop, a bar, a doctor, a lawyer.</summary>
    SoleTrader,

    /// <summary>An association, a foundation, a party, a church, a community of owners.</summary>
    NonProfit,

    /// <summary>A public authority or body.</summary>
    PublicBody,

    /// <summary>A private person.</summary>
    NaturalPerson,
}
