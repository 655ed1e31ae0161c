namespace FineCalc.HostTests;

/// <summary>The cases that come with the documentation.</summary>
internal static class Shipped
{
    public static string Root { get; } = Find();

    public static string PathOf(string path) => Path.Combine(Root, path);

    /// <summary>Every case that the examples hold, by its file without its folder's path.</summary>
    public static IReadOnlyList<(string Name, Case Case)> Cases { get; } =
    [
        .. Directory
            .EnumerateFiles(PathOf("docs/examples"), "*.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(f => ($"{Path.GetFileName(Path.GetDirectoryName(f))}-{Path.GetFileNameWithoutExtension(f)}", Read(f))),
    ];

    public static Case Read(string path)
    {
        using var file = File.OpenRead(PathOf(path));
        return CaseJson.Read(file, path, Regimes.All);
    }

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
