namespace FineCalc.Tables;

// What is wanted of a table: the cells that answer, and the columns that are handed on, by their names.
internal sealed record ReadPlan(IReadOnlyList<CellReader> Answers, IReadOnlyList<string> Kept, int ChunkRows)
{
    // The places of the questions that a column answers: a mapping may ask one column several.
    public int[] AskedOf(string column) => [.. Enumerable.Range(0, Answers.Count).Where(i => Answers[i].Source.Column == column)];

    public AnswerColumn[] NewAnswers(int rows) => [.. Answers.Select(a => new AnswerColumn(a, rows))];
}
