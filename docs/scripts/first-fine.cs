#:package FineCalc@*
// What may the UK regulator fine a company that lost health data, as far as can be told from outside? docs/notebooks/first-fine.ipynb
// tells the same at length.
using FineCalc;
using FineCalc.Gdpr;
using FineCalc.Uk;

var law = Regimes.UkGdpr.On(2026, 1, 15); // the version of the method that holds on that day
var facts = Facts
    .None.With(UkGdpr.Tier, MaximumTier.Standard)
    .With(UkGdpr.Turnover, Money.Gbp(60_000_000))
    .With(UkGdpr.PeopleAffected, 80_000)
    .With(UkGdpr.Sensitivity, DataSensitivity.Special)
    .With(UkGdpr.Intent, Intent.Negligent)
    .With(UkGdpr.CooperationLevel, CooperationLevel.Good);
var fine = law.Assess(facts);
Console.WriteLine(Report.Text(fine));

// Where one number comes from.
Console.WriteLine(Report.Text(fine.Find("statutory-maximum")!));

// What one more answer is worth.
var judged = fine.Revise(known => known.With(UkGdpr.Seriousness, Rate.Percent(15), "supposed"));
Console.WriteLine(Report.Text(Bridge.Between(fine, judged)));

// Nothing is made up: a wrong or lacking fact is named, with what is allowed.
Console.WriteLine(Report.Text(Report.Problems(law.Try(Facts.None.With(UkGdpr.PeopleAffected, -5)).Problems)));
