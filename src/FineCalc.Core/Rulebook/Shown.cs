namespace FineCalc.Steps;

/// <summary>A step that is read and shown although the amount may not need it.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal only if they are one object.</remarks>
public sealed class Shown
{
    private Shown(Node node, Node when) => (Node, When) = (node, when);

    internal Node Node { get; }

    internal Node When { get; }

    /// <summary>
    /// Shows a step, and all it is worked out from, where a condition holds. The condition should be one of which questions are answered.
    /// </summary>
    public static Shown Of<T>(Step<T> step, Step<bool> when)
        where T : struct => Of(step.Node, when.Node);

    /// <summary>The step, and where it is shown.</summary>
    public override string ToString() => Text.Line($"{Node} where {When}");

    internal static Shown Of(Node node, Node when) => new(node, when);

    internal static Fields<Shown> Fields { get; } =
        new(new Shown(null!, null!), isLine: true)
        {
            { "step", Node.Shape, s => s.Node, (s, v) => new((Node)v, s.When), "the place of a step", FieldIs.Needed },
            {
                "when",
                Node.Condition,
                s => s.When,
                (s, v) => new(s.Node, (Node)v),
                "the place of the condition under which it is shown",
                FieldIs.Needed
            },
        };
}
