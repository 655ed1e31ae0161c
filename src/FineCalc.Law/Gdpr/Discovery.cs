namespace FineCalc.Gdpr;

/// <summary>How the authority learned of the infringement.</summary>
public enum Discovery
{
    /// <summary>By complaint, the media, its own work, or a notification that the law requires.</summary>
    Otherwise,

    /// <summary>The party reported it without having to.</summary>
    OwnMotion,
}
