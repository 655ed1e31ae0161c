using System.Runtime.CompilerServices;
using NodaTime;

namespace FineCalc;

/// <summary>One answer of a closed list.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Code">How the answer is written in files: <c>grossly-negligent</c>.</param>
/// <param name="Help">What it means.</param>
public sealed record Option(string Code, string Help)
{
    /// <summary>The code and what it means.</summary>
    public override string ToString() => Text.Line($"{Code}: {Help}");

    internal static Fields<Option> Fields { get; } =
        new(new Option("", ""), isLine: true)
        {
            {
                "code",
                Shape.Name,
                o => o.Code,
                (o, v) => o with { Code = (string)v },
                "how the answer is written in files",
                FieldIs.Needed | FieldIs.Lasting | FieldIs.Shared
            },
            { "help", Shape.Sentence, o => o.Help, (o, v) => o with { Help = (string)v }, "what it means", FieldIs.Shared },
        };
}
