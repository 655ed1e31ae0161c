using System.Globalization;
using NodaTime;

namespace FineCalc.Steps;

/// <summary>A named step of a method, for pages that describe it.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rule">Its rule in words.</param>
/// <param name="Unit">What it is measured in.</param>
/// <param name="IsPerInfringement">Whether each infringement has its own.</param>
/// <param name="Source">Where the law has it.</param>
public sealed record StepInfo(string Id, string Name, string Rule, Unit Unit, bool IsPerInfringement, Citation Source)
{
    /// <summary>The name, the id and the rule.</summary>
    public override string ToString() => Text.Line($"{Name} ({Id}): {Rule}");

    internal static StepInfo Of(Program program, Node node) =>
        new(
            node.Label!.Id,
            node.Label.Name,
            Formula.Of(program, node),
            node.Unit,
            program.IsEach[program.IndexOf(node)],
            node.Label.Source!
        );
}
