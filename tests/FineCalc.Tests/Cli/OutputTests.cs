using System.Diagnostics;
using FineCalc.Cli;
using FineCalc.Tests.Reports;

namespace FineCalc.Tests.Cli;

/// <summary>What <c>--output</c> does to the file, link, device or pipe that stands there, and what is reported where it cannot.</summary>
public class OutputTests
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const string Allowed = " Allowed: the path of a case file, or - for standard input.\n";

    private static readonly string Settled = ToolTests.Example("advanced-2025.json");

    private static readonly string Page = ToolTests.Run("assess", Settled).Output;

    [Theory]
    [InlineData(Owner)]
    [InlineData(Owner | UnixFileMode.GroupRead | UnixFileMode.GroupWrite)]
    [InlineData(Owner | UnixFileMode.OtherWrite | UnixFileMode.UserExecute)]
    public void A_file_keeps_its_permissions(UnixFileMode permissions)
    {
        using var folder = new Folder();
        var path = folder.Path("confidential");
        File.WriteAllText(path, "old");
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Permissions of Windows are others.");
            return;
        }

        File.SetUnixFileMode(path, permissions);
        Written(path);
        Assert.Equal(permissions, File.GetUnixFileMode(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void A_link_leads_where_it_led_and_may_lead_to_a_new_file()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Path("deep"));
        File.WriteAllText(folder.Path("deep", "file"), "old");
        File.CreateSymbolicLink(folder.Path("second"), Path.Combine("deep", "file"));
        File.CreateSymbolicLink(folder.Path("first"), "second");
        File.CreateSymbolicLink(folder.Path("dangling"), Path.Combine("deep", "new"));
        Written(folder.Path("first"));
        Written(folder.Path("dangling"));
        Assert.Equal("second", new FileInfo(folder.Path("first")).LinkTarget);
        Assert.Null(new FileInfo(folder.Path("deep", "file")).LinkTarget);
        Assert.Equal(Page, File.ReadAllText(folder.Path("deep", "new")));
        Assert.Equal(2, Directory.GetFiles(folder.Path("deep")).Length);
    }

    [Fact]
    public void Other_files_are_left_alone_whatever_their_names()
    {
        using var folder = new Folder();
        foreach (var name in new[] { "page.part", "page.tmp", "page~", ".page.swp" })
        {
            File.WriteAllText(folder.Path(name), "mine");
        }

        Written(folder.Path("page"));
        Assert.All(Directory.GetFiles(folder.Root).Where(f => f != folder.Path("page")), f => Assert.Equal("mine", File.ReadAllText(f)));
        Assert.Equal(5, Directory.GetFiles(folder.Root).Length);
    }

    [Theory]
    [InlineData("/dev/stdout")]
    [InlineData("/dev/fd/1")]
    [InlineData("/proc/self/fd/1")]
    public void Standard_output_may_be_named_as_a_file(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "These are names of Linux.");
        using var folder = new Folder();
        File.CreateSymbolicLink(folder.Path("link"), path);
        Assert.Equal((Tool.Ok, Page, ""), ToolTests.Run("assess", Settled, "-o", path));
        Assert.Equal((Tool.Ok, Page, ""), ToolTests.Run("assess", Settled, "-o", folder.Path("link")));
        Assert.Equal(path, new FileInfo(folder.Path("link")).LinkTarget);
    }

    [Fact]
    public async Task Devices_and_pipes_are_written_to_and_stay_what_they_are()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "These are devices of Linux.");
        using var folder = new Folder();
        Assert.Equal((Tool.Ok, "", ""), ToolTests.Run("assess", Settled, "-o", "/dev/null"));
        Assert.Equal(0, new FileInfo("/dev/null").Length);
        Assert.Empty(File.ReadAllBytes("/dev/null"));
        var full = ToolTests.Run("assess", Settled, "-o", "/dev/full");
        Assert.Equal((Tool.CaseProblems, ""), (full.ExitCode, full.Output));
        Words.Begin("/dev/full: file-not-written: The file cannot be written: the disk is full. Allowed: ", full.Error);

        await Shell($"mkfifo '{folder.Path("pipe")}'");
        using var reader = Process.Start(new ProcessStartInfo("cat", [folder.Path("pipe")]) { RedirectStandardOutput = true })!;
        var read = reader.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal((Tool.Ok, "", ""), ToolTests.Run("assess", Settled, "-o", folder.Path("pipe")));
        Assert.Equal(Page, await read);
        Assert.Equal([folder.Path("pipe")], Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void Why_a_file_cannot_be_written_or_read_is_said_in_words()
    {
        using var folder = new Folder();
        File.WriteAllText(folder.Path("file"), "mine");
        File.CreateSymbolicLink(folder.Path("round"), "about");
        File.CreateSymbolicLink(folder.Path("about"), "round");
        (string Path, string Unwritten, string Unread)[] wrong =
        [
            ("", "the path is empty.", "The file cannot be read: the path is empty."),
            ("a\0b", "a path has no null characters.", "The file cannot be read: a path has no null characters."),
            (folder.Path("none", "file"), "its folder does not exist.", "There is no such file."),
            (folder.Path("file", "below"), "", ""),
            (folder.Root, "this is a folder, and no file.", "This is a folder, and no file."),
            (folder.Path("new") + Path.DirectorySeparatorChar, "this is a folder, and no file.", "There is no such file."),
            (folder.Path(new string('x', 400)), "", ""),
            (folder.Path("round"), "its links lead in a circle", ""),
        ];
        foreach (var (path, unwritten, unread) in wrong)
        {
            var run = ToolTests.Run("assess", Settled, "-o", path);
            Assert.Equal((Tool.CaseProblems, ""), (run.ExitCode, run.Output));
            Words.Contain($"file-not-written: The file cannot be written: {unwritten}", run.Error);
            Assert.DoesNotMatch("[A-Za-z]_[A-Za-z]", run.Error[run.Error.IndexOf("file-not-written", StringComparison.Ordinal)..]);
            run = ToolTests.Run("assess", path);
            Assert.Equal((Tool.CaseProblems, ""), (run.ExitCode, run.Output));
            Words.Contain($"file-not-found: {unread}", run.Error);
        }

        Assert.Equal("mine", File.ReadAllText(folder.Path("file")));
        Assert.Equal(3, Directory.GetFileSystemEntries(folder.Root).Length);
    }

    [Fact]
    public void A_standard_error_that_takes_nothing_changes_no_exit_code()
    {
        using var broken = new StreamWriter(new Broken()) { AutoFlush = true };
        Assert.Equal(Tool.CaseProblems, Tool.Run(["assess", "no-such-file"], Stream.Null, TextWriter.Null, broken));
        Assert.Equal(Tool.Usage, Tool.Run(["frobnicate"], Stream.Null, TextWriter.Null, broken));
        using var output = new StreamWriter(new Broken());
        Assert.Equal(Tool.CaseProblems, Tool.Run(["regimes"], Stream.Null, output, broken));
        Assert.Equal(Tool.Ok, Tool.Run(["check", Settled], Stream.Null, TextWriter.Null, broken));
    }

    [Theory]
    [InlineData("assess none.json 2>/dev/full", 1, "")]
    [InlineData("assess none.json 2>&-", 1, "")]
    [InlineData("assess none.json >&- 2>&- <&-", 1, "")]
    [InlineData("frobnicate 2>&-", 64, "")]
    [InlineData("regimes >&-", 1, "output-not-written: The output cannot be written: it is closed.\n")]
    [InlineData("regimes >/dev/full", 1, "output-not-written: The output cannot be written: the disk is full.\n")]
    [InlineData("assess - <&-", 1, "-: file-not-found: The file cannot be read: it is closed." + Allowed)]
    [InlineData("assess /dev/stdin <&-", 1, "/dev/stdin: file-not-found: The file cannot be read: it is closed." + Allowed)]
    [InlineData("regimes --standing >&- 2>&-", 1, "")]
    [InlineData("regimes | head -c 1 >/dev/null", 0, "")]
    [InlineData(
        "batch - --regime uk-gdpr <<E | true\nturnover,tier\n1,higher\nE",
        0,
        "stdout: output-not-written: The output cannot be written: whoever was reading it has stopped.\n"
    )]
    [InlineData("assess '' ", 1, "file-not-found: The file cannot be read: the path is empty." + Allowed)]
    public async Task Streams_that_are_closed_or_full_end_in_an_exit_code(string command, int exitCode, string error)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The shell and the devices are those of Linux.");
        Assert.Equal((exitCode, error), await Shell($"dotnet '{typeof(Tool).Assembly.Location}' {command}"));
    }

    private static void Written(string path)
    {
        Assert.Equal((Tool.Ok, "", ""), ToolTests.Run("assess", Settled, "-o", path));
        Assert.Equal(Page, File.ReadAllText(path));
    }

    private static async Task<(int ExitCode, string Error)> Shell(string command)
    {
        var start = new ProcessStartInfo("sh", ["-c", command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var shell = Process.Start(start)!;
        shell.StandardInput.Close();
        var (output, error) = (shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        await output;
        return (shell.ExitCode, await error);
    }

    private sealed class Broken : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new UnauthorizedAccessException();

        public override void Write(byte[] buffer, int offset, int count) => throw new UnauthorizedAccessException();
    }
}
