using NodaTime;

namespace FineCalc;

/// <summary>The regimes that come with FineCalc. Each is loaded when first asked for.</summary>
public static class Regimes
{
    private static readonly Lazy<Regime> LazyUkGdpr = new(() => Regime.Define(
        new RegimeInfo("uk-gdpr", "UK GDPR fines", Currency.Gbp)
        {
            Authority = "Information Commissioner's Office (ICO)",
            Jurisdiction = "United Kingdom",
            DateMeaning = "the date of the notice of intent",
            Dates =
            [
                new DateRule("notice-of-intent", "the day the notice of intent was given: guidance of 18 March 2024 applies to cases without a notice of intent before that day, whenever they are decided") { Role = DateRole.Proceedings },
                new DateRule("decision", "the day of the penalty notice, where there was no notice of intent", "no notice of intent is given; the version is that of the decision, as if no notice of intent had been given under an earlier one")
                {
                    Meaning = "decision",
                    Role = DateRole.Proceedings,
                    Follows = "notice-of-intent",
                },
            ],
        },
        [
            new MethodPeriod("ICO, Regulatory Action Policy (2018)", new LocalDate(2018, 5, 25), new LocalDate(2024, 3, 18), FineCalc.RegulatoryActionPolicy.LayOut),
            new MethodPeriod("ICO, Data Protection Fining Guidance (18 March 2024)", new LocalDate(2024, 3, 18), null, UkGdprFiningGuidance.LayOut),
        ],
        Data("uk-gdpr"),
        Data("uk-gdpr-estimate")));

    private static readonly Lazy<Regime> LazyUkFcaFirms = new(FineCalc.UkFcaFirms.Define);
    private static readonly Lazy<Regime> LazyUkFcaIndividuals = new(FineCalc.UkFcaIndividuals.Define);
    private static readonly Lazy<Regime> LazyUkFcaMarketAbuse = new(FineCalc.UkFcaMarketAbuse.Define);
    private static readonly Lazy<Regime> LazyEuAntitrust = new(FineCalc.EuAntitrust.Define);
    private static readonly Lazy<Regime> LazyUkCma = new(FineCalc.UkCma.Define);
    private static readonly Lazy<Regime> LazyUkHealthSafety = new(FineCalc.UkHealthSafety.Define);
    private static readonly Lazy<Regime> LazyUkHmrc = new(FineCalc.UkHmrc.Define);
    private static readonly Lazy<Regime> LazyEuEsmaEmir = new(FineCalc.EuEsmaEmir.Define);
    private static readonly Lazy<Regime> LazyEuGdpr = new(FineCalc.EuGdpr.Define);

    private static readonly Lazy<Regime> LazyUsOfac = new(FineCalc.UsOfac.Define);
    private static readonly Lazy<Regime> LazyUsHipaa = new(FineCalc.UsHipaa.Define);
    private static readonly Lazy<Regime> LazyUsFtc = new(FineCalc.UsFtc.Define);
    private static readonly Lazy<Regime> LazyUsCcpa = new(FineCalc.UsCcpa.Define);
    private static readonly Lazy<Regime> LazyAuPrivacy = new(FineCalc.AuPrivacy.Define);
    private static readonly Lazy<Regime> LazyInDpdp = new(FineCalc.InDpdp.Define);
    private static readonly Lazy<Regime> LazyBrLgpd = new(FineCalc.BrLgpd.Define);
    private static readonly Lazy<Regime> LazyKrPipa = new(FineCalc.KrPipa.Define);
    private static readonly Lazy<Regime> LazyKrPipaAdministrative = new(FineCalc.KrPipaAdministrative.Define);
    private static readonly Lazy<Regime> LazyTrKvkk = new(FineCalc.TrKvkk.Define);

    private static readonly Lazy<Regime> LazyUsSentencing = new(() => Regime.Define(
        new RegimeInfo("us-sentencing-organisations", "US Sentencing Guidelines, fines on organisations", Currency.Usd)
        {
            Authority = "United States Sentencing Commission",
            Jurisdiction = "United States",
            DateMeaning = "the date of the offence: 8C2.4(e)(1) itself keeps the earlier table for offences before 1 November 2015; the Department of Justice's Corporate Enforcement Policy is that of the day of the resolution, which a question asks for",
            Dates = [new DateRule("offence", "the day the offence was committed") { Role = DateRole.ConductEnd }],
            AlsoDates = [new DateRule("decision", "the day of the resolution or sentence; it is held to the days of the Corporate Enforcement Policy that is named") { Role = DateRole.Proceedings }],
            EndNote = "an inflation amendment took effect on 1 November 2026 (91 FR 24088), whose fine table has not been read",
        },
        [new MethodPeriod("USSG chapter 8, part C", new LocalDate(1991, 11, 1), new LocalDate(2026, 11, 1), FineCalc.UsSentencing.LayOut)],
        Data("us-sentencing-organisations")));

