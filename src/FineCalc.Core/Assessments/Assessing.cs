using System.ComponentModel;
using FineCalc.Steps;

namespace FineCalc;

/// <summary>Assessing one case under a version of a regime.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Assessing
{
    extension(RegimeVersion version)
    {
        /// <summary>
        /// Works out the fine and its explanation, or says everything that keeps the facts from one. Whoever has the result asks no second
        /// time: whether facts can be assessed is only known when they are. Facts have no days: those of <see cref="Case.Dates"/> are held
        /// to <see cref="RegimeVersion.Conditions"/> where a <see cref="Case"/> is assessed.
        /// </summary>
        public AssessmentResult Try(Facts facts)
        {
            var problems = Calculator.Try(version, facts, out var calculation);
            return new(calculation is null ? null : new Assessment(calculation, []), problems);
        }

        /// <summary>
        /// Works out the fine and its explanation. Judgements that are left open are filled by the regime's model and give a range.
        /// </summary>
        /// <exception cref="ProblemException">The facts cannot be assessed; every problem is carried.</exception>
        public Assessment Assess(Facts facts) => version.Try(facts).Required;

        /// <summary>
        /// The amount of <see cref="Assess"/> alone, without its explanation, warnings or range: the likely one where something is open. It
        /// takes what <see cref="Assess"/> takes and refuses what it refuses, so that a case with something open, whose range has to be
        /// read, takes longer.
        /// </summary>
        /// <exception cref="ProblemException">The facts cannot be assessed; every problem is carried.</exception>
        public Money Amount(Facts facts) =>
            Calculator.AmountOf(version, facts) is { } amount ? new Money(amount, version.Program.Currency) : version.Assess(facts).Amount;
    }

    extension(Assessment assessment)
    {
        /// <summary>The assessment of changed facts under the same version.</summary>
        /// <exception cref="ProblemException">The changed facts have problems.</exception>
        public Assessment Revise(Func<Facts, Facts> change)
        {
            ArgumentNullException.ThrowIfNull(change);
            return assessment.Version.Assess(change(assessment.Facts));
        }
    }
}
