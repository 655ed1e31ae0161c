namespace FineCalc.Steps;

// What a decision may do at any step, in the order in which it is done there.
internal enum StepWord
{
    Stated,
    Times,
    Raised,
    Reduced,
    Added,
    Less,
    Lowered,
    Rounded,
    RoundedUp,
    RoundedDown,
}
