using FineCalc.Steps;

namespace FineCalc;

// The questions that some steps ask.
internal static class UsedFacts
{
    public static HashSet<(Fact Fact, string? Infringement)> From(Binding binding, IEnumerable<(int Node, int Infringement)> steps)
    {
        var (program, named) = (binding.Program, binding.Facts.Infringements);
        var used = new HashSet<(Fact, string?)>();
        foreach (var (node, k) in steps)
        {
            if (program.FactOf[node] is var index and >= 0)
            {
                // Infringements are put into groups by the answer of each.
                var asked = program.Nodes[node] is OverNode ? Enumerable.Range(0, binding.Count) : [program.IsEach[node] ? k : -1];
                asked.ToList().ForEach(each => Add(program.Facts[index], each));
            }
        }

        return used;

        void Add(Fact fact, int k)
        {
            if (k < 0 || k >= named.Count)
            {
                used.Add((fact, null));
                return;
            }

            used.Add((fact, named[k].Name));
            if (named[k].Answers.All(a => a.Fact != fact))
            {
                used.Add((fact, null));
            }
        }
    }
}
