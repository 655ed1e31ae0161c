using System.CommandLine;
using System.Globalization;

namespace FineCalc.Cli;

// What may stand at the cursor of a command line, and the scripts by which a shell asks for it: with the directive of System.CommandLine,
// [suggest:POSITION], and the line as the one argument after it.
internal static class Completion
{
    private const string Directive = "[suggest";

    private const string Bash = """
        # finecalc in bash: eval "$(finecalc completion bash)", in ~/.bashrc for every shell.
        _finecalc() {
            local word
            COMPREPLY=()
            while read -r word; do
                COMPREPLY+=("$(printf %q "$word")")
            done < <(finecalc "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
        }
        complete -o default -F _finecalc finecalc

        """;

    private const string Zsh = """
        # finecalc in zsh: eval "$(finecalc completion zsh)" after compinit, in ~/.zshrc for every shell.
        _finecalc() {
            local line="${(j: :)words[1,CURRENT]}"
            local -a found
            found=(${(f)"$(finecalc "[suggest:${#line}]" "$line" 2>/dev/null)"})
            if (( ${#found} )); then
                compadd -- "${found[@]}"
            else
                _files
            fi
        }
        compdef _finecalc finecalc

        """;

    private const string PowerShell = """
        # finecalc in PowerShell: finecalc completion powershell | Out-String | Invoke-Expression, in $PROFILE for every shell.
        Register-ArgumentCompleter -Native -CommandName finecalc -ScriptBlock {
            param($word, $command, $cursor)
            $position = $cursor - $command.Extent.StartOffset
            $line = $command.ToString().PadRight($position)
            finecalc "[suggest:$position]" "$line" | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }

        """;

    public static string[] Shells => ["bash", "zsh", "powershell"];

    public static string Script(string shell) =>
        shell switch
        {
            "bash" => Bash,
            "zsh" => Zsh,
            _ => PowerShell,
        };

    public static bool IsAsked(string[] args) =>
        args is [var first, _]
        && (first == Directive + "]" || (first.StartsWith(Directive + ":", StringComparison.Ordinal) && first[^1] == ']'));

    // Words that begin as what stands before the cursor does. Without a hyphen no options are meant: where a file is wanted there are then
    // none, and the shell completes by its files.
    public static IEnumerable<string> Words(string[] args, Command root)
    {
        var line = args[1];
        var asked = int.TryParse(args[0].Split(':')[^1].TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var at);
        line = line[..(asked ? Math.Min(at, line.Length) : line.Length)];
        var word = line[(line.LastIndexOfAny([' ', '\t']) + 1)..];
        return root.Parse(line)
            .GetCompletions(line.Length)
            .Select(completion => completion.Label)
            .Where(label => label.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (word.Length > 0 || label[0] is not ('-' or '/')))
            .Distinct()
            .Order(StringComparer.Ordinal);
    }
}