    private static readonly Lazy<Regime> LazyDeGdprDsk = new(FineCalc.DeGdprDsk.Define);
    private static readonly Lazy<Regime> LazyNlGdpr = new(FineCalc.NlGdpr.Define);
    private static readonly Lazy<Regime> LazyDkGdpr = new(FineCalc.DkGdpr.Define);
    private static readonly Lazy<Regime> LazyEsGdprReductions = new(FineCalc.EsGdprReductions.Define);

    /// <summary>Every regime that comes with FineCalc.</summary>
    public static RegimeCatalog All { get; } = new(
    [
        ("uk-gdpr", LazyUkGdpr),
        ("uk-fca-firms", LazyUkFcaFirms),
        ("uk-fca-individuals", LazyUkFcaIndividuals),
        ("uk-fca-market-abuse", LazyUkFcaMarketAbuse),
        ("us-sentencing-organisations", LazyUsSentencing),
        ("eu-antitrust", LazyEuAntitrust),
        ("uk-cma", LazyUkCma),
        ("uk-health-safety-organisations", LazyUkHealthSafety),
        ("uk-hmrc-behaviour", LazyUkHmrc),
        ("eu-esma-emir", LazyEuEsmaEmir),
        ("eu-gdpr", LazyEuGdpr),
        ("us-ofac", LazyUsOfac),
        ("us-hipaa", LazyUsHipaa),
        ("us-ftc", LazyUsFtc),
        ("us-ca-ccpa", LazyUsCcpa),
        ("au-privacy", LazyAuPrivacy),
        ("in-dpdp", LazyInDpdp),
        ("de-gdpr-dsk", LazyDeGdprDsk),
        ("nl-gdpr", LazyNlGdpr),
        ("dk-gdpr", LazyDkGdpr),
        ("es-gdpr-reductions", LazyEsGdprReductions),
        ("br-lgpd", LazyBrLgpd),
        ("kr-pipa", LazyKrPipa),
        ("kr-pipa-administrative", LazyKrPipaAdministrative),
        ("tr-kvkk", LazyTrKvkk),
        .. Ceilings.All,
    ]);

    /// <summary>Fines under the UK GDPR; its questions are in <see cref="FineCalc.UkGdpr"/>, <see cref="Outside"/> and <see cref="RegulatoryActionPolicy"/>.</summary>
    public static Regime UkGdpr => LazyUkGdpr.Value;

    /// <summary>Penalties of the UK Financial Conduct Authority on firms; its questions are in <see cref="FineCalc.UkFcaFirms"/>.</summary>
    public static Regime UkFcaFirms => LazyUkFcaFirms.Value;

    /// <summary>Penalties of the UK Financial Conduct Authority on individuals; its questions are in <see cref="FineCalc.UkFcaIndividuals"/>.</summary>
    public static Regime UkFcaIndividuals => LazyUkFcaIndividuals.Value;

    /// <summary>Penalties of the UK Financial Conduct Authority on individuals for market abuse; its questions are in <see cref="FineCalc.UkFcaMarketAbuse"/>.</summary>
    public static Regime UkFcaMarketAbuse => LazyUkFcaMarketAbuse.Value;

    /// <summary>Fines on organisations under chapter 8 of the US Sentencing Guidelines; its questions are in <see cref="FineCalc.UsSentencing"/>.</summary>
    public static Regime UsSentencing => LazyUsSentencing.Value;

    /// <summary>Fines of the European Commission for infringements of competition law; its questions are in <see cref="FineCalc.EuAntitrust"/>.</summary>
    public static Regime EuAntitrust => LazyEuAntitrust.Value;

    /// <summary>Penalties of the UK Competition and Markets Authority; its questions are in <see cref="FineCalc.UkCma"/>.</summary>
    public static Regime UkCma => LazyUkCma.Value;

    /// <summary>Fines on organisations for health and safety offences; its questions are in <see cref="FineCalc.UkHealthSafety"/>.</summary>
    public static Regime UkHealthSafety => LazyUkHealthSafety.Value;

