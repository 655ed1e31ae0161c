using System.Collections.Concurrent;

namespace FineCalc;

// What the facts of a case came to under its version and with its days. Facts, versions and days never change, so that copies of the case
// share it, and each that has other facts, another version or other days has a result of its own.
internal sealed class CaseResults
{
    private readonly ConcurrentDictionary<
        (RegimeVersion, Facts, IReadOnlyDictionary<string, string>, bool),
        Lazy<AssessmentResult>
    > _known = new();

    // Doubts: further warnings, which are the same for all copies of a case.
    public AssessmentResult Of(
        RegimeVersion version,
        Facts facts,
        IReadOnlyDictionary<string, string> dates,
        bool isNoneLeft,
        IReadOnlyList<Problem> doubts
    ) =>
        _known
            .GetOrAdd(
                (version, facts, dates, isNoneLeft),
                _ => new(() => Read(version, isNoneLeft ? facts.WithNoneLeft() : facts, dates, doubts))
            )
            .Value;

    public void Keep(RegimeVersion version, Assessment assessment, IReadOnlyDictionary<string, string> dates) =>
        _known[(version, assessment.Facts, dates, false)] = new(new AssessmentResult(assessment, []));

    private static AssessmentResult Read(
        RegimeVersion version,
        Facts facts,
        IReadOnlyDictionary<string, string> dates,
        IReadOnlyList<Problem> doubts
    )
    {
        var result = version.Try(facts);
        return result.IsAssessed ? new(result.Assessment.OnDays([.. CaseDays.Warnings(version, dates, facts), .. doubts]), []) : result;
    }

    // What is known of a case is no part of it.
    public override bool Equals(object? obj) => obj is CaseResults;

    public override int GetHashCode() => 0;
}
