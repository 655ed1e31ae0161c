using FineCalc.Steps;

namespace FineCalc;

/// <summary>How a difference is shared out among the facts that changed.</summary>
public enum BridgeOrder
{
    /// <summary>
    /// One fact after another, in the order in which the method comes to them. Another order would give other parts. A fact that the new
    /// amount was not worked out from moves nothing: what took its place does.
    /// </summary>
    Method,

    /// <summary>
    /// Each fact's average effect over every order (Shapley value), so that no order is preferred. For up to 16 changed facts that the new
    /// amount was worked out from, the others moving nothing; for fewer where the case has many infringements, since each fact doubles how
    /// often they are all worked out: 1,048,576 times in all.
    /// </summary>
    Shapley,
}
