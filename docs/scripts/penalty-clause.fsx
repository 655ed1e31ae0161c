// A penalty clause as a regime of one's own: a share of the contract's value for each day of delay, doubled after a warning, at most a tenth
// of the value. The operators between steps are C#'s; each has a word.
#r "nuget: FineCalc"

open FineCalc
open FineCalc.Steps
open NodaTime

let clause = Citation("Supply contract of 1 March 2026", "clause 14")
let value = Fact.Money("contract-value", "Contract value", "What is the value of the contract?").From(Money.Eur 0m)
let days = Fact.Count("days-late", "Days late", "By how many days was delivery late?", "days").From(Count 0m).Whole()
let warned = Fact.Flag("warned", "Warned", "Had the supplier been warned?").Default(false, "no warning is on file")

let contract =
    Regime.Define("supply-contract", "Penalty for late delivery", Currency.Eur, LocalDate(2026, 3, 1), fun law ->
        let share = law.Rate("share-per-day", "Share for each day", Rate.Percent 0.2m, clause)
        let cap = law.Rate("cap", "Cap", Rate.Percent 10m, clause)
        let whole = Step.Ask value
        let daily = whole.Times(share).Times(Step.Ask days).Named("daily", "Penalty by days", clause)
        let doubled = daily.Plus(daily).When(Step.Ask warned, daily)
        doubled.CappedAt(whole.Times cap).Named("penalty", "Penalty", clause))

let facts = Facts.None.With(value, Money.Eur 250_000m).With(days, Count 12m).With(warned, true)
let fine = contract.On(LocalDate(2026, 6, 1)).Assess facts
printfn "%s" (Report.Text(Report.op_Implicit fine))
printfn "%O" fine.Amount
