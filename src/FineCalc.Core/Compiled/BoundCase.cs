namespace FineCalc.Steps;

// The answers of a case bound to a program, and what the program comes down to for all cases that answer the same questions. Kept with the
// facts, so that one who asks again finds it.
internal sealed class BoundCase : Binding
{
    private BoundCase(Program program, Facts facts)
        : base(program, facts) => Specialisation = Specialisation.Of(this);

    // Null where the case has several infringements or drawn numbers.
    public Specialisation? Specialisation { get; }

    public static BoundCase Of(Program program, Facts facts)
    {
        if (facts.Bound is BoundCase bound && bound.Program == program)
        {
            return bound;
        }

        var made = new BoundCase(program, facts);
        facts.Bound = made;
        return made;
    }
}
