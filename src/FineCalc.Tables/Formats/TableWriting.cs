using System.ComponentModel;
using Apache.Arrow;

namespace FineCalc.Tables;

/// <summary>The forms that tables are written in.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TableWriting
{
    extension(TableWriter)
    {
        /// <summary>Comma-separated values in UTF-8, lines ending in LF, an empty cell where there is no value.</summary>
        /// <param name="stream">Where to. It is not closed.</param>
        /// <param name="forSpreadsheets">Whether a text that a spreadsheet would run as a formula, which begins with <c>=</c>, <c>+</c>,
        /// <c>-</c> or <c>@</c> and is no number, gets an apostrophe before it. Without, texts are as they were.</param>
        public static TableWriter Csv(Stream stream, bool forSpreadsheets = false) => new CsvTableWriter(stream, forSpreadsheets);

        /// <summary>JSON Lines in UTF-8: an object in each line, null where there is no value.</summary>
        /// <param name="stream">Where to. It is not closed.</param>
        public static TableWriter JsonLines(Stream stream) => new JsonLinesTableWriter(stream);

        /// <summary>A Parquet file, its row groups of 131,072 rows, compressed by Zstandard.</summary>
        /// <param name="stream">Where to. It is not closed.</param>
        public static TableWriter Parquet(Stream stream) => new ParquetTableWriter(stream);

        /// <summary>Record batches of Arrow, each handed over and good only until the call returns, unless it is cloned.</summary>
        /// <param name="write">Called with each batch.</param>
        public static TableWriter Arrow(Action<RecordBatch> write) => new ArrowTableWriter(write);
    }
}
