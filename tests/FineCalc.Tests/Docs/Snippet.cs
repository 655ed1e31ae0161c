using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FineCalc.Tests;

/// <summary>A page of the documentation and the program it shows.</summary>
internal static class Snippet
{
    /// <summary>The first block of a language of a page.</summary>
    public static string Of(string page, string language = "csharp") => All(page, language)[0];

    /// <summary>The blocks of a language of a page.</summary>
    public static IReadOnlyList<string> All(string page, string language)
    {
        var parts = File.ReadAllText(Repository.PathOf(page)).Split($"```{language}\n");
        Assert.NotEqual(1, parts.Length);
        return [.. parts.Skip(1).Select(p => p[..p.IndexOf("\n```", StringComparison.Ordinal)])];
    }

    /// <summary>What a program prints that a reader copies into a new project with all of FineCalc.</summary>
    public static string Run(string program, params string[] arguments) =>
        Run(program, Directory.EnumerateFiles(AppContext.BaseDirectory, "FineCalc*.dll"), arguments);

    /// <summary>The same, in a project with one package of FineCalc and those that it brings.</summary>
    public static string RunWith(Assembly package, string program) => Run(program, Brought(package).Select(a => a.Location).Distinct(), []);

    private static IEnumerable<Assembly> Brought(Assembly package) =>
        package
            .GetReferencedAssemblies()
            .Where(a => a.Name!.StartsWith("FineCalc", StringComparison.Ordinal))
            .SelectMany(a => Brought(Assembly.Load(a)))
            .Prepend(package);

    private static string Run(string program, IEnumerable<string> libraries, string[] arguments) =>
        Printed(() => Compiled([program], libraries, OutputKind.ConsoleApplication).EntryPoint!.Invoke(null, [arguments]));

    /// <summary>What is made of sources in a project with some libraries; a warning is a mistake.</summary>
    public static Assembly Compiled(IEnumerable<string> sources, IEnumerable<string> libraries, OutputKind kind)
    {
        // The project that `dotnet new console` makes has these implicit usings.
        const string Implicit =
            "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global "
            + "using System.Threading; global using System.Threading.Tasks;";
        var paths = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            "snippet",
            sources.Prepend(Implicit).Select(source => CSharpSyntaxTree.ParseText(source)),
            [
                .. paths
                    .Where(p => !Path.GetFileName(p).StartsWith("FineCalc", StringComparison.Ordinal))
                    .Concat(libraries)
                    .Append(typeof(NodaTime.LocalDate).Assembly.Location)
                    .DistinctBy(Path.GetFileName)
                    .Select(p => MetadataReference.CreateFromFile(p)),
            ],
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable)
        );
        using var code = new MemoryStream();
        var emitted = compilation.Emit(code);
        Assert.DoesNotContain(emitted.Diagnostics, d => d.Severity >= DiagnosticSeverity.Warning);
        return Assembly.Load(code.ToArray());
    }

    /// <summary>What something prints.</summary>
    public static string Printed(Action run)
    {
        using var printed = new StringWriter();
        Redirected.To.Value = printed;
        try
        {
            run();
        }
        finally
        {
            Redirected.To.Value = null;
        }

        return printed.ToString();
    }
}

/// <summary>The console, of which each test has what it prints itself: programs that print run beside one another.</summary>
internal sealed class Redirected : TextWriter
{
    private readonly TextWriter _console;

    static Redirected() => Console.SetOut(new Redirected(Console.Out));

    private Redirected(TextWriter console)
        : base(CultureInfo.InvariantCulture) => _console = console;

    /// <summary>Where what is printed goes from here on, in this test alone; null for the console.</summary>
    public static AsyncLocal<TextWriter?> To { get; } = new();

    public override Encoding Encoding => _console.Encoding;

    public override void Write(char value) => (To.Value ?? _console).Write(value);

    public override void Write(char[] buffer, int index, int count) => (To.Value ?? _console).Write(buffer, index, count);

    public override void Write(string? value) => (To.Value ?? _console).Write(value);

    public override void Flush() => (To.Value ?? _console).Flush();
}
