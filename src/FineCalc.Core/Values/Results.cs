using System.Collections.ObjectModel;

namespace FineCalc;

// A list of results that a notebook shows as a table, and not each of them with all that it is made of.
[TypeFormatterSource(typeof(NotebookForms))]
internal sealed class Results<T>(IList<T> all) : ReadOnlyCollection<T>(all)
{
    public static Results<T> Of(IEnumerable<T> all) => new([.. all]);

    // For hosts that ask the object itself.
    public string ToHtml() => NotebookForms.Html(this);

    public override string ToString() => string.Join('\n', this);
}
