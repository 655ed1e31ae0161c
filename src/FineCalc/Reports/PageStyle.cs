namespace FineCalc.Reports;

// How pages look: on a screen, in the dark, in a narrow column, in print. Amounts stand in figures of one width.
internal static class PageStyle
{
    // The class of the one element that all of a fragment is in. Every rule is nested under it, so that a fragment styles nothing around
    // it, and two of them on one page say the same of each other.
    public const string Root = "finecalc";

    // Where the fragment is all there is, the ground goes on to the edges of the window and the sheet has margins.
    public const string Frame = """
        body { margin: 0; background: #fff }
        main { padding: 1.5rem 1rem 2rem }
        @media (max-width: 640px) { main { padding: .5rem 0 1rem } }
        @media print { main { padding: 0 } }
        @media screen and (prefers-color-scheme: dark) { body { background: #14181d } }
        @page {
            margin: 16mm 14mm;
            @bottom-right {
                content: counter(page) " / " counter(pages); font: 8pt system-ui, "Liberation Sans", sans-serif; color: #5b6673
            }
        }
        """;

    // The class is said three times so that its rules prevail over those of notebooks for tables and terms, which have two classes.
    //
    // The width that counts is that of the column which the fragment stands in, not that of the window. There a table whose columns have no
    // room side by side is a list of its rows, so that no amount is cut off; a sheet of paper is wider than that.
    public const string Scoped = """
        .finecalc.finecalc.finecalc {
            color-scheme: light dark; --ink: #1a1f26; --soft: #5b6673; --line: #dde2e8; --paper: #fff; --wash: #f5f7f9;
            --total: #33507a; --fall: #2e7d5b; --rise: #b4541a; --warn: #9a4a00; --good: #1f6b4a; --link: #24518f;
            container-type: inline-size; box-sizing: border-box; max-width: 79em; margin: 0 auto; background: var(--paper);
            color: var(--ink); text-align: left; font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Helvetica Neue", "Liberation Sans",
                Arial, sans-serif;
            font-variant-numeric: tabular-nums; overflow-wrap: break-word;
            @media screen and (prefers-color-scheme: dark) {
                --ink: #e4e8ed; --soft: #9ba7b4; --line: #333c47; --paper: #14181d; --wash: #1b2127; --total: #8eb0e0;
                --fall: #5fbd93; --rise: #e39a63; --warn: #f0ad66; --good: #74cfa5; --link: #9cbff0
            }
            * { box-sizing: border-box }
            .sheet { padding: 1em }
            h1 { margin: 0; font-size: 1.85em; line-height: 1.2; font-weight: 650; letter-spacing: -.01em }
            h2 { margin: 2.2em 0 .55em; font-size: 1.17em; font-weight: 650 }
            p { margin: .65em 0; max-width: 70ch }
            .subtitle, .quiet, footer { color: var(--soft) }
            .subtitle { max-width: none }
            .warning { color: var(--warn) } .good { color: var(--good) } .strong { font-weight: 650 }
            .answer { margin-top: 1.3em; font-size: 1.2em; line-height: 1.4 }
            a { color: var(--link); text-underline-offset: .15em }
            ul { margin: .65em 0; padding-left: 1.3em } li { margin: .25em 0; max-width: 76ch }
            details { margin: .5em 0; border-top: 1px solid var(--line) }
            summary { padding: .45em 0; font-weight: 650; cursor: pointer }
            pre { margin: .65em 0; white-space: pre-wrap; overflow-wrap: anywhere; font-size: .8em }
            .figures {
                display: flex; flex-wrap: wrap; gap: 1em 3.7em; margin: 1.7em 0 1.3em; padding: 1.2em 1.5em;
                background: var(--wash); border-radius: 8px
            }
            .figures div { min-width: 12em } .figures dd { margin: 0 }
            .figures dt { float: none; width: auto; color: var(--soft); font-size: .87em }
            .figures .value { font-size: 1.55em; font-weight: 650; line-height: 1.3 }
            .figures .remark { color: var(--soft); font-size: .95em }
            figure { margin: 1.3em 0 } figure > svg { display: block; width: 100%; max-width: 52em; height: auto; border-radius: 6px }
            .scroll { overflow-x: auto }
            table { table-layout: auto; border-collapse: collapse; width: 100%; margin: 0; font-size: .97em }
            tr { background: none }
            caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
            th, td {
                padding: .45em .9em .45em 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line);
                font-weight: inherit
            }
            thead th { color: var(--soft); font-size: .87em; border-bottom-color: var(--soft); vertical-align: bottom }
            tbody th[scope=row] { font-weight: 550; min-width: 9.5em } tbody th .quiet { font-weight: 400 }
            th.group { padding-top: 1.2em; font-weight: 650; border-bottom-color: var(--soft) }
            th.number, td.number { text-align: right; white-space: nowrap }
            th.number:not(:last-child), td.number:not(:last-child) { padding-right: 1.5em }
            tr th:last-child, tr td:last-child { padding-right: 0 }
            tr.total th, tr.total td { font-weight: 650; border-bottom-color: var(--soft) }
            .bar { width: 26%; min-width: 9.5em } .bar svg { display: block; width: 100%; height: 1.05em; margin-top: .15em }
            rect.total { fill: var(--total) } rect.fall { fill: var(--fall) } rect.rise { fill: var(--rise) }
            .notes { margin-top: .4em; color: var(--soft); font-size: .87em }
            footer { margin-top: 2.6em; padding-top: .8em; border-top: 1px solid var(--line); font-size: .9em }
            @container (max-width: 640px) {
                .figures { padding: .9em 1em } .figures .value { font-size: 1.3em }
                table, tbody, tr, th, td { display: block } thead { display: none }
                tr { padding: .5em 0; border-bottom: 1px solid var(--line) }
                tr th[scope=row], tr td, tr td.number, tr td.number:not(:last-child) {
                    border: 0; padding: .1em 0; white-space: normal; min-width: 0
                }
                td:empty { display: none }
                td.number::before { content: attr(data-title); float: left; margin-right: 1em; color: var(--soft) }
                td.number::after { content: ""; display: block; clear: left }
                .bar { width: auto } tr:has(th.group) { padding: 0; border: 0 }
            }
            @media print {
                font-size: 9.5pt;
                table { font-size: 8pt } th, td { padding: .3em .6em .3em 0 }
                th.number:not(:last-child), td.number:not(:last-child) { padding-right: .8em } tbody th[scope=row] { min-width: 6em }
                .sheet { padding: 0 } .scroll { overflow: visible } thead { display: table-header-group }
                h1, h2, .subtitle, tr:has(th.group), tbody tr:first-child { break-after: avoid }
                p, tr, li, .figures, figure { break-inside: avoid } figure > svg { max-width: 122mm }
                tbody tr:last-child, .scroll + p, footer { break-before: avoid }
                svg, .figures { print-color-adjust: exact; -webkit-print-color-adjust: exact }
                a { color: inherit; text-decoration: none }
            }
        }
        """;
}
