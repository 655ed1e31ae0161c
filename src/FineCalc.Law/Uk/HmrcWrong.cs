namespace FineCalc.Uk;

/// <summary>What HMRC penalises by behaviour.</summary>
public enum HmrcWrong
{
    /// <summary>An inaccuracy in a document.</summary>
    Inaccuracy,

    /// <summary>A failure to notify a liability.</summary>
    FailureToNotify,

    /// <summary>A fulfilment business without approval.</summary>
    FulfilmentHouse,

    /// <summary>Wholesale of alcohol without approval.</summary>
    AlcoholWholesale,
}
