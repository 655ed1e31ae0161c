using NodaTime;

namespace FineCalc.Us;

/// <summary>The Department of Justice's Corporate Enforcement Policies, by the day of the resolution.</summary>
public enum EnforcementPolicy
{
    /// <summary>None is meant.</summary>
    None,

    /// <summary>The Fraud Section's Pilot Program, from 5 April 2016 until 28 November 2017.</summary>
    Pilot2016,

    /// <summary>From 29 November 2017 until 16 January 2023.</summary>
    Before2023,

    /// <summary>From 17 January 2023.</summary>
    January2023,

    /// <summary>From 12 May 2025.</summary>
    May2025,

    /// <summary>From 10 March 2026, for the whole department.</summary>
    March2026,
}
