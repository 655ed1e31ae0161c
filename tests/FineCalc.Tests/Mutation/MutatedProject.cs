using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace FineCalc.Tests.Mutation;

/// <summary>A project of src, compiled from its files with changes in some of them.</summary>
internal sealed class MutatedProject
{
    private static readonly CSharpParseOptions Options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14);

    private readonly string _name;
    private readonly CSharpCompilation _whole;

    /// <param name="name">Of the project, as FineCalc.Core; it is built as this program is.</param>
    public MutatedProject(string name)
    {
        _name = name;
        var folder = Repository.PathOf("src", name);
        var made = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        Trees =
        [
            .. Directory
                .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Where(f => Path.GetRelativePath(folder, f).Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin"))
                .Concat(Directory.EnumerateFiles(Path.Combine(folder, "obj", made), "*.cs", SearchOption.AllDirectories))
                .Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), Options, f, Encoding.UTF8)),
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
                nullableContextOptions: NullableContextOptions.Enable
            )
        );
    }

    public IReadOnlyList<SyntaxTree> Trees { get; }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    /// <summary>
    /// Writes the assembly with all changes that can be chosen while it runs, and says which these are, each with its place; the others
    /// have to be compiled in or do not compile.
    /// </summary>
    public IReadOnlyDictionary<Mutant, int> BuildSwitched(IReadOnlyDictionary<Mutant, int> numbers, string folder)
    {
        var at = numbers.Keys.Select(m => (Mutant: m, Place: Switch.PlaceOf(m)!)).Where(m => m.Place is not null).ToList();
        var places = at.Select(m => m.Place).Distinct().Select((p, i) => (p, i)).ToDictionary(p => p.p, p => p.i);
        var source = CSharpSyntaxTree.ParseText(Switch.Source(places.Count), Options, encoding: Encoding.UTF8);
        var files = at.Select(m => m.Mutant.Tree).Distinct().ToDictionary(t => t, Switched);
        var whole = files.Aggregate(_whole.AddSyntaxTrees(source), (w, f) => w.ReplaceSyntaxTree(f.Key, f.Value.Tree));

        // First what is no C# at all, for in it members of a file get lost that other files need. Then each file until nothing in it is
        // wrong: what one change has wrong may hide what another has.
        Func<SyntaxTree, IEnumerable<Diagnostic>>[] looks = [t => t.GetDiagnostics(), t => whole.GetSemanticModel(t).GetDiagnostics()];
        foreach (var look in looks)
        {
            foreach (var tree in files.Keys)
            {
                while (look(files[tree].Tree).Where(IsError).ToList() is [var first, ..] errors)
                {
                    var before = files[tree];
                    var wrong = errors.SelectMany(e => before.At(e.Location.SourceSpan)).ToHashSet();
                    if (at.RemoveAll(m => wrong.Contains(m.Mutant)) == 0)
                    {
                        throw new InvalidOperationException($"The project does not compile as it is: {first}");
                    }

                    files[tree] = Switched(tree);
                    whole = whole.ReplaceSyntaxTree(before.Tree, files[tree].Tree);
                }
            }
        }

        Write(whole, folder);
        return at.ToDictionary(m => m.Mutant, m => places[m.Place]);

        Switch Switched(SyntaxTree tree) => Switch.Of(tree, at.Where(m => m.Mutant.Tree == tree), places, numbers);
    }

    /// <summary>Writes the assembly with one change; false if it does not compile.</summary>
    public bool TryBuild(Mutant mutant, string folder)
    {
        var to = mutant.Changed;
        var changed = _whole.ReplaceSyntaxTree(mutant.Tree, to);

        // Most of what does not compile shows in the changed file, which is much quicker read than the whole.
        if (changed.GetSemanticModel(to).GetDiagnostics().Any(IsError) || changed.GetDiagnostics().Any(IsError))
        {
            return false;
        }

        Write(changed, folder);
        return true;
    }

    private void Write(CSharpCompilation whole, string folder)
    {
        var shipped = Assembly.Load(_name);
        var data = shipped
            .GetManifestResourceNames()
            .Select(n => new ResourceDescription(n, () => shipped.GetManifestResourceStream(n)!, isPublic: true));
        using var made = File.Create(Path.Combine(folder, $"{_name}.dll"));
        var result = whole.Emit(
            made,
            manifestResources: data,
            options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded)
        );
        if (!result.Success)
        {
            throw new InvalidOperationException($"The project does not compile: {result.Diagnostics.First(IsError)}");
        }
    }
}
