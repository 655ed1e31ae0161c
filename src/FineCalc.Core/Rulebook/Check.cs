namespace FineCalc.Steps;

/// <summary>Something that must hold of the facts of a case, or that deserves a warning where it does not.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Code">The stable code.</param>
/// <param name="Holds">The condition.</param>
/// <param name="Message">What is wrong where it does not hold, in a sentence.</param>
/// <param name="Allowed">What is allowed.</param>
public sealed record Check(string Code, Step<bool> Holds, string Message, string Allowed)
{
    /// <summary>Whether the assessment stands and only carries the message.</summary>
    public bool IsWarning { get; init; }

    /// <summary>The fact that should be looked at first.</summary>
    public Fact? Subject { get; init; }

    /// <summary>The code and the message.</summary>
    public override string ToString() => Text.Line($"{Code}: {Message}");

    internal static Fields<Check> Fields { get; } =
        new(new Check("", null!, "", ""))
        {
            { "code", Shape.Text, c => c.Code, (c, v) => c with { Code = (string)v }, "the stable code", FieldIs.Needed },
            {
                "holds",
                Node.Condition,
                c => c.Holds.Node,
                (c, v) => c with { Holds = new((Node)v) },
                "the place of a condition",
                FieldIs.Needed
            },
            {
                "message",
                Shape.Text,
                c => c.Message,
                (c, v) => c with { Message = (string)v },
                "what is wrong where it does not hold",
                FieldIs.Needed
            },
            { "allowed", Shape.Text, c => c.Allowed, (c, v) => c with { Allowed = (string)v }, "what is allowed", FieldIs.Needed },
            {
                "warning",
                Shape.Flag,
                c => c.IsWarning,
                (c, v) => c with { IsWarning = (bool)v },
                "whether the assessment stands and only carries the message"
            },
            { "subject", StepContent.Question, c => c.Subject, (c, v) => c with { Subject = (Fact)v }, "the question to look at first" },
        };

    /// <summary>A check whose failing leaves the assessment as it is, with the message as a warning.</summary>
    /// <param name="code">The stable code.</param>
    /// <param name="holds">The condition.</param>
    /// <param name="message">What is wrong where it does not hold, in a sentence.</param>
    /// <param name="allowed">What is allowed.</param>
    /// <param name="subject">The fact that should be looked at first, if one should.</param>
    public static Check Warning(string code, Step<bool> holds, string message, string allowed, Fact? subject = null) =>
        new(code, holds, message, allowed) { Subject = subject, IsWarning = true };
}
