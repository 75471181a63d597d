import { PRESET_STYLES, type Preset } from './presets.ts';

/** Paper of printed reports; the wide pages are the same sheet turned. */
export type Paper = 'A4' | 'Letter';

/**
 * Styles of report documents, screen and print: one accent, hairlines, tabular figures, a rhythm of 8 pixels. Colours
 * go by the names the plots use, so that a dark screen recolours both; paper is always light.
 */
export function reportCss({ paper, preset }: Readonly<{ paper: Paper; preset: Preset }>, runningTitle: string): string {
  const { accent, css } = PRESET_STYLES[preset];
  const screen = SCREEN.replace(DEFAULT_ACCENT, accent);
  return `${screen}${css}${pageRules(paper, runningTitle)}`;
}

/** A CSS string that ends neither its quotes nor the style element, whatever the text holds. */
export function cssString(text: string): string {
  const escaped = Array.from(text, (character) =>
    /[\p{L}\p{N} ]/u.test(character) ? character : `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${escaped.join('')}"`;
}

function pageRules(paper: Paper, runningTitle: string): string {
  return `
@page { size: ${paper} portrait; margin: 18mm 18mm 20mm;
  @top-left { content: ${cssString(runningTitle)}; font: 400 8pt 'Inter Variable', sans-serif; color: #575b58; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 400 8pt 'Inter Variable', sans-serif; color: #575b58; } }
@page wide { size: ${paper} landscape; margin: 14mm 14mm 16mm; }
@page :first { @top-left { content: none; } }
@media print {
  /* Forms of a sign beside others are read by some viewers as another sign: "2 x" for "2 ×". */
  html { font-size: 9pt; font-variant-ligatures: no-contextual; }
  body { margin: 0; max-width: none; padding: 0; }
  .screen-only { display: none; }
  .wide { page: wide; }
  .title-page { break-after: page; }
  .paged .sof-comparison { break-inside: avoid; }
  .paged table { font-size: 0.84rem; line-height: 1.3; margin-bottom: 0.5rem; }
  .paged th, .paged td { padding-top: 0.3rem; padding-bottom: 0.3rem; padding-right: 1rem; }
  .paged caption { padding: 0.2rem 0; }
  .paged .sof-table { table-layout: fixed; }
  .paged .sof-outcome { width: 17%; }
  .paged .sof-group { width: 30%; }
  .paged .profile-table { font-size: 0.78rem; }
  .paged .profile-table th, .paged .profile-table td { padding-right: 0.6rem; }
  .paged .profile-table tbody th { width: 19%; }
  .paged .profile-table .profile-certainty { width: 13%; }
  .paged .profile-table .number { width: 5%; }
  .paged .footnotes { font-size: 0.75rem; line-height: 1.3; columns: 2; column-gap: 2rem; }
  .paged .footnotes li { break-inside: avoid; padding: 0.05rem 0; }
  .paged .sof-legend { font-size: 0.75rem; line-height: 1.4; }
  .paged .sof-legend dl { display: grid; grid-template-columns: 1fr 1fr; column-gap: 2rem; }
  .paged .facts { margin-bottom: 0.5rem; }
  .contents > ol { columns: 2; column-gap: 2.5rem; }
  .contents > ol > li { break-inside: auto; }
  .part { margin-top: 0; }
  .part + .part { margin-top: 3rem; }
  .part.starts-page { break-before: page; margin-top: 0; }
  .wide + .part:not(.wide), .part:not(.wide) + .wide { margin-top: 0; }
  h2, h3, caption { break-after: avoid; }
  tr, figure, .keep, li { break-inside: avoid; }
  .contents li { break-inside: auto; }
  .keep, thead { break-after: avoid; }
  figure svg { max-width: 100%; height: auto; }
  .footnotes, .facts { max-width: none; }
  a { color: inherit; text-decoration: none; }
}
`;
}

const DEFAULT_ACCENT = '#0d6553';

const SCREEN = `
@media screen {
  .part.wide { --text-width: min(66rem, 100vw - 5rem); --table-width: min(80rem, 100vw - 5rem); margin-inline: calc((var(--text-width) - var(--table-width)) / 2); }
  .sideways { overflow-x: auto; outline-offset: 4px; }
  .sideways:focus-visible { outline: 2px solid var(--accent); }
}
@media screen and (max-width: 60rem) {
  html body { padding: 1rem 1rem 3rem; }
  html .part.wide { margin-inline: 0; }
  html h1 { font-size: 1.9rem; }
  html .title-page { padding-top: 1rem; }
  html .title-facts > div { grid-template-columns: 9.5em 1fr; gap: 0.75rem; }
  .sideways table { min-width: 44rem; }
  .sideways .sof-table { min-width: 50rem; }
  .sideways .profile-table { min-width: 68rem; }
  .sideways .characteristics-table, .sideways .history-table, .sideways .sensitivity-table { min-width: 56rem; }
  .sideways figure svg { max-width: max(100%, 40rem); }
  .sideways :is(.sof-table, .profile-table, .characteristics-table, .availability-table) :is(thead tr:first-child, tbody tr) > th:first-child { position: sticky; left: 0; background: var(--surface); }
  /* As wide as the table in it, so that the words beside the table stay in sight while it is moved. */
  .sideways :is(section, .summary-of-findings, .availability) { min-width: min-content; }
  .sideways figure { min-width: 40rem; }
  .sideways :is(caption, .facts, .footnotes, .sof-legend, .sof-more, .prose, .key, ol, summary, p, h3) { max-width: calc(100vw - 2rem); position: sticky; left: 0; }
  html .sof-legend dl > div { grid-template-columns: 1fr; }
}
:root { --text: #1a1c1b; --text-quiet: #575b58; --control-line: #86867e; --line: #e4e4df; --accent: #0d6553; --surface: #ffffff; color-scheme: light; }
@media screen and (prefers-color-scheme: dark) {
  :root { --text: #e6e8e6; --text-quiet: #a3a9a5; --control-line: #7d837f; --line: #2f3533; --accent: #5cc0a5; --surface: #171a19; color-scheme: dark; }
}
* { box-sizing: border-box; }
html { font: 400 15px/1.5 'Inter Variable', Inter, 'Helvetica Neue', Arial, sans-serif; color: var(--text); background: var(--surface); -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { margin: 0 auto; max-width: 70rem; padding: 2rem 2rem 4rem; overflow-wrap: break-word; }
h1, h2, h3, p, dl, ul, figure { margin: 0; }
th, strong { font-weight: 600; }
h1 { font-size: 2.5rem; line-height: 1.2; font-weight: 600; letter-spacing: -0.015em; max-width: 24em; text-wrap: balance; }
h2 { font-size: 1.3rem; line-height: 1.25; font-weight: 600; letter-spacing: -0.01em; margin-bottom: 1rem; }
h3 { font-size: 1.02rem; line-height: 1.4; font-weight: 600; margin-bottom: 0.25rem; }
.part { margin-top: 4rem; }
.kind { color: var(--accent); font-weight: 600; margin-bottom: 1rem; }
.title-page { padding-top: 4rem; }
.sheet-title { font-size: 1.3rem; margin-bottom: 1rem; max-width: none; }
.question { font-size: 1.1rem; max-width: 44em; margin-top: 1rem; color: var(--text-quiet); }
.title-facts { margin: 3rem 0; border-top: 1px solid var(--control-line); max-width: 44em; }
.title-facts > div { display: grid; grid-template-columns: 14em 1fr; padding: 0.4rem 0; border-bottom: 1px solid var(--line); }
.benefit-part + .benefit-part { margin-top: 1.75rem; }
.benefit-table { break-inside: avoid; }
.benefit-table th:nth-child(n + 2), .benefit-table td { overflow-wrap: normal; }
.benefit-table td:last-child { white-space: nowrap; }
.benefit-table thead th:first-child { width: 46%; }
dt { color: var(--text-quiet); }
dd { margin: 0; }
.contents ol { list-style: none; padding: 0; margin: 0; }
.contents li { padding: 0.15rem 0; }
.contents ol ol { padding-left: 1.5rem; color: var(--text-quiet); }
.contents h2 { font-size: 1.02rem; margin-bottom: 0.5rem; }
a { color: var(--accent); }
.contents a { color: inherit; text-decoration: none; }
.facts { margin-bottom: 1rem; max-width: 60em; }
.facts > div { display: grid; grid-template-columns: 7em 1fr; padding: 0.15rem 0; }
table { border-collapse: collapse; width: 100%; margin: 0 0 1rem; font-size: 0.9rem; line-height: 1.4; }
caption { text-align: left; font-weight: 600; padding: 0.5rem 0; }
thead { display: table-header-group; }
tfoot { display: table-row-group; font-weight: 600; }
tfoot tr + tr, tfoot tr + tr th { font-weight: 400; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 1.2rem 0.4rem 0; unicode-bidi: isolate; overflow-wrap: anywhere; }
th:last-child, td:last-child { padding-right: 0; }
thead th { font-weight: 400; color: var(--text-quiet); vertical-align: bottom; border-bottom: 1px solid var(--control-line); overflow-wrap: break-word; }
tbody tr, tfoot tr { border-bottom: 1px solid var(--line); }
tbody th { font-weight: 400; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.detail { display: block; color: var(--text-quiet); font-size: 0.92em; }
.nowrap { white-space: nowrap; }
.quiet, .term { color: var(--text-quiet); }
.tag { display: inline-block; color: var(--text-quiet); border: 1px solid var(--control-line); border-radius: 3px; padding: 0 0.4em; font-size: 0.85em; margin-top: 0.2rem; }
abbr { text-decoration: none; }
sup { font-size: 0.72em; line-height: 0; color: var(--text-quiet); padding-left: 0.1em; }
.sof-comparison { margin-bottom: 1.5rem; }
.sof-table { margin-bottom: 0.75rem; }
.sof-table .outcome, .profile-table .outcome { font-weight: 600; }
.sof-table thead th, .profile-table thead th { padding-right: 1rem; }
.sof-group { border-bottom: 1px solid var(--line) !important; }
.sof-table tbody th { width: 17%; }
.sof-table .sof-risk { width: 14%; }
.sof-table .sof-relative { width: 11%; }
.sof-table .sof-evidence { width: 10%; }
.sof-table .sof-certainty { width: 13%; }
.sof-table tbody { border-bottom: 1px solid var(--line); break-inside: avoid; }
.sof-table tbody tr { border-bottom: 0; }
.certainty-symbol { display: block; margin: 0.2em 0 0.1em; color: var(--text); }
.certainty-name { font-weight: 600; }
.sof-more { font-size: 0.9rem; margin-bottom: 0.75rem; }
.sof-legend { font-size: 0.85rem; color: var(--text-quiet); break-inside: avoid; }
.sof-legend dl { margin: 0.5rem 0 0; }
.sof-legend dl > div { display: grid; grid-template-columns: 14em 1fr; }
.sof-legend dt { color: var(--text); white-space: nowrap; }
.sof-legend .certainty-symbol { display: inline; vertical-align: -0.15em; }
.profile-table { font-size: 0.76rem; }
.profile-table th, .profile-table td { padding-right: 0.6rem; overflow-wrap: normal; }
.profile-table tbody th { width: 13%; }
.profile-effect { display: block; }
.sof-table td { vertical-align: top; }
.footnotes, .plain, .references { list-style: none; padding: 0; margin: 0; }
.footnotes { font-size: 0.85rem; color: var(--text-quiet); max-width: 76em; }
.footnotes li { padding: 0.1rem 0; }
.footnotes sup { padding-right: 0.2em; }
.plain li + li { margin-top: 0.1rem; }
.references li { padding: 0.3rem 0 0.3rem 1.5rem; text-indent: -1.5rem; max-width: 60em; }
.analysis { margin-bottom: 3rem; }
.analysis .purpose { color: var(--text-quiet); margin-bottom: 0.5rem; }
figure svg { display: block; max-width: 100%; height: auto; }
figure + figure { margin-top: 2rem; }
.intervals-table { margin-top: 1rem; }
.intervals-table th:first-child { width: 34%; }
.intervals-table [data-printed] { font-weight: 600; }
.left-out-table { margin-top: 1rem; }
.left-out-table, .intervals-table { break-inside: avoid; }
.words { overflow-wrap: normal; }
.left-out-table th:first-child { width: 50%; }
details { margin-top: 1rem; }
summary { color: var(--accent); cursor: pointer; }
details caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.availability-notes th:nth-child(1) { width: 18%; }
.availability-notes th:nth-child(2) { width: 15%; }
.availability-notes th:nth-child(4) { width: 38%; }
.availability-table .sign { text-align: center; padding: 0.4rem 0.3rem; }
.availability-table thead .sign { font-size: 0.92em; overflow-wrap: anywhere; hyphens: auto; }
.draft { display: inline-block; border: 1.5px solid var(--text); border-radius: 3px; padding: 0.2rem 0.6rem; font-weight: 600; margin-bottom: 1.5rem; }
.prose { max-width: 44em; margin-top: 0.75rem; }
.strong { font-weight: 600; }
.indent { padding-left: 1.2rem; }
.sensitivity-table tbody + tbody tr:first-child { border-top: 1px solid var(--control-line); }
.sensitivity-table th:first-child { width: 26%; }
.sensitivity-table td:last-child { width: 22%; }
.characteristics-table th:first-child { width: 12%; }
.characteristics-table td:nth-child(2) { width: 14%; }
.characteristics-table td:nth-child(3) { width: 7%; }
.characteristics-table td:nth-child(4) { width: 19%; }
.history-table th:first-child { width: 17%; }
.history-table th:nth-child(2) { width: 27%; }
.history-table td { overflow-wrap: break-word; }
.outcomes-table td { overflow-wrap: normal; }
.outcomes-table tbody th { min-width: 6.5rem; }
.explore-choice { display: inline-flex; gap: 1rem; border: 1px solid var(--line); border-radius: 4px; margin: 1rem 1rem 1rem 0; padding: 0.3rem 0.8rem 0.5rem; }
.explore-choice legend { color: var(--text-quiet); padding: 0 0.3rem; }
.explore:has(input[value='plain']:checked) [data-words='numbers'], .explore:has(input[value='numbers']:checked) [data-words='plain'] { display: none; }
.explore section { margin-bottom: 2rem; }
.explore-row { display: grid; grid-template-columns: minmax(12rem, 1fr) 2.4fr; gap: 1.5rem; padding: 0.8rem 0; border-bottom: 1px solid var(--line); }
.explore-risks { display: grid; grid-template-columns: repeat(2, minmax(0, 14rem)); gap: 0.5rem 2rem; margin-top: 0.75rem; }
.explore-slider, .explore-risks > p { grid-column: 1 / -1; }
.explore-slider:not([hidden]) { display: flex; align-items: center; gap: 0.75rem; }
.explore-slider input { flex: 1; accent-color: var(--accent); }
.explore-side { display: flex; flex-direction: column; gap: 0.3rem; }
@media (max-width: 40rem) { .explore-row, .explore-risks { grid-template-columns: 1fr; } }
.support-table th:first-child { width: 20%; }
.support-table td:nth-last-child(1) { width: 46%; }
.support-table td:nth-last-child(2) { width: 14%; }
.support-table tbody { border-bottom: 1px solid var(--control-line); }
.funding-table th:first-child { width: 22%; }
.key { color: var(--text-quiet); font-size: 0.9rem; margin-bottom: 1.5rem; }
.key-entry { display: inline-block; margin-right: 1.5rem; }
.state-sign { width: 0.8em; height: 0.8em; vertical-align: -0.05em; color: var(--text); }
.receipt { margin: 1.5rem 0 2rem; }
.receipt-result { margin-bottom: 0.25rem; }
.receipt table { margin-bottom: 0.5rem; font-size: 0.85rem; }
.formula { white-space: pre-wrap; }
.lines { white-space: pre-line; }
.receipts-table { table-layout: fixed; font-size: 0.78rem; line-height: 1.35; font-kerning: none; }
.receipts-table th:first-child { width: 21%; }
.receipts-table th:nth-child(2) { width: 42%; }
.receipts-table td, .receipts-table th { overflow-wrap: break-word; }
.formula-list { font-size: 0.85rem; margin-bottom: 1rem; }
.step-table th:first-child { width: 24%; }
.value-table td:nth-child(1) { width: 34%; }
.value-table .quote { width: 38%; color: var(--text-quiet); }
`;
