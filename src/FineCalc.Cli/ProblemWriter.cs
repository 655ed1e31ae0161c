using System.Text;

namespace FineCalc.Cli;

// Where problems are reported. That there is nobody to report to, nobody can be shown: what cannot be written is lost, and the exit code
// says the rest.
internal sealed class ProblemWriter : TextWriter
{
    private readonly TextWriter _error;
    private bool _isLost;

    public ProblemWriter(TextWriter error)
    {
        _error = error;
        CoreNewLine = error.NewLine.ToCharArray();
    }

    public override Encoding Encoding => _error.Encoding;

    public override void Write(char value) => Try(() => _error.Write(value));

    public override void Write(string? value) => Try(() => _error.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => _error.Write(buffer, index, count));

    public override void WriteLine(string? value) => Try(() => _error.WriteLine(value));

    // A problem is handed on as it is, to whoever takes it for more than its words.
    public override void WriteLine(object? value) => Try(() => _error.WriteLine(value));

    public override void Flush() => Try(_error.Flush);

    private void Try(Action write)
    {
        try
        {
            if (!_isLost)
            {
                write();
            }
        }
        catch (Exception lost) when (lost is IOException or UnauthorizedAccessException)
        {
            _isLost = true;
        }
    }
}
