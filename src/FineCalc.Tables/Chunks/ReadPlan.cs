namespace FineCalc.Tables;

// What is wanted of a table: the cells that answer, and the columns that are handed on, by their names.
internal sealed record ReadPlan(IReadOnlyList<CellReader> Answers, IReadOnlyList<string> Kept, int ChunkRows)
{
    public AnswerColumn[] NewAnswers(int rows) => [.. Answers.Select(a => new AnswerColumn(a, rows))];
}
