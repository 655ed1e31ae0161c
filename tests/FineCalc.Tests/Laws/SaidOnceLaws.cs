using System.Reflection;
using NodaTime;

namespace FineCalc.Tests;

/// <summary>What a question, a step, a source or a method says is said by its fields, which everything else goes by.</summary>
public class SaidOnceLaws
{
    private static readonly Citation Other = new("Other rules", "s 2", Standing.Draft);

    private static readonly StepContent Number = Own.Pounds(7).Node.Content;

    // Another value of each type that something says.
    private static readonly object[] Values =
    [
        "other",
        7.5m,
        7,
        true,
        new LocalDate(2020, 2, 3),
        Currency.Eur,
        new Option[] { new("a", "A"), new("b", "B") },
        new bool[] { true },
        new ValueOrRange(7m, 8m, 9m),
        new Unanswered(new(1m, 1m, 1m), "why", Basis.Model),
        Other,
        new Label("other", "Other", Other),
        Ask.Repeated,
        new BandTable(1m, Edge.UpperExcluded, [new BandTable.Row(null, 1m, 1m, Other)]),
        new Node[] { Own.Pounds(1).Node },
        Own.Pounds(8),
        Own.No,
        new DateRule[] { new("other", "another day") },
        new Shown[] { Shown.Of(Own.Pounds(1), Own.Yes) },
        new Check[] { new("other", Own.Yes, "Other.", "other") },
        new Adjustment[] { new("other", "Other", ["other"], new LocalDate(2020, 2, 3), Other) },
        new DateCondition[] { DateCondition.Since(Own.FirstDay, "Other", Other) },
    ];

    public static TheoryData<string> Records => [.. All.Keys];

    private static Dictionary<string, (Fields Fields, object Record)> All =>
        new(StringComparer.Ordinal)
        {
            ["a question"] = (FactContent.Fields, Ask.Share.Content),
            ["what a missing answer means"] = (Unanswered.Fields, new Unanswered(default, null, Basis.Fact)),
            ["an option"] = (Option.Fields, new Option("", "")),
            ["a source"] = (Citation.Fields, Own.Source),
            ["a step"] = (StepContent.Fields, Number),
            ["a row"] = (BandTable.Row.Fields, new BandTable.Row(1m, 2m, 3m, Own.Source)),
            ["a date"] = (DateRule.Fields, new DateRule("", "")),
            ["a regime"] = (RegimeInfo.Fields, new RegimeInfo("", "", Currency.Gbp)),
            ["a check"] = (Check.Fields, new Check("", Own.Yes, "", "")),
            ["a condition"] = (DateCondition.Fields, DateCondition.Since(new LocalDate(2020, 1, 1), "", Own.Source)),
            ["a method"] = (Method.Fields, new Method(Own.Pounds(1))),
        };

    /// <summary>A property that no field reads would stand in no version id, no document and no schema.</summary>
    [Theory]
    [MemberData(nameof(Records))]
    public void Every_property_of_a_record_is_one_of_its_fields(string what)
    {
        var (fields, record) = All[what];
        var properties = record
            .GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.SetMethod is not null)
            .ToList();

        Assert.NotEmpty(properties);
        Assert.All(
            properties,
            property =>
            {
                var other = Changed(record, property);
                Assert.True(fields.Differing(record, other).Any(), $"{property.Name} of {what} is no field");
            }
        );
    }

    /// <summary>Whatever a field reads is what it writes.</summary>
    [Theory]
    [MemberData(nameof(Records))]
    public void Every_field_sets_what_it_gives(string what)
    {
        var (fields, record) = All[what];
        var set = 0;
        foreach (var property in record.GetType().GetProperties().Where(p => p.SetMethod is not null))
        {
            var other = Changed(record, property);
            foreach (var field in fields.Differing(record, other).Where(f => f.Get(other) is not null))
            {
                var with = field.With(record, field.Get(other)!);
                Assert.Equal([field.Key], fields.Differing(record, with).Select(f => f.Key));
                Assert.Equal(field.Get(other), field.Get(with));
                set++;
            }
        }

        Assert.True(set > 1, $"{set} fields of {what} were set");
    }

    [Fact]
    public void Every_step_of_code_keeps_the_rules_that_steps_of_documents_are_held_to()
    {
        var kinds = new HashSet<StepKind>();
        var nodes = Regimes.All.Ids.SelectMany(id => Regimes.All.Find(id)!.Versions).SelectMany(v => v.Program.Nodes).ToList();
        Laws.Hold(
            Generators.Cases,
            100,
            given =>
            {
                nodes.AddRange(given.Version.Program.Nodes);
                return ["laid out"];
            },
            "laid out"
        );
        Assert.All(
            nodes,
            node =>
            {
                var rules = StepRules.Of(node.Kind);
                Assert.Null(rules.FaultOfInputs(node.Content) ?? rules.Fault(node.Content));
                Assert.Equal(
                    (node.GetType(), node.Currency),
                    (StepRules.Make(node.Content).GetType(), StepRules.Make(node.Content).Currency)
                );
                kinds.Add(node.Kind);
            }
        );
        Assert.Equal(Enum.GetValues<StepKind>(), kinds.Order());
    }

    [Fact]
    public void Every_kind_of_step_has_rules_and_only_fields_that_steps_have()
    {
        Assert.All(Enum.GetValues<StepKind>(), kind => Assert.Equal(kind.ToString(), StepRules.Of(kind).Kind.ToString()));
        Assert.Equal(
            StepContent.Fields.Select(f => f.Key).Order(),
            Enum.GetValues<StepKind>().SelectMany(kind => StepRules.Of(kind).Fields).Select(f => f.Key).Distinct().Order()
        );
    }

    /// <summary>
    /// A page of a regime shows all that its questions say, apart from what only files and other regimes are concerned with.
    /// </summary>
    [Theory]
    [InlineData("asks", "least", "most", "missing", "source", "judgement", "perInfringement", "whole")]
    public void The_page_of_a_regime_shows_what_its_questions_say(params string[] shown)
    {
        var asked = Fact.Count("months", "Months", "How many months?", "months").From(0).Default(1, "One.").At(Own.Source);
        Fact<Count>[] others =
        [
            asked.Asking("How many of them?"),
            asked.From(1),
            asked.Within(0, 9),
            asked.Default(2, "Two."),
            asked.At(Other),
            asked.AsJudgement(),
            asked.PerInfringement(),
            asked.Whole(),
        ];
        string Page(Fact<Count> fact) =>
            string.Join(
                '\n',
                Report
                    .Markdown(Own.Version(Step.SumOver(Own.Pounds(1) * fact)))
                    .Split('\n')
                    .Where(l => !l.Contains("own@", StringComparison.Ordinal))
            );

        Assert.Equal(
            shown.Order(),
            others
                .Where(o => Page(o) != Page(asked))
                .SelectMany(o => FactContent.Fields.Differing(asked.Content, o.Content))
                .Select(f => f.Key)
                .Distinct()
                .Order()
        );
    }

    private static object Changed(object record, PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var now = property.GetValue(record);
        var other = type.IsEnum
            ? Enum.GetValues(type).Cast<object>().First(v => !v.Equals(now))
            : Values.FirstOrDefault(type.IsInstanceOfType);
        Assert.True(other is not null, $"{property.Name} is a {type.Name}");
        if (other is bool && now is true)
        {
            other = false;
        }

        var copy = record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
        property.SetValue(copy, other);
        return copy;
    }
}
