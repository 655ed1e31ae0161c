#:package FineCalc.Reporting@*
// From the announced to the final amount of a published case, as tables and as a picture in the folder for temporary files.
using FineCalc;
using FineCalc.Reporting;
using FineCalc.Uk;

var law = Regimes.UkGdpr.On(2024, 8, 7); // the notice of intent was announced that day
var provisional = law.Assess(
    Facts
        .None.With(UkGdpr.StatedMaximum, Money.Gbp(8_700_000))
        .With(UkGdpr.Seriousness, Rate.Percent(70), "FineCalc's reading, like every percentage here")
        .With(UkGdpr.SizeFactor, Rate.Percent(100))
);
var final = provisional.Revise(facts =>
    facts
        .With(UkGdpr.Seriousness, Rate.Percent(65), "FineCalc's reading")
        .With(UkGdpr.OtherFactors, Rate.Percent(-15), "engaged with the NCSC, the NCA and the NHS")
        .With(UkGdpr.ActionToMitigate, Rate.Percent(-5), "mitigated the risk to those affected")
        .With(UkGdpr.Step5Percentage, Rate.Percent(-15), "proportionality")
        .With(UkGdpr.Settlement, SettlementStage.AfterRepresentations)
);
Console.WriteLine(Report.Text(Bridge.Between(provisional, final)));

// Averaged over every order of the changes, the shares hang on no convention.
Console.WriteLine(Report.Text(Bridge.Between(provisional, final, BridgeOrder.Shapley)));

var picture = Picture.Of(provisional, final);
var path = Path.Combine(Path.GetTempPath(), "provisional-to-final.svg");
File.WriteAllText(path, picture.Svg());
Console.WriteLine($"{picture.Title}: {path}");
