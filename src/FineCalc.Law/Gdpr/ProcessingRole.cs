namespace FineCalc.Gdpr;

/// <summary>The party's part in the processing.</summary>
public enum ProcessingRole
{
    /// <summary>It processed for somebody else.</summary>
    Processor,

    /// <summary>It decided on purposes and means.</summary>
    Controller,
}
