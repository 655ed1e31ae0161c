using Apache.Arrow;

namespace FineCalc.Tables;

// Some rows of a table as columns: those that answer questions, and those that are handed on.
internal sealed class Chunk(long first, AnswerColumn[] answers)
{
    private List<RowProblem>? _problems;
    private HashSet<int>? _bad;

    // How many rows came before.
    public long First => first;

    public int Rows { get; set; }

    public AnswerColumn[] Answers => answers;

    // As the plan lists them.
    public IArrowArray[] Kept { get; set; } = [];

    public IReadOnlyList<RowProblem> Problems => _problems ?? (IReadOnlyList<RowProblem>)[];

    public void Add(int row, string? column, Problem problem)
    {
        (_problems ??= []).Add(new RowProblem(first + row + 1, column, problem));
        (_bad ??= []).Add(row);
    }

    public void AddAll(IEnumerable<RowProblem> problems)
    {
        foreach (var problem in problems)
        {
            Add((int)(problem.Row - first - 1), problem.Column, problem.Problem);
        }
    }

    public bool IsBad(int row) => _bad?.Contains(row) == true;

    // The rows from one on, and all of the next chunk behind them.
    public Chunk TailBefore(int from, Chunk next)
    {
        var count = Rows - from;
        var joined = new Chunk(first + from, [.. answers.Zip(next.Answers, (a, b) => AnswerColumn.Joined(a, from, count, b, next.Rows))])
        {
            Rows = count + next.Rows,
            Kept =
            [
                .. Kept.Zip(
                    next.Kept,
                    (a, b) => count == 0 ? b : ArrowArrayConcatenator.Concatenate([ArrowArrayFactory.Slice(a, from, count), b])
                ),
            ],
        };
        joined.AddAll(Problems.Where(p => p.Row > first + from).Concat(next.Problems));
        return joined;
    }
}
