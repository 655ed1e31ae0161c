using FineCalc.Eu;
using FineCalc.Uk;

namespace FineCalc.Gdpr;

/// <summary>
/// What can be known of a case from outside, before the regulator has judged anything. FineCalc's model turns these into proposals for the
/// judgements of <see cref="UkGdpr"/> that are left open; a judgement that is given always wins. Levels are in order, the least grave
/// first. Under the <see cref="EuGdpr"/>, whose guidelines have no points, they change no amount, and an assessment tells which judgement
/// they call for. What is asked of the incident has a meaning beyond the regime; what is asked of the party's dealings with one authority
/// has none. Each law that asks a question has it in its own class too (<see cref="UkGdpr.Duration"/>): the same question. Code that is
/// about no one law names it here.
/// </summary>
public static class IncidentFacts
{
    /// <summary>How many people are affected, in people.</summary>
    public static Fact<Count> PeopleAffected { get; } =
        Fact.Count(
                "people-affected",
                "People affected",
                "How many people does the infringement affect? An order of magnitude is enough.",
                "people"
            )
            .From(0)
            .PerInfringement()
            .Means("people-affected");

    /// <summary>How sensitive the data are, one of a list.</summary>
    public static Fact<DataSensitivity> Sensitivity { get; } =
        Fact.Choice(
                "data-sensitivity",
                "Sensitivity of the data",
                "What is the most sensitive category of data concerned?",
                (DataSensitivity.Ordinary, "contact and account data and the like"),
                (DataSensitivity.Financial, "financial or location data, private communications, passports and other identity documents"),
                (DataSensitivity.Children, "data of children"),
                (DataSensitivity.Special, "special categories (Art 9) or criminal data (Art 10)")
            )
            .PerInfringement()
            .Means("data-sensitivity");

    /// <summary>How long the infringement lasted, in months.</summary>
    public static Fact<Count> Duration { get; } =
        Fact.Count(
                "duration",
                "Duration",
                "For how many months did the infringement last? Parts of a month may be given as a fraction.",
                "months"
            )
            .From(0)
            .PerInfringement()
            .Means("infringement-months");

    /// <summary>Intent or negligence, one of a list.</summary>
    public static Fact<Intent> Intent { get; } =
        Fact.Choice(
                "intent",
                "Intent or negligence",
                "Was the infringement intentional or negligent?",
                (FineCalc.Gdpr.Intent.Negligent, "negligent"),
                (FineCalc.Gdpr.Intent.GrosslyNegligent, "grossly negligent, for instance after warnings"),
                (FineCalc.Gdpr.Intent.Intentional, "intentional")
            )
            .PerInfringement()
            .Means("intent");

    /// <summary>The damage people suffered or may suffer, one of a list.</summary>
    public static Fact<Damage> Damage { get; } =
        Fact.Choice(
                "damage",
                "Damage",
                "What damage did people suffer, or may they yet?",
                (FineCalc.Gdpr.Damage.NoneKnown, "none is known or likely"),
                (FineCalc.Gdpr.Damage.Limited, "inconvenience, loss of control over data"),
                (FineCalc.Gdpr.Damage.Serious, "distress, financial loss, disruption of services people depend on"),
                (FineCalc.Gdpr.Damage.Severe, "risk to life or safety, lasting harm to many")
            )
            .PerInfringement()
            .Means("damage-to-people");

    /// <summary>Controller or processor, one of a list.</summary>
    public static Fact<ProcessingRole> Role { get; } =
        Fact.Choice(
                "role",
                "Role",
                "Was the party processor or controller of the data?",
                (ProcessingRole.Processor, "it processed for somebody else"),
                (ProcessingRole.Controller, "it decided on purposes and means")
            )
            .PerInfringement()
            .Means("processing-role");

    /// <summary>How well the party cooperated, one of a list, the best last.</summary>
    public static Fact<CooperationLevel> Cooperation { get; } =
        Fact.Choice(
                "cooperation",
                "Cooperation",
                "How did the party cooperate with the authority?",
                (CooperationLevel.Obstructive, "it hindered or delayed the investigation"),
                (CooperationLevel.Ordinary, "as anybody must"),
                (CooperationLevel.Good, "more than that: it shortened the case"),
                (
                    CooperationLevel.Exceptional,
                    "it ended the case much faster or kept people from harm, for instance by early and full engagement with the "
                        + "authority, the police and the NCSC"
                )
            )
            .PerInfringement();

    /// <summary>What the party did to mitigate the damage, one of a list, the most last.</summary>
    public static Fact<MitigationLevel> Mitigation { get; } =
        Fact.Choice(
                "mitigation",
                "Action to mitigate",
                "What did the party do to mitigate the damage?",
                (MitigationLevel.Expected, "what is expected, or less"),
                (MitigationLevel.Beyond, "more than is expected"),
                (MitigationLevel.PromptAndBeyond, "more than is expected, and before it knew of the enquiry")
            )
            .PerInfringement();

    /// <summary>Relevant infringements in the past, one of a list.</summary>
    public static Fact<PreviousLevel> Previous { get; } =
        Fact.Choice(
                "previous",
                "Previous infringements",
                "Are there relevant previous infringements?",
                (PreviousLevel.None, "none"),
                (PreviousLevel.Related, "one, of another kind or long ago"),
                (PreviousLevel.Similar, "similar or recent ones")
            )
            .PerInfringement();

    /// <summary>How the authority learned of the infringement, one of a list.</summary>
    public static Fact<Discovery> Discovery { get; } =
        Fact.Choice(
                "discovery",
                "How it became known",
                "How did the authority learn of the infringement?",
                (FineCalc.Gdpr.Discovery.Otherwise, "by complaint, the media, its own work, or a notification that the law requires"),
                (FineCalc.Gdpr.Discovery.OwnMotion, "the party reported it without having to")
            )
            .PerInfringement();
}
