using FineCalc.Au;
using FineCalc.Br;
using FineCalc.Eu;
using FineCalc.Gdpr;
using FineCalc.In;
using FineCalc.Kr;
using FineCalc.Tr;
using FineCalc.Uk;
using FineCalc.Us;
using NodaTime;

namespace FineCalc;

/// <summary>The regimes that come with FineCalc. Each is loaded when first asked for.</summary>
public static class Regimes
{
    private static readonly Lazy<Regime> LazyUkGdpr = new(Uk.UkGdprRegime.Define);

    private static readonly Lazy<Regime> LazyUkFcaFirms = new(Uk.UkFcaFirms.Define);
    private static readonly Lazy<Regime> LazyUkFcaIndividuals = new(Uk.UkFcaIndividuals.Define);
    private static readonly Lazy<Regime> LazyUkFcaMarketAbuse = new(Uk.UkFcaMarketAbuse.Define);
    private static readonly Lazy<Regime> LazyEuAntitrust = new(Eu.EuAntitrust.Define);
    private static readonly Lazy<Regime> LazyUkCma = new(Uk.UkCma.Define);
    private static readonly Lazy<Regime> LazyUkHealthSafety = new(Uk.UkHealthSafety.Define);
    private static readonly Lazy<Regime> LazyUkHmrc = new(Uk.UkHmrc.Define);
    private static readonly Lazy<Regime> LazyEuEsmaEmir = new(Eu.EuEsmaEmir.Define);
    private static readonly Lazy<Regime> LazyEuGdpr = new(Eu.EuGdpr.Define);

    private static readonly Lazy<Regime> LazyUsOfac = new(Us.UsOfac.Define);
    private static readonly Lazy<Regime> LazyUsHipaa = new(Us.UsHipaa.Define);
    private static readonly Lazy<Regime> LazyUsFtc = new(Us.UsFtc.Define);
    private static readonly Lazy<Regime> LazyUsCcpa = new(Us.UsCcpa.Define);
    private static readonly Lazy<Regime> LazyAuPrivacy = new(Au.AuPrivacy.Define);
    private static readonly Lazy<Regime> LazyInDpdp = new(In.InDpdp.Define);
    private static readonly Lazy<Regime> LazyBrLgpd = new(Br.BrLgpd.Define);
    private static readonly Lazy<Regime> LazyKrPipa = new(Kr.KrPipa.Define);
    private static readonly Lazy<Regime> LazyKrPipaAdministrative = new(Kr.KrPipaAdministrative.Define);
    private static readonly Lazy<Regime> LazyTrKvkk = new(Tr.TrKvkk.Define);

    private static readonly Lazy<Regime> LazyUsSentencing = new(Us.UsSentencing.Define);

    private static readonly Lazy<Regime> LazyDeGdprDsk = new(Eu.DeGdprDsk.Define);
    private static readonly Lazy<Regime> LazyNlGdpr = new(Eu.NlGdpr.Define);
    private static readonly Lazy<Regime> LazyDkGdpr = new(Eu.DkGdpr.Define);
    private static readonly Lazy<Regime> LazyEsGdprReductions = new(Eu.EsGdprReductions.Define);