    /// <summary>Penalties of HM Revenue and Customs by behaviour; its questions are in <see cref="FineCalc.UkHmrc"/>.</summary>
    public static Regime UkHmrc => LazyUkHmrc.Value;

    /// <summary>Fines of the European Securities and Markets Authority on trade repositories; its questions are in <see cref="FineCalc.EuEsmaEmir"/>.</summary>
    public static Regime EuEsmaEmir => LazyEuEsmaEmir.Value;

    /// <summary>Fines under the EU GDPR by the method of the European Data Protection Board; its questions are in <see cref="FineCalc.EuGdpr"/> and <see cref="Outside"/>.</summary>
    public static Regime EuGdpr => LazyEuGdpr.Value;

    /// <summary>Civil penalties of the US Office of Foreign Assets Control; its questions are in <see cref="FineCalc.UsOfac"/>.</summary>
    public static Regime UsOfac => LazyUsOfac.Value;

    /// <summary>Civil money penalties under HIPAA; its questions are in <see cref="FineCalc.UsHipaa"/>.</summary>
    public static Regime UsHipaa => LazyUsHipaa.Value;

    /// <summary>The maximum of civil penalties under the FTC Act; its questions are in <see cref="FineCalc.UsFtc"/>.</summary>
    public static Regime UsFtc => LazyUsFtc.Value;

    /// <summary>The maximum of fines under the California Consumer Privacy Act; its questions are in <see cref="FineCalc.UsCcpa"/>.</summary>
    public static Regime UsCcpa => LazyUsCcpa.Value;

    /// <summary>The maximum of civil penalties under Australia's Privacy Act 1988; its questions are in <see cref="FineCalc.AuPrivacy"/>.</summary>
    public static Regime AuPrivacy => LazyAuPrivacy.Value;

    /// <summary>The maximum of penalties under India's Digital Personal Data Protection Act; its questions are in <see cref="FineCalc.InDpdp"/>.</summary>
    public static Regime InDpdp => LazyInDpdp.Value;

    /// <summary>Fines of the German authorities on undertakings under the GDPR, by their concept of 2019; its questions are in <see cref="FineCalc.DeGdprDsk"/> and <see cref="FineCalc.EuGdpr"/>.</summary>
    public static Regime DeGdprDsk => LazyDeGdprDsk.Value;

    /// <summary>Fines of the Dutch authority under the GDPR, by its policy of 2019; its questions are in <see cref="FineCalc.NlGdpr"/> and <see cref="FineCalc.EuGdpr"/>.</summary>
    public static Regime NlGdpr => LazyNlGdpr.Value;

    /// <summary>Fines in Denmark under the GDPR, by the guide of 2021; its questions are in <see cref="FineCalc.DkGdpr"/> and <see cref="FineCalc.EuGdpr"/>.</summary>
    public static Regime DkGdpr => LazyDkGdpr.Value;

    /// <summary>The reductions of a proposed fine under Spanish law; its questions are in <see cref="FineCalc.EsGdprReductions"/>.</summary>
    public static Regime EsGdprReductions => LazyEsGdprReductions.Value;

    /// <summary>Simple fines under the Brazilian General Data Protection Law; its questions are in <see cref="FineCalc.BrLgpd"/>.</summary>
    public static Regime BrLgpd => LazyBrLgpd.Value;

    /// <summary>Fines under the Korean Personal Information Protection Act; its questions are in <see cref="FineCalc.KrPipa"/>.</summary>
    public static Regime KrPipa => LazyKrPipa.Value;

    /// <summary>Administrative fines under the Korean Personal Information Protection Act; its questions are in <see cref="FineCalc.KrPipaAdministrative"/>.</summary>
    public static Regime KrPipaAdministrative => LazyKrPipaAdministrative.Value;

    /// <summary>Administrative fines under the Turkish Personal Data Protection Law; its questions are in <see cref="FineCalc.TrKvkk"/>.</summary>
    public static Regime TrKvkk => LazyTrKvkk.Value;

    // The numbers of a regime, and after them those it shares with others.
    internal static NumberSet Data(string id, string? shared = null)
    {
        var name = id + ".json";
        using var stream = typeof(Regimes).Assembly.GetManifestResourceStream(name)
            ?? throw new ProblemException(new Problem("data-missing", $"The data file {name} is not in the library.") { File = name });
        var numbers = NumberSetJson.Read(stream, name);
        return shared is null ? numbers : numbers.With(Data(shared));
    }
}
