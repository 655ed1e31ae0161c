using FineCalc.Reports;

namespace FineCalc.Json;

// A page as JSON, for what has no result of its own: its sections, and their tables with the words of every cell.
internal sealed class PageWriting(JsonWriting json, Page page)
{
    public void Write()
    {
        json.Text("title", page.Title);
        json.TextIfAny("subtitle", page.Subtitle.Length > 0 ? page.Subtitle : null);
        json.List("blocks", page.Written, block => json.Object(null, () => Of(block)));
        json.TextIfAny("footer", page.Footer.Length > 0 ? page.Footer : null);
    }

    private void Of(Block block)
    {
        switch (block)
        {
            case Heading heading:
                json.Text("heading", heading.Title);
                break;
            case Paragraph paragraph:
                json.Text("paragraph", paragraph.Words.ToString());
                break;
            case Items items:
                json.List("items", items.Entries, entry => json.Text(null, entry.ToString()));
                break;
            case Figures figures:
                json.List("figures", figures.Entries, figure => json.Object(null, () => Of(figure)));
                break;
            case Grid grid:
                json.Text("table", grid.Caption);
                json.List("columns", grid.Columns, column => json.Text(null, column.Title));
                json.List("rows", grid.Rows, Of);
                break;
        }
    }

    private void Of(Figure figure)
    {
        json.Text("name", figure.Name);
        json.Text("value", figure.Value.ToString());
        json.TextIfAny("remark", figure.Remark.IsEmpty ? null : figure.Remark.ToString());
    }

    // A title of rows has one cell, the rows themselves one for each column.
    private void Of(Row row) => json.List(null, row.Cells, cell => json.Text(null, cell.ToString()));
}
