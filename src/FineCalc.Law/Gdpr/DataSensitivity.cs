namespace FineCalc.Gdpr;

/// <summary>How sensitive data are.</summary>
public enum DataSensitivity
{
    /// <summary>Contact and account data and the like.</summary>
    Ordinary,

    /// <summary>Financial or location data, private communications, identity documents.</summary>
    Financial,

    /// <summary>Data of children.</summary>
    Children,

    /// <summary>Special categories or criminal data.</summary>
    Special,
}
