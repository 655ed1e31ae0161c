namespace FineCalc.Reports;

// How something of a regime runs out.
internal enum ExpiryKind
{
    // The last version ends: nothing is worked out from that day on.
    Ends,

    // Numbers are due to be others from that day on, and the data do not have them yet.
    Due,

    // Numbers await another text, such as the final one of a draft, and no day is known.
    Awaited,
}
