using System.Text.RegularExpressions;
using FineCalc.Estimates;

namespace FineCalc.Fitting;

/// <summary>
/// How large an indexed defendant is, read off its name: the public indexes tell no turnover, and without this the fines of large groups
/// would count for ordinary companies. It serves the fit alone; of a case the size is asked.
/// </summary>
internal static partial class NamedSize
{
    public const string Large = "above-500m";
    public const string JointStock = "up-to-500m";

    /// <summary>What a name that is neither is taken for.</summary>
    public const string Other = "up-to-50m";

    // Beginnings of words. The list is ours.
    private static readonly string[] Groups =
    [
        .. "google vodafone bbva caixabank santander orange telefonica facebook meta whatsapp instagram amazon apple microsoft".Split(' '),
        .. "twitter tiktok uber deutsche volkswagen h&m ikea carrefour lidl aldi kaufland iberdrola endesa naturgy enel eni".Split(' '),
        .. "edison raiffeisen unicredit intesa bnp allianz axa generali mapfre dhl fedex ups klarna h3g fastweb sky iliad".Split(' '),
        .. "telenor telia t-mobile cosmote ote wizz ryanair easyjet marriott booking airbnb spotify netflix criteo clearview".Split(' '),
        .. "mercadona zalando otp erste a2a acea hera xfera masmovil yoigo digi glovo deliveroo foodinho equifax experian".Split(' '),
        .. "tesco kutxabank bankinter sabadell linkedin bnl conad coop decathlon leroy nestle pepsi pwc kpmg deloitte ernst".Split(' '),
        .. "banco".Split(' '),
        "tim s",
        "wind tre",
        "ing bank",
        "telecom italia",
        "societe generale",
        "magyar telekom",
        "british airways",
        "el corte",
        "bank of ireland",
        "poste italiane",
        "coca cola",
    ];

    /// <summary>The class of size; null for a name that tells none, and for whom turnover tells nothing.</summary>
    public static string? Of(Decision decision)
    {
        if (decision.Party is not { Length: > 0 } party || !decision.Facts.HasTurnover || decision.Facts.Defendant == "sole-trader")
        {
            return null;
        }

        var name = $" {party.ToLowerInvariant()} ";
        return Array.Exists(Groups, g => name.Contains($" {g}", StringComparison.Ordinal)) ? Large
            : Forms().IsMatch(name) ? JointStock
            : null;
    }

    // The legal forms of joint-stock companies, and banks.
    [GeneratedRegex(@"\b(s\.?\s?a\.?|s\.?p\.?a\.?|a\.?g\.?|plc|bank|se|n\.?v\.?|a\.?e\.?|s\.?a\.?u\.?|oyj|asa)\b\.?( |$|,)")]
    private static partial Regex Forms();
}
