using FineCalc.Reporting.Drawing;

namespace FineCalc.Reporting.Charts;

// What a picture shows: in a sentence, in words for those who do not see it, as a table, and drawn.
internal sealed record Chart(string Title, string Subtitle, string Description, string Foot, Table Table, Func<Chart, Sheet> Draw);
