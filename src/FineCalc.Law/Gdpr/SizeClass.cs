namespace FineCalc.Gdpr;

/// <summary>How large an undertaking is, roughly, by its turnover in millions of euro or of the currency of the regime.</summary>
public enum SizeClass
{
    /// <summary>Up to 2 million.</summary>
    UpTo2m,

    /// <summary>Above 2 and up to 10 million.</summary>
    UpTo10m,

    /// <summary>Above 10 and up to 50 million.</summary>
    UpTo50m,

    /// <summary>Above 50 and up to 500 million.</summary>
    UpTo500m,

    /// <summary>Above 500 million.</summary>
    Above500m,
}
