using FineCalc.Au;
using FineCalc.Br;
using FineCalc.Eu;
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
    /// <summary>Every regime that comes with FineCalc.</summary>
    public static RegimeCatalog All { get; } =
        Listed([
            ("uk-gdpr", Uk.UkGdprRegime.Define),
            ("uk-fca-firms", Uk.UkFcaFirms.Define),
            ("uk-fca-individuals", Uk.UkFcaIndividuals.Define),
            ("uk-fca-market-abuse", Uk.UkFcaMarketAbuse.Define),
            ("us-sentencing-organisations", Us.UsSentencing.Define),
            ("eu-antitrust", Eu.EuAntitrust.Define),
            ("uk-cma", Uk.UkCma.Define),
            ("uk-health-safety-organisations", Uk.UkHealthSafety.Define),
            ("uk-hmrc-behaviour", Uk.UkHmrc.Define),
            ("eu-esma-emir", Eu.EuEsmaEmir.Define),
            ("eu-esma-cra", Eu.EuEsmaCra.Define),
            ("eu-amla", Eu.EuAmla.Define),
            ("uk-ofsi", Uk.UkOfsi.Define),
            ("uk-minimum-wage", Uk.UkMinimumWage.Define),
            ("uk-companies-house-late", Uk.UkCompaniesHouse.Define),
            ("uk-illegal-working", Uk.UkIllegalWorking.Define),
            ("uk-data-protection-fee", Uk.UkDataProtectionFee.Define),
            ("eu-gdpr", Eu.EuGdpr.Define),
            ("us-ofac", Us.UsOfac.Define),
            ("us-hipaa", Us.UsHipaa.Define),
            ("us-ftc", Us.UsFtc.Define),
            ("us-fec", Us.UsFec.Define),
            ("us-ca-ccpa", Us.UsCcpa.Define),
            ("au-privacy", Au.AuPrivacy.Define),
            ("in-dpdp", In.InDpdp.Define),
            ("de-gdpr-dsk", Eu.DeGdprDsk.Define),
            ("nl-gdpr", Eu.NlGdpr.Define),
            ("dk-gdpr", Eu.DkGdpr.Define),
            ("es-gdpr-reductions", Eu.EsGdprReductions.Define),
            ("br-lgpd", Br.BrLgpd.Define),
            ("kr-pipa", Kr.KrPipa.Define),
            ("kr-pipa-administrative", Kr.KrPipaAdministrative.Define),
            ("tr-kvkk", Tr.TrKvkk.Define),
            .. CeilingRegimes.All,
        ]);

    /// <summary>
    /// Fines under the UK GDPR; its questions are in <see cref="FineCalc.Uk.UkGdpr"/> and <see cref="RegulatoryActionPolicy"/>.
    /// </summary>
    public static Regime UkGdpr => Of("uk-gdpr");

    /// <summary>
    /// Penalties of the UK Financial Conduct Authority on firms; its questions are in <see cref="FineCalc.Uk.UkFcaFirms"/>.
    /// </summary>
    public static Regime UkFcaFirms => Of("uk-fca-firms");

    /// <summary>
    /// Penalties of the UK Financial Conduct Authority on individuals; its questions are in <see cref="FineCalc.Uk.UkFcaIndividuals"/>.
    /// </summary>
    public static Regime UkFcaIndividuals => Of("uk-fca-individuals");

    /// <summary>
    /// Penalties of the UK Financial Conduct Authority on individuals for market abuse; its questions are in
    /// <see cref="FineCalc.Uk.UkFcaMarketAbuse"/>.
    /// </summary>
    public static Regime UkFcaMarketAbuse => Of("uk-fca-market-abuse");

    /// <summary>
    /// Fines on organisations under chapter 8 of the US Sentencing Guidelines; its questions are in <see cref="FineCalc.Us.UsSentencing"/>.
    /// </summary>
    public static Regime UsSentencing => Of("us-sentencing-organisations");

    /// <summary>
    /// Fines of the European Commission for infringements of competition law; its questions are in <see cref="FineCalc.Eu.EuAntitrust"/>.
    /// </summary>
    public static Regime EuAntitrust => Of("eu-antitrust");

    /// <summary>Penalties of the UK Competition and Markets Authority; its questions are in <see cref="FineCalc.Uk.UkCma"/>.</summary>
    public static Regime UkCma => Of("uk-cma");

    /// <summary>
    /// Fines on organisations for health and safety offences; its questions are in <see cref="FineCalc.Uk.UkHealthSafety"/>.
    /// </summary>
    public static Regime UkHealthSafety => Of("uk-health-safety-organisations");

    /// <summary>Penalties of HM Revenue and Customs by behaviour; its questions are in <see cref="FineCalc.Uk.UkHmrc"/>.</summary>
    public static Regime UkHmrc => Of("uk-hmrc-behaviour");

    /// <summary>
    /// Fines of the European Securities and Markets Authority on trade repositories; its questions are in
    /// <see cref="FineCalc.Eu.EuEsmaEmir"/>.
    /// </summary>
    public static Regime EuEsmaEmir => Of("eu-esma-emir");

    /// <summary>
    /// Fines of the European Securities and Markets Authority on credit rating agencies; its questions are in
    /// <see cref="FineCalc.Eu.EuEsmaCra"/>.
    /// </summary>
    public static Regime EuEsmaCra => Of("eu-esma-cra");

    /// <summary>
    /// Pecuniary sanctions of the European Union's Anti-Money Laundering Authority; its questions are in
    /// <see cref="FineCalc.Eu.EuAmla"/>.
    /// </summary>
    public static Regime EuAmla => Of("eu-amla");

    /// <summary>
    /// Monetary penalties for breaches of UK financial sanctions; its questions are in <see cref="FineCalc.Uk.UkOfsi"/>.
    /// </summary>
    public static Regime UkOfsi => Of("uk-ofsi");

    /// <summary>
    /// Penalties for underpaying the UK minimum wage and other statutory pay; its questions are in
    /// <see cref="FineCalc.Uk.UkMinimumWage"/>.
    /// </summary>
    public static Regime UkMinimumWage => Of("uk-minimum-wage");

    /// <summary>
    /// Penalties of Companies House for late accounts; its questions are in <see cref="FineCalc.Uk.UkCompaniesHouse"/>.
    /// </summary>
    public static Regime UkCompaniesHouse => Of("uk-companies-house-late");

    /// <summary>
    /// Civil penalties of the Home Office for employing illegal workers; its questions are in
    /// <see cref="FineCalc.Uk.UkIllegalWorking"/>.
    /// </summary>
    public static Regime UkIllegalWorking => Of("uk-illegal-working");

    /// <summary>
    /// The maximum of penalties for not paying the UK data protection fee; its questions are in
    /// <see cref="FineCalc.Uk.UkDataProtectionFee"/>.
    /// </summary>
    public static Regime UkDataProtectionFee => Of("uk-data-protection-fee");

    /// <summary>
    /// Fines under the EU GDPR by the method of the European Data Protection Board; its questions are in
    /// <see cref="FineCalc.Eu.EuGdpr"/>.
    /// </summary>
    public static Regime EuGdpr => Of("eu-gdpr");

    /// <summary>
    /// Civil penalties of the US Office of Foreign Assets Control; its questions are in <see cref="FineCalc.Us.UsOfac"/>.
    /// </summary>
    public static Regime UsOfac => Of("us-ofac");

    /// <summary>Civil money penalties under HIPAA; its questions are in <see cref="FineCalc.Us.UsHipaa"/>.</summary>
    public static Regime UsHipaa => Of("us-hipaa");

    /// <summary>The maximum of civil penalties under the FTC Act; its questions are in <see cref="FineCalc.Us.UsFtc"/>.</summary>
    public static Regime UsFtc => Of("us-ftc");

    /// <summary>Administrative fines of the Federal Election Commission; its questions are in <see cref="FineCalc.Us.UsFec"/>.</summary>
    public static Regime UsFec => Of("us-fec");

    /// <summary>
    /// The maximum of fines under the California Consumer Privacy Act; its questions are in <see cref="FineCalc.Us.UsCcpa"/>.
    /// </summary>
    public static Regime UsCcpa => Of("us-ca-ccpa");

    /// <summary>
    /// The maximum of civil penalties under Australia's Privacy Act 1988; its questions are in <see cref="FineCalc.Au.AuPrivacy"/>.
    /// </summary>
    public static Regime AuPrivacy => Of("au-privacy");

    /// <summary>
    /// The maximum of penalties under India's Digital Personal Data Protection Act; its questions are in <see cref="FineCalc.In.InDpdp"/>.
    /// </summary>
    public static Regime InDpdp => Of("in-dpdp");

    /// <summary>
    /// Fines of the German authorities on undertakings under the GDPR, by their concept of 2019; its questions are in
    /// <see cref="FineCalc.Eu.DeGdprDsk"/> and <see cref="FineCalc.Eu.EuGdpr"/>.
    /// </summary>
    public static Regime DeGdprDsk => Of("de-gdpr-dsk");

    /// <summary>
    /// Fines of the Dutch authority under the GDPR, by its policy of 2019; its questions are in <see cref="FineCalc.Eu.NlGdpr"/> and
    /// <see cref="FineCalc.Eu.EuGdpr"/>.
    /// </summary>
    public static Regime NlGdpr => Of("nl-gdpr");

    /// <summary>
    /// Fines in Denmark under the GDPR, by the guide of 2021; its questions are in <see cref="FineCalc.Eu.DkGdpr"/> and
    /// <see cref="FineCalc.Eu.EuGdpr"/>.
    /// </summary>
    public static Regime DkGdpr => Of("dk-gdpr");

    /// <summary>
    /// The reductions of a proposed fine under Spanish law; its questions are in <see cref="FineCalc.Eu.EsGdprReductions"/>.
    /// </summary>
    public static Regime EsGdprReductions => Of("es-gdpr-reductions");

    /// <summary>
    /// Simple fines under the Brazilian General Data Protection Law; its questions are in <see cref="FineCalc.Br.BrLgpd"/>.
    /// </summary>
    public static Regime BrLgpd => Of("br-lgpd");

    /// <summary>
    /// Fines under the Korean Personal Information Protection Act; its questions are in <see cref="FineCalc.Kr.KrPipa"/>.
    /// </summary>
    public static Regime KrPipa => Of("kr-pipa");

    /// <summary>
    /// Administrative fines under the Korean Personal Information Protection Act; its questions are in
    /// <see cref="FineCalc.Kr.KrPipaAdministrative"/>.
    /// </summary>
    public static Regime KrPipaAdministrative => Of("kr-pipa-administrative");

    /// <summary>
    /// Administrative fines under the Turkish Personal Data Protection Law; its questions are in <see cref="FineCalc.Tr.TrKvkk"/>.
    /// </summary>
    public static Regime TrKvkk => Of("tr-kvkk");

    private static RegimeCatalog Listed((string Id, Func<Regime> Define)[] regimes) =>
        new(Array.ConvertAll(regimes, r => (r.Id, new Lazy<Regime>(r.Define))));

    private static Regime Of(string id) => All.Find(id)!;
}
