using FineCalc.Estimates;

namespace FineCalc.Fitting;

/// <summary>The rows that designs are made of: facts that FineCalc asks for anyway.</summary>
internal static class Rows
{
    private static readonly string[] Company = ["company"];

    public static EstimateTerm[] Turnover { get; } =
    [
        new("turnover", "Turnover, for each factor of ten above (or, taken off, below) EUR 10m", "turnover", TermKind.PerTenfold)
        {
            At = 1e7,
            From = 1e4,
            To = 1e12,
            Defendants = Company,
        },
        new("turnover-unknown", "Turnover of a company unknown, beside the mean that is put in", "turnover", TermKind.Unknown)
        {
            Defendants = Company,
        },
    ];

    public static EstimateTerm LargeTurnover { get; } =
        new("turnover-large", "Turnover, for each further factor of ten above EUR 500m", "turnover", TermKind.PerTenfold)
        {
            At = 5e8,
            From = 5e8,
            To = 1e12,
            Defendants = Company,
        };

    public static EstimateTerm[] Defendants { get; } =
    [
        OneOf("public-body", "A public body, whatever its budget", "defendant", "public-body"),
        OneOf("non-profit", "A non-profit organisation, whatever its income", "defendant", "non-profit"),
        OneOf("natural-person", "A natural person", "defendant", "natural-person"),
    ];

    public static EstimateTerm[] PeopleInBands { get; } =
    [
        Above("people-10", "More than 10 people affected", "people-affected", 10d),
        Above("people-1000", "More than 1,000 (in addition)", "people-affected", 1e3),
        Above("people-100000", "More than 100,000 (in addition)", "people-affected", 1e5),
        Above("people-10m", "More than 10 million (in addition)", "people-affected", 1e7),
    ];

    public static EstimateTerm[] Facts { get; } =
    [
        new("people", "People affected, for each factor of ten above one", "people-affected", TermKind.PerTenfold)
        {
            At = 1d,
            From = 1d,
            To = 1e8,
        },
        new("people-unknown", "People affected unknown, beside the mean that is put in", "people-affected", TermKind.Unknown),
        OneOf(
            "data-financial",
            "Financial or location data, data of children, special or criminal data",
            "data-sensitivity",
            "financial",
            "children",
            "special"
        ),
        OneOf("data-special", "Data of children, special or criminal data (in addition)", "data-sensitivity", "children", "special"),
        Above("months-6", "Longer than 6 months", "duration", 6d),
        Above("months-24", "Longer than 24 months (in addition)", "duration", 24d),
        OneOf("gross", "Gross negligence or intent", "intent", "grossly-negligent", "intentional"),
        OneOf("higher-tier", "Higher maximum: Art 83(5)", "tier", "higher"),
        OneOf("previous", "A relevant previous infringement", "previous", "related", "similar"),
    ];

    private static EstimateTerm OneOf(string id, string name, string fact, params string[] codes) =>
        new(id, name, fact, TermKind.OneOf) { Codes = codes };

    private static EstimateTerm Above(string id, string name, string fact, double bound) =>
        new(id, name, fact, TermKind.Above) { At = bound };
}
