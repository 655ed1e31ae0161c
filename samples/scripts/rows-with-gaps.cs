#:package FineCalc@*
// A thousand companies of which some turnovers are not known, as columns and one by one.
using FineCalc;
using FineCalc.Gdpr;
using FineCalc.Risk;
using FineCalc.Uk;

const int rows = 1_000;
var law = Regimes.UkGdpr.On(2026, 1, 15);
double?[] turnover = [.. Enumerable.Range(0, rows).Select(i => i % 91 == 0 ? (double?)null : 1_000_000d * (1 + i))];
MaximumTier[] tier = [.. Enumerable.Range(0, rows).Select(i => i % 3 == 0 ? MaximumTier.Higher : MaximumTier.Standard)];
var shared = Facts.None.With(UkGdpr.Seriousness, Rate.Percent(20));

var result = law.AssessAll(new FactTable(rows, shared).With(UkGdpr.Turnover, turnover).With(UkGdpr.Tier, tier));
foreach (var answer in result.Answers)
    Console.WriteLine(answer);

var sum = 0m;
for (var row = 0; row < rows; row++)
{
    var facts = shared.With(UkGdpr.Tier, tier[row]);
    sum += law.Assess(turnover[row] is { } known ? facts.With(UkGdpr.Turnover, Money.Gbp((decimal)known)) : facts).Amount.Amount;
}

var columns = 0d;
foreach (var amount in result.Amounts)
    columns += amount;
Console.WriteLine($"GBP {columns:N0} in columns, GBP {sum:N0} one by one");
return Math.Abs(columns - (double)sum) <= 1e-6 * columns && result.Answers.Any(a => a.ToString().Contains("in 11 of 1,000 rows")) ? 0 : 1;
