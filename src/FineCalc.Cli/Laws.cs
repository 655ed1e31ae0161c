using System.CommandLine;
using FineCalc.Json;

namespace FineCalc.Cli;

// Which regimes a command works with: those that come with FineCalc, those of exported documents before them, and all of them as reforms
// would have them.
internal sealed class Laws
{
    private readonly Session _session;
    private readonly Option<string[]> _documents = Files(
        "--regime-file",
        "An exported regime (finecalc export), which stands instead of the one of its id; may be given several times"
    );
    private readonly Option<string[]> _reforms = Files(
        "--reform",
        "A reform: numbers of the law that are to be others from a day on; may be given several times, later ones prevail"
    );

    public Laws(Session session, Command command)
    {
        _session = session;
        command.Add(_documents);
        command.Add(_reforms);
    }

    public static Problem Unknown(string id, RegimeCatalog regimes) =>
        new(
            "regime-unknown",
            $"There is no regime '{id}'{(Nearest.MeantBy(id, regimes.Ids) is { Length: > 0 } meant ? meant : Of(id, regimes))}."
        )
        {
            Subject = id,
            Allowed = string.Join(", ", regimes.Ids),
        };

    // Regimes are also known by who applies them, and by words of their titles.
    private static string Of(string word, RegimeCatalog regimes)
    {
        var known = regimes
            .Ids.Where(id => regimes.Find(id)!.Info is var info && (Has(info.Authority) || Has(info.Title)))
            .Take(4)
            .ToList();
        return known.Count == 0 ? "" : $", and it is a word of {Text.List(known)}";

        bool Has(string words) => words.Split(' ', ',', '(', ')', '\'').Contains(word, StringComparer.OrdinalIgnoreCase);
    }

    // As the law stands, and under the reforms.
    public (RegimeCatalog AsItStands, RegimeCatalog Regimes, IReadOnlyList<Reform> Reforms) Of(ParseResult parsed) =>
        Of(_session, DocumentsOf(parsed), ReformsOf(parsed));

    public string[] DocumentsOf(ParseResult parsed) => parsed.GetValue(_documents) ?? [];

    public string[] ReformsOf(ParseResult parsed) => parsed.GetValue(_reforms) ?? [];

    public static (RegimeCatalog AsItStands, RegimeCatalog Regimes, IReadOnlyList<Reform> Reforms) Of(
        Session session,
        IReadOnlyList<string> documentFiles,
        IReadOnlyList<string> reformFiles
    )
    {
        var asItStands = session.Regimes;
        foreach (var path in documentFiles)
        {
            asItStands = asItStands.With(session.Load(path, RegimeJson.Read, "an exported regime"));
        }

        var (regimes, reforms) = (asItStands, new List<Reform>());
        foreach (var path in reformFiles)
        {
            var known = regimes;
            var reform = session.Load(path, (stream, name) => ReformJson.Read(stream, name, known), "a reform");
            if (reforms.Exists(r => r.Id == reform.Id))
            {
                throw new ProblemException(
                    new Problem("reform-duplicate", $"Two reforms are called '{reform.Id}', and results could not tell which they are of.")
                    {
                        File = path,
                        Subject = reform.Id,
                        Allowed = "each reform once, and under an id of its own",
                    }
                );
            }

            reforms.Add(reform);
            regimes = reform.Apply(regimes);
        }

        return (asItStands, regimes, reforms);
    }

    private static Option<string[]> Files(string name, string description) => new(name) { HelpName = "FILE", Description = description };
}
