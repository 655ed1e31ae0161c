namespace FineCalc.Risk;

// What a part of a run found of one replicate and one step (of years: total, largest, cases).
internal sealed record SummaryOf(int Replicate, int Step, Summary Summary);
