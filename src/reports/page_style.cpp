// The colours are those of the page; on paper always the light ones. It is written without < and &,
// so that the report is XML too.
#include "reports/page_style.h"

namespace roofloor {

namespace {

constexpr std::string_view style = R"css(
:root {
  --bg: #fbfbfa; --panel: #ffffff; --ink: #1b1f24; --mute: #5a6570; --line: #e3e6e8;
  --edge: #858f98; --grid: #e9ebed; --accent: #0b5fa5; --tint: #f2f6fa; --warn: #8a6100;
  --hardware-0: #0072b2; --hardware-1: #d55e00; --hardware-2: #009e73; --hardware-3: #b8578c;
  --hardware-4: #b87a00; --hardware-5: #2f8fc4; --hardware-6: #8a7d00; --hardware-7: #4d565f;
  --text-0: #075d8e; --text-1: #a64e09; --text-2: #077e5f; --text-3: #914972;
  --text-4: #916309; --text-5: #2a739c; --text-6: #6e6609; --text-7: #404850;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --bg: #111418; --panel: #171b20; --ink: #e8ebee; --mute: #9aa6b1; --line: #2a3138;
    --edge: #6f7b86; --grid: #272e35; --accent: #6cb6f2; --tint: #18222c; --warn: #e0b050;
    --hardware-0: #56b4e9; --hardware-1: #f0894a; --hardware-2: #35c79d; --hardware-3: #dd94bd;
    --hardware-4: #e69f00; --hardware-5: #8fb4ff; --hardware-6: #e0d34a; --hardware-7: #b9c2ca;
    --text-0: #56b4e9; --text-1: #f0894a; --text-2: #35c79d; --text-3: #dd94bd;
    --text-4: #e69f00; --text-5: #8fb4ff; --text-6: #e0d34a; --text-7: #b9c2ca;
  }
}
.color-0 { --own: var(--hardware-0); --own-text: var(--text-0); }
.color-1 { --own: var(--hardware-1); --own-text: var(--text-1); }
.color-2 { --own: var(--hardware-2); --own-text: var(--text-2); }
.color-3 { --own: var(--hardware-3); --own-text: var(--text-3); }
.color-4 { --own: var(--hardware-4); --own-text: var(--text-4); }
.color-5 { --own: var(--hardware-5); --own-text: var(--text-5); }
.color-6 { --own: var(--hardware-6); --own-text: var(--text-6); }
.color-7 { --own: var(--hardware-7); --own-text: var(--text-7); }

* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 40px 24px 64px; max-width: 1128px; background: var(--bg);
  color: var(--ink); overflow-wrap: break-word;
  font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  font-variant-numeric: tabular-nums;
}
h1, h2, h3 { line-height: 1.25; text-wrap: balance; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 30px; letter-spacing: -0.01em; }
h2 { margin: 56px 0 16px; padding-top: 14px; border-top: 1px solid var(--line); font-size: 21px; }
h3 { margin: 32px 0 12px; font-size: 16px; }
p { margin: 0 0 12px; max-width: 75ch; }
a { color: var(--accent); text-underline-offset: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.provenance { margin: 6px 0 20px; color: var(--mute); font-size: 13px; }
.headline { font-size: 18px; line-height: 1.45; }
nav ul { display: flex; flex-wrap: wrap; gap: 4px 20px; margin: 20px 0 0; padding: 0; }
nav li { list-style: none; }
header + main > section:first-child h2 { margin-top: 32px; }

.facts {
  display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 150px), 1fr));
  gap: 12px 24px; margin: 0 0 20px;
}
.facts .long { grid-column: span 2; }
.facts dt { color: var(--mute); font-size: 13px; }
.facts dd { margin: 0; overflow-wrap: anywhere; }

.scroll {
  overflow-x: auto; margin: 0 0 16px; border: 1px solid var(--line); border-radius: 6px;
  background: var(--panel);
}
table { width: 100%; border-collapse: collapse; font-size: 14px; line-height: 1.4; }
caption span {
  display: block; position: sticky; left: 12px; max-width: calc(100vw - 58px);
}
caption { padding: 10px 12px 8px; font-weight: 600; text-align: left; overflow-wrap: anywhere; }
th, td {
  padding: 6px 12px; border-top: 1px solid var(--line); text-align: left; vertical-align: top;
  unicode-bidi: isolate;
}
thead th { color: var(--mute); font-size: 13px; font-weight: 600; vertical-align: bottom; }
tbody th { font-weight: 500; }
.number { text-align: right; white-space: nowrap; }
th.number { white-space: normal; }
td small, th small, td .mark, th .mark { display: block; }
small { color: var(--mute); font-size: 12px; font-weight: 400; }
.totals tbody td { min-width: 130px; white-space: normal; }
.totals thead th { color: var(--ink); }
.totals tbody th { min-width: 130px; }
.mark { color: var(--accent); font-size: 12px; font-weight: 600; }
.best .mark::before { content: "\2605\00a0"; }
.best { background: var(--tint); }
abbr { color: var(--mute); text-decoration: none; }
.total th, .total td { border-top: 2px solid var(--edge); font-weight: 600; }
.layers { font-size: 13px; }
.layers th, .layers td { padding: 4px 8px; }
.layers tbody th { min-width: 170px; max-width: 280px; overflow-wrap: anywhere; }
.layers thead th[colspan] { color: var(--ink); }
.layers thead tr:first-child th + th, .layers tr + tr th:nth-child(4n + 7),
.layers td:nth-child(4n + 7) { border-left: 1px solid var(--line); }
.further tr + tr th:nth-child(4n + 7), .further td:nth-child(4n + 7) { border-left: 0; }
.further tr + tr th:nth-child(4n + 2), .further td:nth-child(4n + 2) {
  border-left: 1px solid var(--line);
}
.figures tbody th { width: 22%; min-width: 130px; }
.figures td:nth-child(3), .advice td:last-child { min-width: 200px; }
.advice tbody th { width: 20%; min-width: 150px; overflow-wrap: anywhere; }
.advice td.number { width: 90px; }
.conventions tbody th, .terms tbody th { width: 16%; min-width: 100px; }
.conventions td:nth-child(2) { width: 22%; min-width: 110px; }
.conventions td:last-child { min-width: 220px; }
.formulas tbody th { width: 20%; min-width: 120px; }
.formulas td:nth-child(2) { width: 36%; min-width: 200px; }
.formulas td:last-child, .terms td:nth-child(2) { min-width: 220px; }
.terms td:nth-child(3) { width: 28%; min-width: 150px; }
.formula { font-family: "Cambria Math", "STIX Two Text", Cambria, Georgia, serif; }
var { font-style: italic; white-space: nowrap; }
sub { font-size: 0.75em; line-height: 0; font-style: normal; }
.sources { padding-left: 24px; }
.sources li { margin-bottom: 4px; }
.sources li::marker { content: "[" counter(list-item) "]\2002"; }
.remark { color: var(--mute); font-size: 13px; }
.swatch {
  display: inline-block; width: 0.75em; height: 0.75em; margin-right: 0.5em; border-radius: 2px;
  background: var(--own); print-color-adjust: exact; -webkit-print-color-adjust: exact;
}
.notes { margin: 0 0 16px; padding-left: 20px; max-width: 80ch; }
.notes li { margin-bottom: 6px; }
.warning strong { color: var(--warn); }

