namespace FineCalc;

/// <summary>Regimes by id. A regime that nobody asks for is not loaded.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal only if they are one object.</remarks>
/// <example>
/// <code>
/// var regime = Regimes.All.Find("uk-gdpr");
/// Console.WriteLine(regime?.Info.Title); // UK GDPR fines
/// </code>
/// </example>
[TypeFormatterSource(typeof(NotebookForms))]
public sealed class RegimeCatalog
{
    private readonly IReadOnlyList<(string Id, Lazy<Regime> Regime)> _regimes;

    /// <summary>A catalogue of regimes that exist already, such as a user's own.</summary>
    /// <exception cref="ArgumentException">Two have one id.</exception>
    public RegimeCatalog(params IEnumerable<Regime> regimes)
        : this([.. regimes.Select(r => (r.Id, new Lazy<Regime>(r)))]) { }

    /// <summary>A catalogue of regimes each of which is made when it is first asked for.</summary>
    /// <param name="regimes">The id that each regime will have, and how it is made.</param>
    /// <exception cref="ArgumentException">Two have one id.</exception>
    public RegimeCatalog(IReadOnlyList<(string Id, Lazy<Regime> Regime)> regimes)
    {
        var ids = new HashSet<string>();
        foreach (var (id, _) in regimes)
        {
            if (!ids.Add(id))
            {
                throw new ArgumentException($"Two regimes are called '{id}'.", nameof(regimes));
            }
        }

        _regimes = regimes;
    }

    /// <summary>The ids, in the order of the catalogue.</summary>
    public IReadOnlyList<string> Ids => [.. _regimes.Select(r => r.Id)];

    /// <summary>The regime of an id, or null if there is none.</summary>
    public Regime? Find(string id) => _regimes.FirstOrDefault(r => r.Id == id).Regime?.Value;

    /// <summary>A short piece of HTML, as notebooks show it: the answer, and what leads to it folded.</summary>
    public string ToHtml() => NotebookForms.Html(this);

    /// <summary>How many regimes, and their ids; none is loaded for it.</summary>
    public override string ToString() => Text.Line($"{Text.Counted(_regimes.Count, "regime")}: {string.Join(", ", Ids)}");

    // This catalogue with some regimes changed, each when it is first asked for.
    internal RegimeCatalog Replacing(IReadOnlyList<string> ids, Func<Regime, Regime> change) =>
        new([.. _regimes.Select(r => ids.Contains(r.Id) ? (r.Id, new Lazy<Regime>(() => change(r.Regime.Value))) : r)]);

    /// <summary>This catalogue with further regimes, which stand before those of the same id.</summary>
    public RegimeCatalog With(params IEnumerable<Regime> regimes)
    {
        var added = regimes.Select(r => (r.Id, new Lazy<Regime>(r))).ToList();
        return new([.. added, .. _regimes.Where(r => added.All(a => a.Id != r.Id))]);
    }
}
