namespace FineCalc.Reports;

/// <summary>What a run of words in a report is, for whoever colours it.</summary>
public enum Emphasis
{
    /// <summary>Nothing in particular.</summary>
    None,

    /// <summary>The title of a page, of a section or of a column.</summary>
    Title,

    /// <summary>What the reader came for: an amount, a name.</summary>
    Strong,

    /// <summary>What stands back: rules, sources, lines.</summary>
    Quiet,

    /// <summary>What agrees, or lowers an amount.</summary>
    Good,

    /// <summary>What deserves a second look: an assumption, a source that was not read, a difference.</summary>
    Warning,
}
