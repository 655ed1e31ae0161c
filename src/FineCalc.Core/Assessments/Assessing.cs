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
        /// <example>
        /// <code>
        /// var result = Regimes.UkGdpr.On(2025, 1, 1).Try(Facts.None);
        /// Console.WriteLine(result.IsAssessed); // False
        /// Console.WriteLine(result.Problems[0].Code); // fact-missing
        /// </code>
        /// </example>
        public AssessmentResult Try(Facts facts)
        {
            var problems = Calculator.Try(version, facts, out var calculation);
            return new(calculation is null ? null : new Assessment(calculation, []), problems);
        }

        /// <summary>
        /// Works out the fine and its explanation. Judgements that are left open are filled by the regime's model and give a range.
        /// </summary>
        /// <exception cref="ProblemException">The facts cannot be assessed; every problem is carried.</exception>
        /// <example>
        /// <code>
        /// var fine = Regimes
        ///     .UkGdpr.On(2025, 1, 1)
        ///     .Assess(
        ///         Facts
        ///             .None.With(UkGdpr.Tier, MaximumTier.Higher)
        ///             .With(UkGdpr.Turnover, Money.Gbp(600_000_000))
        ///             .With(UkGdpr.Seriousness, Rate.Percent(15))
        ///             .With(UkGdpr.SizeFactor, Rate.Percent(100))
        ///             .With(UkGdpr.OtherFactors, Rate.Percent(10))
        ///             .With(UkGdpr.Step5Percentage, Rate.Zero)
        ///     );
        /// Console.WriteLine(fine.Amount); // GBP 3,960,000
        /// Console.WriteLine(fine.Find("statutory-maximum")); // Statutory maximum: GBP 24,000,000
        /// </code>
        /// </example>
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
        /// <example>
        /// <code>
        /// var law = Regimes.UkGdpr.On(2025, 1, 1);
        /// var open = law.Assess(Facts.None.With(UkGdpr.Tier, MaximumTier.Higher).With(UkGdpr.Turnover, Money.Gbp(600_000_000)));
        /// var judged = open.Revise(facts =&gt; facts.With(UkGdpr.Seriousness, Rate.Percent(15)));
        /// Console.WriteLine(judged.Range.High.Amount &lt; open.Range.High.Amount); // True
        /// </code>
        /// </example>
        public Assessment Revise(Func<Facts, Facts> change)
        {
            ArgumentNullException.ThrowIfNull(change);
            return assessment.Version.Assess(change(assessment.Facts));
        }
    }
}
