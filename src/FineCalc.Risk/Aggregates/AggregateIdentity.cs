namespace FineCalc.Risk;

// Of what portfolio a total is, and with which draws of its cases: the same four, the same total.
internal sealed record AggregateIdentity(string VersionId, string FactsDigest, long Trials, ulong Seed);
