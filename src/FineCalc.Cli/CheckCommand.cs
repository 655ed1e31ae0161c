using System.CommandLine;

namespace FineCalc.Cli;

// Whether cases can be assessed and agree with the published figures. Problems and remarks are reported as those of other commands are;
// the result is a line for each case as it is read, or all of them in another form.
internal sealed class CheckCommand(Session session)
{
    private const string Lines = "lines";

    public Command Build()
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Case files, or - for standard input" };
        Misuse.NoOptionsAmong(files);
        var command = new Command("check", "Say of each case whether it can be assessed and agrees with the published figures") { files };
        var to = new Destination(session, command, [Lines, .. Destination.AllFormats]);
        var laws = new Laws(session, command);
        command.SetAction(parsed =>
        {
            var (worst, regimes, paths) = (Tool.Ok, laws.Of(parsed).Regimes, parsed.GetRequiredValue(files));
            var written = to.Format(parsed) == Lines ? to.Put(parsed, Write) : to.Show(parsed, Report.Checks([.. paths.Select(Check)]));
            return Math.Max(worst, written);

            void Write(TextWriter writer)
            {
                foreach (var path in paths)
                {
                    if (Check(path) is (var file, { } assessed, _))
                    {
                        writer.WriteLine(Line(file, assessed));
                    }
                }
            }

            (string File, CaseAssessment? Assessed, IReadOnlyList<Problem> Problems) Check(string path)
            {
                var (assessed, problems) = (session.TryRead(path, regimes, out var found)?.Assess(), found);
                if (assessed is not null)
                {
                    Remark(path, assessed);
                    problems = [.. assessed.Differences.Select(d => d with { File = path })];
                }

                worst = Math.Max(worst, problems.Count == 0 ? Tool.Ok : Session.Print(problems, session.Error));
                return (string.Concat(path.Select(letter => char.IsControl(letter) ? '\uFFFD' : letter)), assessed, problems);
            }
        });
        return command;
    }

    private static string Line(string file, CaseAssessment assessed)
    {
        var (amounts, agreement) = (Report.Line(assessed), Report.PublishedLine(assessed));
        return assessed.Differences.Count > 0 ? $"{file}: differs: {amounts}"
            : agreement.Length > 0 ? $"{file}: ok: {amounts}; {agreement}"
            : $"{file}: ok: {amounts}";
    }

    // What assess reports of a case although it stands: what deserves a second look, and answers that no amount was worked out from.
    private void Remark(string path, CaseAssessment assessed)
    {
        var remarks = assessed.Warnings.Select(w => w with { Code = $"warning: {w.Code}" }).ToList();
        if (assessed.Unused is { Count: > 0 } unused)
        {
            var names = string.Join(
                ", ",
                unused.Select(u => u.Infringement is null ? u.Answer.Fact.Id : $"{u.Answer.Fact.Id} ({u.Infringement})")
            );
            remarks.Add(new Problem("answer-not-used", $"Given and not used, since no step that was taken asks for it: {names}."));
        }

        remarks.ForEach(remark => session.Error.WriteLine(remark with { File = path }));
    }
}
