using System.Text.Encodings.Web;

namespace FineCalc;

// How what FineCalc works out is shown in a notebook: the kernel makes one of these and asks it for what writes.
internal sealed class NotebookForms
{
    // Pages are written by the package above all others, which the types that are shown cannot see, and which nothing may have loaded yet
    // when the first of them is shown: it is named, and not waited for. Without it things are shown in a line.
    private const string Pages = "FineCalc.NotebookPages, FineCalc";

    private readonly object[] _forms =
    [
        new NotebookForm("text/html", Html),
        new NotebookForm("text/plain", shown => Of(shown, false) ?? shown.ToString()),
    ];

    public IEnumerable<object> CreateTypeFormatters() => _forms;

    // The same for hosts that ask the object itself.
    public static string Html(object shown) => Of(shown, true) ?? $"<span>{HtmlEncoder.Default.Encode(shown.ToString() ?? "")}</span>";

    private static string? Of(object shown, bool isHtml) =>
        shown is INotebookShown own ? (isHtml ? own.Html : own.Words)
        : Type.GetType(Pages)?.GetMethod("Of") is { } of ? of.CreateDelegate<Func<object, bool, string?>>()(shown, isHtml)
        : null;
}
