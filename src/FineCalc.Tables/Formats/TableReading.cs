using System.ComponentModel;
using Apache.Arrow;

namespace FineCalc.Tables;

/// <summary>The forms that tables are read in.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TableReading
{
    extension(TableReader)
    {
        /// <summary>
        /// Comma-separated values: RFC 4180 in UTF-8, or UTF-16 with a mark of its byte order; the first line names the columns;
        /// separated by
        /// the comma, semicolon, tab or bar that the first line has most of. A cell that is not as its column must be is a problem of its
        /// row.
        /// </summary>
        /// <param name="stream">The text. It is not closed.</param>
        /// <exception cref="ProblemException">There is no first line, or it is no text in UTF-8.</exception>
        public static TableReader Csv(Stream stream) => new CsvTableReader(stream);

        /// <summary>
        /// JSON Lines in UTF-8: an object in each line, flat where it answers questions. The first line names the columns; a key that it
        /// does
        /// not have is a problem of the line that does.
        /// </summary>
        /// <param name="stream">The text. It is not closed.</param>
        /// <exception cref="ProblemException">The first line is no object of JSON.</exception>
        public static TableReader JsonLines(Stream stream) => new JsonLinesTableReader(stream);

        /// <summary>A Parquet file, in memory for some thousand rows of the columns that are wanted, however large its row groups
        /// are.</summary>
        /// <param name="stream">The file, in which reading goes to and fro. It is not closed.</param>
        /// <exception cref="ProblemException">It is no Parquet file, or a damaged one.</exception>
        public static TableReader Parquet(Stream stream) => new ParquetTableReader(stream);

        /// <summary>Some row groups of a Parquet file, one after another: a part of the table that is read by itself.</summary>
        /// <param name="stream">The file, in which reading goes to and fro. It is not closed.</param>
        /// <param name="firstGroup">The first row group, from 0.</param>
        /// <param name="groups">How many row groups.</param>
        /// <exception cref="ProblemException">It is no Parquet file, or a damaged one, or has no such row groups.</exception>
        public static TableReader Parquet(Stream stream, int firstGroup, int groups) =>
            new ParquetTableReader(stream, (firstGroup, groups));

        /// <summary>The row groups of a Parquet file: how many rows each has, and how many bytes of the file it takes.</summary>
        /// <param name="stream">The file. It is not closed.</param>
        /// <exception cref="ProblemException">It is no Parquet file, or a damaged one.</exception>
        public static IReadOnlyList<(long Rows, long Bytes)> ParquetRowGroups(Stream stream)
        {
            using var reader = new ParquetTableReader(stream);
            return reader.RowGroups();
        }

        /// <summary>
        /// Record batches of Arrow, one after another. Doubles without nulls are read where they lie, and each batch must stay as it is
        /// until
        /// the next but one is asked for. The batches are not disposed.
        /// </summary>
        /// <param name="schema">The columns that every batch has.</param>
        /// <param name="batches">The batches.</param>
        public static TableReader Arrow(Schema schema, IEnumerable<RecordBatch> batches) => new ArrowTableReader(schema, batches);
    }
}