    /// <summary>Every regime that comes with FineCalc.</summary>
    public static RegimeCatalog All { get; } =
        new([
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

    /// <summary>
    /// Fines under the UK GDPR; its questions are in <see cref="FineCalc.Uk.UkGdpr"/>, <see cref="IncidentFacts"/> and
    /// <see cref="RegulatoryActionPolicy"/>.
    /// </summary>
    public static Regime UkGdpr => LazyUkGdpr.Value;

    /// <summary>
    /// Penalties of the UK Financial Conduct Authority on firms; its questions are in <see cref="FineCalc.Uk.UkFcaFirms"/>.
    /// </summary>
    public static Regime UkFcaFirms => LazyUkFcaFirms.Value;

    /// <summary>
    /// Penalties of the UK Financial Conduct Authority on individuals; its questions are in <see cref="FineCalc.Uk.UkFcaIndividuals"/>.
    /// </summary>
    public static Regime UkFcaIndividuals => LazyUkFcaIndividuals.Value;

    /// <summary>
    /// Penalties of the UK Financial Conduct Authority on individuals for market abuse; its questions are in
    /// <see cref="FineCalc.Uk.UkFcaMarketAbuse"/>.
    /// </summary>
    public static Regime UkFcaMarketAbuse => LazyUkFcaMarketAbuse.Value;

    /// <summary>
    /// Fines on organisations under chapter 8 of the US Sentencing Guidelines; its questions are in <see cref="FineCalc.Us.UsSentencing"/>.
    /// </summary>
    public static Regime UsSentencing => LazyUsSentencing.Value;

    /// <summary>
    /// Fines of the European Commission for infringements of competition law; its questions are in <see cref="FineCalc.Eu.EuAntitrust"/>.
    /// </summary>
    public static Regime EuAntitrust => LazyEuAntitrust.Value;

    /// <summary>Penalties of the UK Competition and Markets Authority; its questions are in <see cref="FineCalc.Uk.UkCma"/>.</summary>
    public static Regime UkCma => LazyUkCma.Value;

    /// <summary>
    /// Fines on organisations for health and safety offences; its questions are in <see cref="FineCalc.Uk.UkHealthSafety"/>.
    /// </summary>
    public static Regime UkHealthSafety => LazyUkHealthSafety.Value;

    /// <summary>Penalties of HM Revenue and Customs by behaviour; its questions are in <see cref="FineCalc.Uk.UkHmrc"/>.</summary>
    public static Regime UkHmrc => LazyUkHmrc.Value;

    /// <summary>
    /// Fines of the European Securities and Markets Authority on trade repositories; its questions are in
    /// <see cref="FineCalc.Eu.EuEsmaEmir"/>.
    /// </summary>
    public static Regime EuEsmaEmir => LazyEuEsmaEmir.Value;

    /// <summary>
    /// Fines under the EU GDPR by the method of the European Data Protection Board; its questions are in <see cref="FineCalc.Eu.EuGdpr"/>
    /// and <see cref="IncidentFacts"/>.
    /// </summary>
    public static Regime EuGdpr => LazyEuGdpr.Value;

    /// <summary>
    /// Civil penalties of the US Office of Foreign Assets Control; its questions are in <see cref="FineCalc.Us.UsOfac"/>.
    /// </summary>
    public static Regime UsOfac => LazyUsOfac.Value;

    /// <summary>Civil money penalties under HIPAA; its questions are in <see cref="FineCalc.Us.UsHipaa"/>.</summary>
    public static Regime UsHipaa => LazyUsHipaa.Value;

    /// <summary>The maximum of civil penalties under the FTC Act; its questions are in <see cref="FineCalc.Us.UsFtc"/>.</summary>
    public static Regime UsFtc => LazyUsFtc.Value;

    /// <summary>
    /// The maximum of fines under the California Consumer Privacy Act; its questions are in <see cref="FineCalc.Us.UsCcpa"/>.
    /// </summary>
    public static Regime UsCcpa => LazyUsCcpa.Value;

    /// <summary>
    /// The maximum of civil penalties under Australia's Privacy Act 1988; its questions are in <see cref="FineCalc.Au.AuPrivacy"/>.
    /// </summary>
    public static Regime AuPrivacy => LazyAuPrivacy.Value;

    /// <summary>
    /// The maximum of penalties under India's Digital Personal Data Protection Act; its questions are in <see cref="FineCalc.In.InDpdp"/>.
    /// </summary>
    public static Regime InDpdp => LazyInDpdp.Value;

    /// <summary>
    /// Fines of the German authorities on undertakings under the GDPR, by their concept of 2019; its questions are in
    /// <see cref="FineCalc.Eu.DeGdprDsk"/> and <see cref="FineCalc.Eu.EuGdpr"/>.
    /// </summary>
    public static Regime DeGdprDsk => LazyDeGdprDsk.Value;

    /// <summary>
    /// Fines of the Dutch authority under the GDPR, by its policy of 2019; its questions are in <see cref="FineCalc.Eu.NlGdpr"/> and
    /// <see cref="FineCalc.Eu.EuGdpr"/>.
    /// </summary>
    public static Regime NlGdpr => LazyNlGdpr.Value;

    /// <summary>
    /// Fines in Denmark under the GDPR, by the guide of 2021; its questions are in <see cref="FineCalc.Eu.DkGdpr"/> and
    /// <see cref="FineCalc.Eu.EuGdpr"/>.
    /// </summary>
    public static Regime DkGdpr => LazyDkGdpr.Value;

    /// <summary>
    /// The reductions of a proposed fine under Spanish law; its questions are in <see cref="FineCalc.Eu.EsGdprReductions"/>.
    /// </summary>
    public static Regime EsGdprReductions => LazyEsGdprReductions.Value;

    /// <summary>
    /// Simple fines under the Brazilian General Data Protection Law; its questions are in <see cref="FineCalc.Br.BrLgpd"/>.
    /// </summary>
    public static Regime BrLgpd => LazyBrLgpd.Value;

    /// <summary>
    /// Fines under the Korean Personal Information Protection Act; its questions are in <see cref="FineCalc.Kr.KrPipa"/>.
    /// </summary>
    public static Regime KrPipa => LazyKrPipa.Value;

    /// <summary>
    /// Administrative fines under the Korean Personal Information Protection Act; its questions are in
    /// <see cref="FineCalc.Kr.KrPipaAdministrative"/>.
    /// </summary>
    public static Regime KrPipaAdministrative => LazyKrPipaAdministrative.Value;

    /// <summary>
    /// Administrative fines under the Turkish Personal Data Protection Law; its questions are in <see cref="FineCalc.Tr.TrKvkk"/>.
    /// </summary>
    public static Regime TrKvkk => LazyTrKvkk.Value;
}
