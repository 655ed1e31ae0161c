namespace FineCalc.Tests;

/// <summary>The files the tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs =
    [
        ".git",
        "bin",
        "obj",
        "artifacts",
        "node_modules",
        "TestResults",
        "BenchmarkDotNet.Artifacts",
    ];

    public static string Root { get; } = Find();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Every file that people wrote, as a path from the root.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [.. Below(Root).Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Below(string folder) =>
        Directory
            .EnumerateFiles(folder)
            .Concat(Directory.EnumerateDirectories(folder).Where(d => !NotOurs.Contains(Path.GetFileName(d))).SelectMany(Below));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FineCalc.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("FineCalc.sln is in no folder above the tests.");
    }
}
