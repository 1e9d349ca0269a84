import { html } from '../../platform/html/index.ts';
import { messages as say } from './messages.ts';
import { sheet } from './page.ts';
import type { SentMessage } from './read-sms.ts';

/** The page of the latest development messages; for the demo only. */
export function renderCodesPage(sent: SentMessage[]): string {
  const body = html`<main><section><h2>${say.codesLink}</h2><p>${say.codesAbout}</p>
${sent.length === 0 ? html`<p class="note">${say.codesNone}</p>` : table(sent)}
<p><a href="/">${say.back}</a></p></section></main>`;
  return sheet(say.codesLink, body, 5);
}

function table(sent: SentMessage[]) {
  return html`<table>
<thead><tr><th>${say.codesTime}</th><th>${say.phone}</th><th>${say.codesText}</th></tr></thead>
<tbody>${sent.map(
    ({ at, phone, text }) =>
      html`<tr><td data-label="${say.codesTime}">${at.slice(11, 19)}</td><td data-label="${say.phone}">${phone}</td><td>${text}</td></tr>`,
  )}</tbody></table>`;
}
