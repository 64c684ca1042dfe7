#include "center/page/page.hpp"

namespace cicd::center {

std::string_view style_sheet() {
  return R"css(
:root {
  --ground: #f5f6f8; --panel: #ffffff; --line: #e3e6eb; --ink: #1b2230; --quiet: #667085; --link: #2456c9;
  --shadow: 0 1px 2px rgba(16, 24, 40, .05), 0 1px 12px rgba(16, 24, 40, .04);
  --runtime: #7a3ff2; --runtime-soft: #f0eaff; --cicd: #0b6fcb; --cicd-soft: #e3f1ff;
  --deployment: #b45309; --deployment-soft: #fff1dc;
  --open: #c02626; --open-soft: #fdeaea; --resolved: #17803d; --resolved-soft: #e4f6ea;
  --ignored: #596273; --ignored-soft: #eceef2;
  --log: #fbfbfc; --mark: #fff0c2; --mark-line: #e0a100;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0f131a; --panel: #171c25; --line: #2a313d; --ink: #e6e9ef; --quiet: #98a2b3; --link: #8ab4ff;
    --shadow: none;
    --runtime: #c4a7ff; --runtime-soft: #2d2348; --cicd: #83c3ff; --cicd-soft: #14304d;
    --deployment: #ffc46b; --deployment-soft: #402c0d;
    --open: #ff9d9d; --open-soft: #451e20; --resolved: #7ddca0; --resolved-soft: #15361f;
    --ignored: #aab3c2; --ignored-soft: #2a303b;
    --log: #11161e; --mark: #43370f; --mark-line: #e0b020;
  }
}
* { box-sizing: border-box; }
html { color-scheme: light dark; }
body { margin: 0; background: var(--ground); color: var(--ink); line-height: 1.5;
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK SC", sans-serif; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 4px; }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 13px; }
h1, h2, p { margin: 0; }
.quiet { color: var(--quiet); }

.top { display: flex; align-items: center; justify-content: space-between; gap: 16px; padding: 12px max(16px, calc(50vw - 544px));
  background: var(--panel); border-bottom: 1px solid var(--line); }
.brand { display: flex; align-items: center; gap: 10px; font-weight: 650; font-size: 17px; color: var(--ink); letter-spacing: -.01em; }
.brand:hover { text-decoration: none; }
.brand svg { width: 26px; height: 26px; }
.brand rect { fill: var(--link); }
.brand path { stroke: var(--panel); stroke-width: 1.8; stroke-linecap: round; fill: none; }
.top nav { display: flex; gap: 18px; font-size: 14px; }
.top nav a { color: var(--quiet); }
main { max-width: 1120px; margin: 0 auto; padding: 20px 16px 8px; display: grid; gap: 16px; }
main > * { min-width: 0; }
footer { max-width: 1120px; margin: 0 auto; padding: 8px 16px 28px; color: var(--quiet); font-size: 13px; }

.panel { background: var(--panel); border: 1px solid var(--line); border-radius: 12px; box-shadow: var(--shadow); }
.numbers { display: grid; grid-template-columns: minmax(0, 1fr) 320px; gap: 16px; }
.cards { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: 12px; }
.card, .chart { background: var(--panel); border: 1px solid var(--line); border-radius: 12px; padding: 14px 16px; box-shadow: var(--shadow); }
.card b { display: block; font-size: 26px; font-weight: 650; line-height: 1.15; letter-spacing: -.02em; font-variant-numeric: tabular-nums; }
.card span { color: var(--quiet); font-size: 13px; }
.card.open b { color: var(--open); }
.card.resolved b { color: var(--resolved); }
.chart { margin: 0; padding: 12px 16px 8px; }
.chart svg { display: block; width: 100%; height: 40px; }
.chart .some { fill: var(--link); }
.chart .none { fill: var(--line); }
.chart figcaption { color: var(--quiet); font-size: 12px; margin-top: 4px; }

.tabs { display: flex; gap: 6px; flex-wrap: wrap; }
.tab { padding: 6px 14px; border-radius: 999px; color: var(--quiet); border: 1px solid transparent; font-weight: 550; }
.tab:hover { background: var(--panel); text-decoration: none; }
.tab i { font-style: normal; font-size: 13px; opacity: .75; font-variant-numeric: tabular-nums; }
.tab[aria-current] { background: var(--ink); color: var(--panel); }
.tab.runtime[aria-current] { background: var(--runtime-soft); color: var(--runtime); border-color: var(--runtime); }
.tab.cicd[aria-current] { background: var(--cicd-soft); color: var(--cicd); border-color: var(--cicd); }
.tab.deployment[aria-current] { background: var(--deployment-soft); color: var(--deployment); border-color: var(--deployment); }
.filters { display: flex; gap: 10px; flex-wrap: wrap; }
.filters input[type=search] { flex: 1 1 260px; }
.filters input, .filters select, .filters button { font: inherit; color: inherit; background: var(--panel); border: 1px solid var(--line);
  border-radius: 9px; padding: 8px 12px; min-height: 40px; max-width: 100%; }
.filters button { background: var(--link); border-color: var(--link); color: var(--panel); font-weight: 600; cursor: pointer; }

.badge, .status { display: inline-block; border-radius: 999px; padding: 1px 10px; font-size: 12px; font-weight: 600; white-space: nowrap; line-height: 1.6; }
.badge.runtime { background: var(--runtime-soft); color: var(--runtime); }
.badge.cicd { background: var(--cicd-soft); color: var(--cicd); }
.badge.deployment { background: var(--deployment-soft); color: var(--deployment); }
.status.open { background: var(--open-soft); color: var(--open); }
.status.resolved { background: var(--resolved-soft); color: var(--resolved); }
.status.ignored { background: var(--ignored-soft); color: var(--ignored); }

.bugs { list-style: none; margin: 0; padding: 0; overflow: hidden; }
.bug { display: grid; grid-template-columns: minmax(0, 1fr) auto 92px; gap: 4px 18px; align-items: center; padding: 13px 18px; border-top: 1px solid var(--line); }
.bug:first-child { border-top: 0; }
.bug:hover { background: color-mix(in srgb, var(--link) 4%, transparent); }
.line { display: flex; align-items: center; gap: 8px; flex-wrap: wrap; }
.type { font-weight: 650; color: var(--ink); overflow-wrap: anywhere; }
.message { overflow-wrap: anywhere; unicode-bidi: plaintext; }
.bug .message { margin: 3px 0 2px; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }
.where { color: var(--quiet); font-size: 13px; overflow-wrap: anywhere; }
.where b { font-weight: 600; }
.where span::before { content: "· "; }
.where span:empty::before { content: ""; }
.count { font-weight: 650; font-variant-numeric: tabular-nums; background: var(--ground); border-radius: 8px; padding: 2px 10px; }
.count::before { content: "×"; color: var(--quiet); font-weight: 400; margin-right: 2px; }
.seen { color: var(--quiet); font-size: 13px; text-align: right; white-space: nowrap; }
.empty { padding: 44px 20px; text-align: center; color: var(--quiet); display: grid; gap: 8px; }
.empty h1 { font-size: 18px; color: var(--ink); }
.pager { display: flex; justify-content: space-between; align-items: center; gap: 12px; color: var(--quiet); font-size: 14px; }
.pager .off { opacity: .4; }

.back { font-size: 14px; }
.head { display: grid; gap: 6px; }
.head h1 { font-size: 24px; letter-spacing: -.015em; overflow-wrap: anywhere; }
.head .message { font-size: 16px; }
section.panel { padding: 16px 18px; display: grid; gap: 10px; }
section.panel > * { min-width: 0; }
h2 { font-size: 12px; font-weight: 650; text-transform: uppercase; letter-spacing: .06em; color: var(--quiet); }
.cause { font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 14px; background: var(--mark);
  border-left: 3px solid var(--mark-line); border-radius: 6px; padding: 10px 14px; overflow-wrap: anywhere; white-space: pre-wrap; }
.notes { display: flex; flex-wrap: wrap; gap: 6px; }
.notes span { background: var(--ground); color: var(--quiet); border-radius: 6px; padding: 1px 8px; font-size: 13px; overflow-wrap: anywhere; }
.hint { overflow-wrap: anywhere; }
.facts { margin: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(200px, 1fr)); gap: 12px 24px; }
.facts dt { color: var(--quiet); font-size: 12px; }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.log { margin: 0; background: var(--log); border: 1px solid var(--line); border-radius: 8px; padding: 10px 0; overflow: auto; max-height: 70vh; line-height: 1.55; }
.log span, .log mark { display: block; padding: 0 14px; min-width: max-content; }
.log mark { background: var(--mark); color: inherit; box-shadow: inset 3px 0 var(--mark-line); font-weight: 600; }
details.panel { padding: 12px 18px; }
details.panel summary { cursor: pointer; font-weight: 600; }
details.panel .log { margin-top: 10px; padding: 10px 14px; }
.tests { margin: 0; padding-left: 20px; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th { text-align: left; color: var(--quiet); font-weight: 550; font-size: 13px; }
th, td { padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child td { border-bottom: 0; }
td.number { font-variant-numeric: tabular-nums; font-weight: 650; }
.history { margin: 0; padding: 0; list-style: none; display: grid; gap: 8px; }

@media (max-width: 900px) {
  .numbers { grid-template-columns: minmax(0, 1fr); }
}
@media (max-width: 640px) {
  .cards { grid-template-columns: repeat(6, minmax(0, 1fr)); gap: 8px; }
  .card { padding: 10px 12px; grid-column: span 2; }
  .card:nth-child(n + 4) { grid-column: span 3; }
  .tabs { gap: 2px; }
  .tab { padding: 5px 8px; font-size: 13px; white-space: nowrap; }
  .card b { font-size: 21px; }
  .top nav { gap: 12px; }
  .bug { grid-template-columns: minmax(0, 1fr) auto; padding: 12px 14px; }
  .what { grid-column: 1 / -1; }
  .count { justify-self: start; }
  .filters select { flex: 1 1 40%; }
  .filters button { flex: 1 1 100%; }
  .facts { grid-template-columns: repeat(2, minmax(0, 1fr)); }
}
)css";
}

}  // namespace cicd::center
