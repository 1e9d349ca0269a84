import { Html, html } from '../../platform/html/index.ts';
import type { DemoGuide, DemoStaff, DemoVillager, StartInfo } from './guide.ts';
import { icons } from './icons.ts';
import { messages as say } from './messages.ts';
import { style } from './style.ts';

/** A whole page with the red head; `refreshSec` lets the browser ask again by itself, without a script. */
export function sheet(title: string, body: Html, refreshSec?: number): string {
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${refreshSec === undefined ? null : html`<meta http-equiv="refresh" content="${refreshSec}">`}
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
<header><div><h1>${say.title}</h1><p>${say.subtitle}</p></div></header>
${body}
</body>
</html>
`.text;
}

/** The start page: what this is, where each face is and, in the demo, who to sign in as. */
export function renderStartPage(info: StartInfo): string {
  const { guide } = info;
  const ready = info.isReady();
  const body = html`<main>
${ready ? null : html`<section><p class="note" role="status">${say.notReady}</p></section>`}
<section><h2>${say.whatTitle}</h2><p>${say.what}</p>
${guide && html`<p class="note">${say.demoNote(guide.town, guide.villageCount, guide.householdCount)}</p>`}</section>
<section><h2>${say.whereTitle}</h2>${faces(guide)}${guide ? null : html`<p>${say.signInNote}</p>`}</section>
${guide && demoSections(guide, info.smsFile !== null)}
</main>
<footer>${say.footer}<a href="/api/v1/openapi.json">/api/v1/openapi.json</a></footer>`;
  return sheet(say.title, body, ready ? undefined : 5);
}

function faces(guide: DemoGuide | null): Html {
  const village = guide?.publicVillage;
  return html`<ul class="faces">
${face('/m/', icons.phone, say.mobile, say.mobileFor)}
${face('/console/', icons.desk, say.console, say.consoleFor)}
${village && face(`/v/${village.code}`, icons.board, say.publicPage, say.publicFor(village.name))}
</ul>`;
}

function face(href: string, icon: Html, name: string, usedBy: string): Html {
  return html`<li><a href="${href}">${icon}<b>${name}</b><span>${usedBy}</span></a></li>`;
}

function demoSections(guide: DemoGuide, hasCodes: boolean): Html {
  return html`<section><h2>${say.whoTitle}</h2>${villagerTable(guide.villagers)}${staffTable(guide.staff)}</section>
${hasCodes && html`<section><h2>${say.codesTitle}</h2><p>${say.codes}<a href="/demo/sms">${say.codesLink}</a></p></section>`}
<section><h2>${say.walkTitle}</h2><ol>${walk(guide).map((step) => html`<li>${step}</li>`)}</ol></section>`;
}

/** The first villager and the first two of the staff are the ones the walk names. */
function walk(guide: DemoGuide): string[] {
  const [villager] = guide.villagers;
  const [panel, town] = guide.staff;
  if (!villager || !panel || !town) return [];
  return say.walk({ ...villager, name: `${villager.village}${villager.name}` }, panel, town);
}

function staffTable(staff: DemoStaff[]): Html {
  return html`<table><caption>${say.staffCaption}</caption>
<thead><tr><th>${say.duty}</th><th>${say.place}</th><th>${say.name}</th><th>${say.username}</th><th>${say.password}</th><th>${say.does}</th></tr></thead>
<tbody>${staff.map(
    (one) =>
      html`<tr>${cell(say.duty, one.duty)}${cell(say.place, one.place)}${cell(say.name, one.name)}${cell(
        say.username,
        html`<code>${one.username}</code>`,
      )}${cell(say.password, html`<code>${one.password}</code>`)}${cell(say.does, one.does)}</tr>`,
  )}</tbody></table>`;
}

function villagerTable(villagers: DemoVillager[]): Html {
  return html`<table><caption>${say.villagerCaption}</caption>
<thead><tr><th>${say.village}</th><th>${say.name}</th><th>${say.phone}</th><th>${say.does}</th></tr></thead>
<tbody>${villagers.map(
    (one) =>
      html`<tr>${cell(say.village, one.village)}${cell(say.name, one.name)}${cell(
        say.phone,
        html`<code>${one.phone}</code>`,
      )}${cell(say.does, one.does)}</tr>`,
  )}</tbody></table>`;
}

/** A phone shows each cell as a line of its own, with the column's name in front. */
function cell(label: string, value: string | Html): Html {
  return html`<td data-label="${label}">${value}</td>`;
}
