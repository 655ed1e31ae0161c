using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace FineCalc.Tests;

/// <summary>
/// Every <c>&lt;example&gt;&lt;code&gt;</c> of the XML documentation of every package is compiled and run. An example is the body of a
/// program: statements and local functions, no types and no usings of its own. It has the implicit usings of a new project, NodaTime, and
/// every public namespace of FineCalc. A line that prints and ends in a comment says what it prints:
/// <c>Console.WriteLine(fine.Amount); // GBP 784,500</c>. Code in an example that is no C# has another <c>language</c> and is left alone.
/// </summary>
public sealed partial class ExampleTests
{
    private static readonly string[] Libraries = [.. Directory.EnumerateFiles(AppContext.BaseDirectory, "FineCalc*.dll")];

    private static readonly (string Member, string Code)[] Examples =
    [
        .. from file in Directory.EnumerateFiles(AppContext.BaseDirectory, "FineCalc*.xml").Order(StringComparer.Ordinal)
        from member in XDocument.Load(file, LoadOptions.PreserveWhitespace).Descendants("member")
        from code in member.Elements("example").Descendants("code")
        where (code.Attribute("language")?.Value ?? "csharp") == "csharp"
        select (member.Attribute("name")!.Value, code.Value),
    ];

    [Fact]
    public void Every_example_compiles_without_a_warning_runs_and_prints_what_it_says()
    {
        var compiled = Snippet.Compiled(Examples.Select(Source), Libraries, OutputKind.DynamicallyLinkedLibrary);

        foreach (var (at, (member, code)) in Examples.Index())
        {
            var run = compiled.GetType($"Example{at}")!.GetMethod("Run")!;
            var printed = Snippet.Printed(() => run.Invoke(null, null)).Split('\n', StringSplitOptions.TrimEntries);
            foreach (Match said in Said().Matches(code))
            {
                Assert.True(
                    printed.Contains(said.Groups[1].Value.Trim()),
                    $"{member} says \"{said.Groups[1].Value.Trim()}\" and prints \"{string.Join(" | ", printed)}\"."
                );
            }
        }
    }

    [Theory]
    [InlineData("T:FineCalc.Risk.FactTable")]
    [InlineData("T:FineCalc.Risk.UncertainFacts")]
    [InlineData("AssessAll(")]
    [InlineData(".Simulate(")]
    [InlineData("AnnualLoss(")]
    public void What_one_meets_first_of_risk_has_an_example(string member) =>
        Assert.Contains(Examples, e => e.Member.Contains(member, StringComparison.Ordinal));

    // A mistake is reported by the member whose example it is in.
    private static string Source((string Member, string Code) example, int at) =>
        $"{Usings} public static class Example{at} {{ public static void Run() {{\n#line 1 \"{example.Member}\"\n{example.Code}\n}} }}";

    private static string Usings { get; } =
        string.Concat(
            Libraries
                .Select(Assembly.LoadFrom)
                .SelectMany(a => a.GetExportedTypes())
                .Select(t => t.Namespace)
                .Where(n => n is not null && !n.StartsWith("FineCalc.Tests", StringComparison.Ordinal))
                .Append("NodaTime")
                .Distinct()
                .Select(n => $"using {n}; ")
        );

    [GeneratedRegex(@"^\s*.*Console\.Write.*; // (.+)$", RegexOptions.Multiline)]
    private static partial Regex Said();
}
