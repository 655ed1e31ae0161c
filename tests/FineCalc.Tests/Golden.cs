namespace FineCalc.Tests;

/// <summary>
/// Files of the repository that the code itself can write: held as they are, or written anew with FINECALC_UPDATE=1 so that the change can
/// be reviewed.
/// </summary>
internal static class Golden
{
    public static void Hold(string path, string expected)
    {
        var file = Path.Combine(Repository.Root, path);
        if (Environment.GetEnvironmentVariable("FINECALC_UPDATE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, expected);
        }

        Assert.True(
            File.Exists(file) && File.ReadAllText(file) == expected,
            $"{path} is not what the code gives. Run the tests with FINECALC_UPDATE=1 and review the change."
        );
    }
}
