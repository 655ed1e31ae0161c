using System.Collections;

namespace FineCalc.Steps;

// A part of what a case leaves open, read.
internal sealed record Part(Program Program, Bounds[] Values, NodeState[] Visits) : INarrowing<Bounds>
{
    // What is held between two edges.
    public IReadOnlyList<Variable> Held { get; init; } = [];

    // The steps of a smaller part lie within what they are in this one.
    public Bounds Of(int node, int infringement, Bounds value) =>
        Program.Place(node, infringement) is var place && (Visits[place] & NodeState.Done) != 0 ? value.Within(Values[place]) : value;
}

// Something open, in all the places in which it may be read (the first is one in which it is), and the steps that it enters.
internal sealed record Variable((int Node, int Infringement)[] Places, BitArray Above)
{
    // A value between the edges where it lies, and the tables and comparisons that read it; nothing where it is not held between edges.
    public decimal? Inside { get; init; }

    public int[] Readers { get; init; } = [];

    public int Node => Places[0].Node;

    public int Infringement => Places[0].Infringement;

    public int Place(Program program) => program.Place(Node, Infringement);

    public IEnumerable<int> PlacesIn(Program program) => Places.Select(place => program.Place(place.Node, place.Infringement)).Distinct();
}
