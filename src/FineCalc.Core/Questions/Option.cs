using System.Runtime.CompilerServices;
using NodaTime;

namespace FineCalc;

/// <summary>One answer of a closed list.</summary>
/// <param name="Code">How the answer is written in files: <c>grossly-negligent</c>.</param>
/// <param name="Help">What it means.</param>
public sealed record Option(string Code, string Help);
