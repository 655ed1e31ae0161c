namespace FineCalc;

// What has forms of its own for a notebook, and is no page.
internal interface INotebookShown
{
    string Html { get; }

    string Words { get; }
}
