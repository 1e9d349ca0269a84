import type { LedgerHead } from '@jishan/ledger';
import { type Html, html, Html as Markup } from '../../platform/html/index.ts';
import { messages as say } from './messages.ts';
import type { Quarter } from './quarters.ts';
import type { Sheet, SheetChange, SheetLine, SheetTotal } from './read-sheet.ts';
import { style } from './style.ts';

interface Village {
  code: string;
  name: string;
}

function page(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body><div class="sheet">
${body}
</div></body>
</html>
`.text;
}

/** A village's public page: its quarters, how to object, where the ledger stands. */
export function renderVillage(given: {
  village: Village;
  quarters: readonly Quarter[];
  running: string;
  head: LedgerHead | null;
  schemeLine: string;
  objectWorkdays: number | null;
}): string {
  const { village, quarters, running } = given;
  const rows = quarters.map(
    (quarter) =>
      html`<li><a href="/v/${village.code}/${quarter.name}"><b>${quarter.label}</b><span>${
        quarter.name === running ? say.running : null
      }</span></a></li>`,
  );
  return page(
    say.villageHead(village.name),
    html`<header><h1>${say.villageHead(village.name)}</h1><p class="soft">${given.schemeLine}</p></header>
<main><section><h2>${say.quartersTitle}</h2>
${rows.length === 0 ? html`<p>${say.noQuarter}</p>` : html`<ul class="quarters">${rows}</ul>`}</section>
${objecting(given.objectWorkdays)}
${chain(village, given.head)}</main>
<nav><a href="/">${say.home}</a></nav>`,
  );
}

/** One quarter's sheet, as it would hang on the wall. */
export function renderSheet(given: {
  village: Village;
  quarter: Quarter;
  sheet: Sheet;
  asOf: string;
  schemeLine: string;
  objectWorkdays: number | null;
}): string {
  const { village, quarter, sheet } = given;
  return page(
    `${say.sheetHead(village.name)} ${quarter.label}`,
    html`<header><h1>${say.sheetHead(village.name)}</h1><p>${quarter.label}，${say.asOf(given.asOf)}</p><p class="soft">${given.schemeLine}</p></header>
<main><section><h2>${say.totals}</h2>${totals(sheet)}</section>
${sheet.lines.length > 0 && html`<section><h2>${say.lines}</h2>${lines(sheet)}</section>`}
${sheet.changes.length > 0 && html`<section><h2>${say.changes}</h2><p>${say.changesAbout}</p>${changes(sheet)}</section>`}
<p class="soft">${say.masked}</p>
${objecting(given.objectWorkdays)}
${chain(village, sheet.head)}</main>
<nav><a href="/v/${village.code}">${say.back}</a></nav>`,
  );
}

/** Why there is nothing here, and where to go instead. */
export function renderMissing(error: { code: string; message: string }, back: string): string {
  return page(
    say.errorTitle,
    html`<header><h1>${say.errorTitle}</h1></header><main><p>${error.message}</p>
<p class="soft">${say.code} ${error.code}</p></main><nav><a href="${back}">${back === '/' ? say.home : say.back}</a></nav>`,
  );
}

function totals(sheet: Sheet): Html {
  if (sheet.totals.length === 0) return html`<p>${say.noLines}</p>`;
  const row = (one: SheetTotal) =>
    html`<tr><td class="day">${one.group}</td><td>${one.household}</td><td class="points wide">${one.lines}</td><td class="points wide">${signed(one.plus, sheet)}</td><td class="points">${one.minus === 0 ? '—' : signed(one.minus, sheet)}</td><td class="points"><b>${signed(one.total, sheet)}</b></td></tr>`;
  return html`<div class="scroll"><table><thead><tr><th>${say.group}</th><th>${say.household}</th><th class="points wide">${say.count}</th><th class="points wide">${say.plus}</th><th class="points">${say.minus}</th><th class="points">${say.total}</th></tr></thead>
<tbody>${sheet.totals.map(row)}</tbody></table></div>`;
}

function lines(sheet: Sheet): Html {
  const row = (one: SheetLine) =>
    html`<tr><td class="day">${shortDay(one.day)}</td><td class="day">${one.group}</td><td>${one.household}</td><td>${one.category}</td><td class="points">${signed(one.points, sheet)}</td></tr>`;
  return html`<div class="scroll"><table><thead><tr><th>${say.day}</th><th>${say.group}</th><th>${say.household}</th><th>${say.category}</th><th class="points">${say.points}</th></tr></thead>
<tbody>${sheet.lines.map(row)}</tbody></table></div>`;
}

function changes(sheet: Sheet): Html {
  const row = (one: SheetChange) =>
    html`<tr><td class="day">${shortDay(one.day)}</td><td class="day">${one.group}</td><td>${one.household}</td><td>${one.category}</td><td class="points"><s>${signed(one.points, sheet)}</s></td><td class="points">${signed(one.now, sheet)}</td><td class="day wide">${shortDay(one.changedOn)}</td></tr>`;
  return html`<div class="scroll"><table><thead><tr><th>${say.day}</th><th>${say.group}</th><th>${say.household}</th><th>${say.category}</th><th class="points">${say.before}</th><th class="points">${say.after}</th><th class="wide">${say.changedOn}</th></tr></thead>
<tbody>${sheet.changes.map(row)}</tbody></table></div>`;
}

function objecting(workdays: number | null): Html {
  return html`<section><h2>${say.objectTitle}</h2>${say.object(workdays).map((line) => html`<p>${line}</p>`)}</section>`;
}

function chain(village: Village, head: LedgerHead | null): Html {
  if (head === null) return html`<section><h2>${say.chainTitle}</h2><p>${say.chainEmpty}</p></section>`;
  return html`<section><h2>${say.chainTitle}</h2><p>${say.chain(head.seq, head.hash.slice(0, 16))}</p>
<details><summary>${say.chainFull}</summary><p>${say.chainAbout}</p><p class="code">${head.algorithm} ${head.seq} ${head.hash}</p>
<p><a href="/v/${village.code}/chain.json">${say.chainFile}</a></p></details><p class="code paper">${head.algorithm} ${head.seq} ${head.hash}</p></section>`;
}

/** With a real minus sign and the unit; a deduction is red as well as signed. */
function signed(points: number, { unit }: Sheet): Html {
  const size = Math.abs(points);
  if (points < 0) return html`<span class="minus">−${size} ${unit}</span>`;
  return html`${points > 0 ? '+' : ''}${size} ${unit}`;
}

/** `11月5日`: the year stands in the sheet's head. */
function shortDay(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}
