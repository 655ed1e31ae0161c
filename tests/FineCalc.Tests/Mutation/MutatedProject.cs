using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace FineCalc.Tests.Mutation;

/// <summary>A project of src, compiled from its files with one of them changed.</summary>
internal sealed class MutatedProject
{
    private readonly string _name;
    private readonly CSharpCompilation _whole;

    /// <param name="name">Of the project, as FineCalc.Core; it is built as this program is.</param>
    public MutatedProject(string name)
    {
        _name = name;
        var folder = Repository.PathOf("src", name);
        var made = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14);
        Trees =
        [
            .. Directory
                .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Where(f => Path.GetRelativePath(folder, f).Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin"))
                .Concat(Directory.EnumerateFiles(Path.Combine(folder, "obj", made), "*.cs", SearchOption.AllDirectories))
                .Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), options, f, Encoding.UTF8)),
        ];
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(f => Path.GetFileNameWithoutExtension(f) != name)
            .Select(f => MetadataReference.CreateFromFile(f));
        _whole = CSharpCompilation.Create(
            name,
            Trees,
            references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                checkOverflow: true,
                allowUnsafe: true,
                deterministic: true,
                nullableContextOptions: NullableContextOptions.Enable,
                concurrentBuild: false
            )
        );
    }

    public IReadOnlyList<SyntaxTree> Trees { get; }

    /// <summary>Why the last one did not compile.</summary>
    public Diagnostic? NotCompiled { get; private set; }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    /// <summary>Writes the assembly with a file in the place of another; false if it does not compile.</summary>
    public bool TryBuild(SyntaxTree from, SyntaxTree to, string folder)
    {
        var changed = _whole.ReplaceSyntaxTree(from, to);

        NotCompiled = null;

        // Most of what does not compile shows in the changed file, which is much quicker read than the whole.
        if (changed.GetSemanticModel(to).GetDiagnostics().FirstOrDefault(IsError) is { } error)
        {
            NotCompiled = error;
            return false;
        }

        var shipped = Assembly.Load(_name);
        var data = shipped
            .GetManifestResourceNames()
            .Select(n => new ResourceDescription(n, () => shipped.GetManifestResourceStream(n)!, isPublic: true));
        using var made = new MemoryStream();
        var result = changed.Emit(
            made,
            manifestResources: data,
            options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded)
        );

        if (!result.Success)
        {
            NotCompiled = result.Diagnostics.First(IsError);
            return false;
        }

        File.WriteAllBytes(Path.Combine(folder, $"{_name}.dll"), made.ToArray());
        return true;
    }
}