figure { margin: 0 0 28px; }
.picture {
  overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; background: var(--panel);
}
.picture svg { display: block; width: 100%; min-width: 640px; height: auto; }
.pair { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 440px), 1fr));
  gap: 0 20px; }
.pair .picture svg { min-width: 440px; }
figcaption { margin-top: 8px; color: var(--mute); font-size: 13px; max-width: 90ch; }
figcaption strong { color: var(--ink); }
.figure .grid line { stroke: var(--grid); }
.figure .leaders line { stroke: var(--edge); }
.figure .ticks, .figure .title { fill: var(--mute); }
.figure .zone { fill: var(--mute); }
.figure .label { fill: var(--ink); stroke: var(--panel); }
.figure .label[class*="color-"] { fill: var(--own-text); }
.figure .curve, .figure .rings { stroke: var(--own); }
.figure .rings { fill: var(--panel); }
.figure .markers { fill: var(--own); stroke: var(--panel); }
.figure .bars, .figure .hatch { stroke: var(--own); }
.figure .bars, .figure .bars path { fill: var(--panel); }
.figure .bars .hatch { fill: none; }
.figure .compute_part, .figure .compute_part path { fill: var(--own); }
.figure .cumulative { stroke: var(--mute); }
.figure .cumulative-ground { stroke: var(--panel); }
footer { margin-top: 56px; padding-top: 16px; border-top: 1px solid var(--line);
  color: var(--mute); font-size: 13px; }

/* The table of layers may be wider than the column of the text. */
@media screen and (min-width: 1200px) {
  #layers .scroll { margin-inline: calc((1080px - min(100vw - 64px, 1400px)) / 2); }
}
@media (max-width: 600px) {
  body { padding: 24px 16px 48px; }
  h1 { font-size: 24px; }
  .headline { font-size: 16px; }
}

@page { size: A4; margin: 14mm 14mm 16mm;
  @bottom-right {
    content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #5a6570;
  }
}
@page across { size: A4 landscape; }
@media print {
  :root { color-scheme: light; --bg: #ffffff; --tint: #ffffff; }
  body { max-width: none; padding: 0; font-size: 9.5pt; line-height: 1.4; }
  h1 { font-size: 20pt; }
  h2 { margin-top: 20pt; font-size: 14pt; }
  h3 { font-size: 11pt; }
  h2, h3, caption, thead { break-after: avoid; }
  caption span { position: static; max-width: none; }
  .headline { font-size: 11.5pt; }
  nav { display: none; }
  table { font-size: 8pt; }
  small, .mark, .remark, figcaption, .provenance, footer, .facts dt, thead th {
    font-size: 7.5pt;
  }
  th, td { padding: 3pt 5pt; }
  .scroll, .picture { overflow: visible; border: 0; border-radius: 0; }
  .picture svg, .pair .picture svg { min-width: 0; }
  .pair { grid-template-columns: 1fr 1fr; break-inside: avoid; }
  thead { display: table-header-group; }
  tbody tr:first-child { break-before: avoid; }
  tr, figure, .facts div, .notes li { break-inside: avoid; }
  .facts { grid-template-columns: repeat(3, 1fr); gap: 6pt 14pt; }
  .totals tbody td, .totals tbody th { min-width: 0; }
  .figures tbody th, .advice tbody th, .formulas tbody th { min-width: 28mm; }
  .figures td:nth-child(3), .advice td:last-child, .conventions td:last-child,
  .formulas td:last-child, .terms td:nth-child(2) { min-width: 0; }
  .layers tbody th { min-width: 26mm; max-width: 60mm; }
  figure { margin-bottom: 8pt; }
  figcaption { margin-top: 2pt; max-width: none; }
  #layers { page: across; }
  #layers h2 { margin-top: 0; border-top: 0; }
  .layers, .layers thead th, .layers small { font-size: 7pt; }
  .layers th, .layers td { padding: 2pt 2.5pt; }
  a { color: inherit; }
}
)css";

}  // namespace

std::string_view page_style() {
  return style;
}

}  // namespace roofloor
