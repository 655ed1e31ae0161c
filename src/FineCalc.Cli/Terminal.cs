using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace FineCalc.Cli;

/// <summary>The terminal that output goes to, or the width wished for where there is none; without either, output is
/// plain and 120 columns wide.</summary>
/// <param name="Width">Its columns.</param>
/// <param name="HasColour">Whether it shows colours and its user wants them.</param>
public sealed record Terminal(int Width, bool HasColour);
