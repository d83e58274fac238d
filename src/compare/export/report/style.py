"""How a report looks as a page, on the screen and on paper; all of it inside the file."""

from __future__ import annotations

CSS = """
.report { color: #1a1a1a; background: #fff; max-width: 800px; margin: 0 auto; text-align: left;
  font: 17px/1.58 Georgia, 'Liberation Serif', 'Times New Roman', serif; overflow-wrap: break-word; }
.report h1, .report h2, .report h3, .report figcaption, .report table, .report .quiet, .report .by,
.report summary, .report dl { font-family: Arial, 'Liberation Sans', Helvetica, sans-serif; }
.report h1 { font-size: 34px; line-height: 1.18; margin: 0 0 10px; letter-spacing: -.01em; text-wrap: balance;
  padding: 0; }
.report h2 { font-size: 22px; line-height: 1.25; margin: 44px 0 10px; padding: 0; }
.report h3 { font-size: 16px; line-height: 1.35; margin: 22px 0 6px; padding: 0; }
.report p { margin: 0 0 14px; max-width: 660px; }
.report a { color: inherit; text-decoration: underline; text-underline-offset: 2px; }
.report .by { font-size: 15px; color: #4a4a4a; margin: 0 0 26px; }
.report .item { margin: 34px 0; }
.report figure { margin: 0; }
.report figcaption { font-size: 16px; line-height: 1.4; margin: 0 0 8px; font-weight: 700; }
.report figcaption .label, .report h3 .label { color: #154273; }
.report .quiet { font-size: 13px; line-height: 1.5; color: #545454; margin: 6px 0 0; }
.report .text { margin-top: 14px; }
.report table { border-collapse: collapse; width: 100%; font-size: 13px; line-height: 1.4;
  font-variant-numeric: tabular-nums; color: inherit; }
.report th { text-align: left; vertical-align: bottom; border-bottom: 1.5px solid #1a1a1a;
  padding: 5px 12px 5px 0; font-weight: 700; }
.report td { vertical-align: top; border-bottom: 1px solid #dcdcdc; padding: 5px 12px 5px 0; }
.report tr > :last-child { padding-right: 0; }
.report .number { text-align: right; white-space: nowrap; }
.report th.number { white-space: normal; }
.report .wide { overflow-x: auto; }
.report blockquote { margin: 0 0 20px; padding: 2px 0 2px 16px;
  border-left: 3px solid var(--letter, #8c8c8c); }
.report blockquote p { margin: 3px 0 6px; }
.report blockquote:has(+ p.quiet) { margin-bottom: 0; }
.report blockquote + p.quiet { margin: 0 0 20px; padding: 0 0 2px 19px; }
.report mark { background: #ffe08a; color: #1a1a1a; padding: 0 .1em; border-radius: 2px; }
.report ol.sources { padding: 0; margin: 0; list-style: none; font-size: 15px; }
.report ol.sources li { margin: 0 0 8px; padding-left: 34px; text-indent: -34px; }
.report .n { display: inline-block; min-width: 34px; text-indent: 0; }
.report dl { display: grid; grid-template-columns: 150px minmax(0, 1fr); gap: 2px 14px; font-size: 13px;
  line-height: 1.5; margin: 0 0 8px; }
.report dt { color: #545454; }
.report dd { margin: 0; }
.report .made { font-size: 14.5px; line-height: 1.5; }
.report .made p { margin: 0 0 8px; }
.report details { margin: 6px 0 0; }
.report summary { font-size: 13px; cursor: pointer; color: #545454; }
.report .report-chart { width: 100%; overflow-x: auto; overflow-y: hidden; }
"""
"""Rules that reach nothing outside an element of class ``report``."""

PAGE_CSS = """
html { color-scheme: light; background: #fff; -webkit-text-size-adjust: 100%; }
body { margin: 0; padding: 44px 20px 72px; }
@media (max-width: 640px) {
  body { padding: 24px 16px 48px; }
  .report { font-size: 16px; }
  .report h1 { font-size: 27px; }
  .report dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .report dd { margin: 0 0 6px; }
}
@page { size: A4; margin: 20mm 18mm 20mm; @bottom-right { content: counter(page) " / " counter(pages);
  font: 9pt Arial, 'Liberation Sans', sans-serif; color: #545454; } }
@media print {
  body { padding: 0; }
  .report { max-width: none; font-size: 11pt; line-height: 1.5; }
  .report h1 { font-size: 24pt; }
  .report h2 { font-size: 15pt; }
  .report h1, .report h2, .report h3, .report figcaption { break-after: avoid; }
  .report .keep { break-after: avoid; }
  .report figcaption { margin-bottom: 4px; }
  .report p, .report li { orphans: 3; widows: 3; }
  .report .keep, .report blockquote, .report tr, .report dl, .report ol.sources li { break-inside: avoid; }
  .report thead { display: table-header-group; }
  .report .wide { overflow: visible; }
  .report details { display: none; }
  .report .report-chart { zoom: var(--print); }
  .report a { text-decoration: none; }
  .report .quiet, .report table, .report dl { font-size: 8.5pt; }
  .report .made, .report ol.sources { font-size: 10pt; }
  mark, blockquote, .report-chart { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
"""Rules for the page as a whole, on a phone and on paper."""

SCRIPT = """
const kept = JSON.parse(document.getElementById("report-charts").textContent)
const phone = !matchMedia("print").matches && innerWidth < 640
for (const [id, charts] of Object.entries(kept)) {
  const place = document.getElementById(id)
  const { data, layout } = phone ? charts.narrow : charts.wide
  layout.width = phone && charts.fits ? place.clientWidth : WIDTH
  Plotly.newPlot(place, data, layout, { displayModeBar: false, responsive: false, doubleClick: false })
}
"""
"""Draws the charts; ``WIDTH`` is set to that of paper."""
