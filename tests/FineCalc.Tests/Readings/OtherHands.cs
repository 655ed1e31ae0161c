using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace FineCalc.Tests.Readings;

/// <summary>The interpreter of documents in Python, and the cases that it is given: one line of JSON each, with what is expected.</summary>
internal sealed class OtherHands : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("readings").FullName;
    private readonly StreamWriter _lines;

    public OtherHands()
    {
        _lines = new StreamWriter(Path.Combine(_folder, "cases.jsonl"));
        foreach (var id in Regimes.All.Ids)
        {
            File.WriteAllText(Path.Combine(_folder, id + ".json"), RegimeJson.Write(Regimes.All.Find(id)!));
        }
    }

    public void Dispose()
    {
        _lines.Dispose();
        Directory.Delete(_folder, true);
    }

    /// <summary>Adds a case with its amounts, or with the code of why it has none.</summary>
    public void Add(RegimeVersion version, Facts facts, AssessmentResult result)
    {
        var line = JsonNode.Parse(facts.ToJson(compact: true))!.AsObject();
        line["regime"] = version.Regime.Id;
        line["version"] = version.Id;
        if (result.Problems.Count > 0)
        {
            line["refused"] = result.Problems[0].Code;
        }
        else
        {
            line["final"] = Plain(result.Required.Amount.Amount);
            line["provisional"] = Plain(result.Required.Provisional.Likely.Amount);
        }

        _lines.WriteLine(line.ToJsonString());
    }

    /// <summary>Runs the interpreter over all that was added.</summary>
    public void Compare(Reading reading)
    {
        _lines.Flush();
        var script = Repository.PathOf("tests", "readings", "interpreter.py");
        var start = new ProcessStartInfo("python3", [script, "--compare", _folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var python = Process.Start(start) ?? throw new InvalidOperationException("python3 does not start.");
        var (said, wrong) = (python.StandardOutput.ReadToEndAsync(), python.StandardError.ReadToEndAsync());
        _lines.Dispose();
        using (var cases = File.OpenRead(Path.Combine(_folder, "cases.jsonl")))
        {
            cases.CopyTo(python.StandardInput.BaseStream);
        }

        python.StandardInput.Close();
        python.WaitForExit();
        Task.WaitAll(said, wrong);
        if (said.Result.Length == 0)
        {
            throw new InvalidOperationException($"The interpreter ended with {python.ExitCode}:\n{wrong.Result}");
        }

        using var counts = JsonDocument.Parse(said.Result);
        reading.Count(counts.RootElement.GetProperty("cases").GetInt64(), counts.RootElement.GetProperty("apart").GetInt64());
        Console.Error.Write(wrong.Result);
    }

    private static string Plain(decimal value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        text = text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
        return text == "-0" ? "0" : text;
    }
}
