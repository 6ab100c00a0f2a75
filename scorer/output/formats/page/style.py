"""The one style sheet of HTML pages: light, dark, print; plain enough to be read in the source."""

STYLE_SHEET = """
:root {
  color-scheme: light dark;
  --ground: #ffffff; --ink: #1c2430; --faint: #59636f; --line: #d5dae0; --band: #f2f5f8;
  --mark: #174f7d; --on-mark: #ffffff; --good: #1c6b33; --bad: #a32020; --warn: #7a5200;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14181d; --ink: #e6e9ed; --faint: #a3adb8; --line: #38414b; --band: #1e242b;
    --mark: #8cc4f2; --on-mark: #10202e; --good: #7fd696; --bad: #ff9b93; --warn: #e8bd5f;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 3rem); max-width: 76rem;
  background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK SC", sans-serif;
  overflow-wrap: anywhere;
}
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
h2, h3, h4, h5, h6 { font-size: 1.15rem; margin: 0 0 .25rem; }
p { margin: .4rem 0; max-width: 46rem; }
.scroll { overflow-x: auto; margin: 1.25rem 0; }
.scroll:focus-visible { outline: 2px solid var(--mark); outline-offset: 2px; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: .25rem 0 .5rem; }
th, td {
  padding: .4rem .75rem; border-bottom: 1px solid var(--line); vertical-align: top;
  overflow-wrap: normal; font-weight: 400;
}
thead th { background: var(--band); font-weight: 600; border-bottom: 2px solid var(--line); }
th.left, td.left { text-align: left; }
th.right, td.right { text-align: right; }
th.center, td.center { text-align: center; }
tbody th { font-weight: 600; min-width: 9rem; overflow-wrap: break-word; }
td.left:not(.figure) { min-width: 8rem; }
.figure { white-space: nowrap; }
td.prose, th.prose { overflow-wrap: anywhere; min-width: 16rem; }
tbody tr:hover { background: var(--band); }
.strong { font-weight: 600; }
.faint, .note { color: var(--faint); }
.note { font-size: .9rem; }
.good { color: var(--good); }
.bad { color: var(--bad); }
.warn { color: var(--warn); }
.unseen {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap;
}
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0 0 1rem; }
dt { color: var(--faint); }
dd { margin: 0; }
section { padding: 1rem 0; border-top: 1px solid var(--line); break-inside: avoid-page; }
.depth-1 { margin-left: 1.25rem; }
.depth-2 { margin-left: 2.5rem; }
.depth-3 { margin-left: 3.75rem; }
.scale { display: flex; flex-wrap: wrap; align-items: center; gap: .6rem; margin: .6rem 0; }
.scale > span { color: var(--faint); font-size: .9rem; }
.scale ol { display: flex; list-style: none; margin: 0; padding: 0; }
.scale li {
  min-width: 2.4rem; padding: .2rem .5rem; text-align: center; border: 1px solid var(--line);
  margin-left: -1px; font-variant-numeric: tabular-nums;
}
.scale li.plausible { background: var(--band); border-bottom: 3px dashed var(--mark); }
.scale li.given { background: var(--mark); color: var(--on-mark); font-weight: 700; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem; margin-top: .5rem; }
.side { font-weight: 600; border-bottom: 2px solid var(--line); }
.strengths .side { color: var(--good); }
.drawbacks .side { color: var(--bad); }
.sides ul { margin: .3rem 0; padding-left: 1.2rem; }
.sides li { margin-bottom: .3rem; }
.strengths li::marker { content: "+ "; }
.drawbacks li::marker { content: "\\2013  "; }
details { font-size: .9rem; color: var(--faint); }
summary { cursor: pointer; }
footer { margin-top: 2rem; padding-top: .75rem; border-top: 1px solid var(--line); }
code { font-size: .85em; }
@media (max-width: 40rem) { .sides { grid-template-columns: 1fr; } }
@media print {
  :root {
    --ground: #ffffff; --ink: #000000; --faint: #444444; --line: #999999; --band: #eeeeee;
    --mark: #000000; --on-mark: #ffffff; --good: #000000; --bad: #000000; --warn: #000000;
  }
  @page { margin: 15mm; }
  body { padding: 0; max-width: none; font-size: 10pt; }
  .scroll { overflow: visible; }
  th, td { padding: .25rem .4rem; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  .scale li.given { border: 2px solid #000000; print-color-adjust: exact; }
}
"""
