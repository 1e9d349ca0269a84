/** Text that is markup already; anything else is escaped when it enters a template. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | null | undefined | false | readonly Part[];

/**
 * Builds markup; every value is escaped unless it was built by `html` itself, lists are joined, and null, undefined
 * and false are left out. Values may stand in text and in double-quoted attributes, nowhere else.
 * @example html`<p title="${name}">${lines.map((line) => html`<li>${line}</li>`)}</p>`
 */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  let text = strings[0] ?? '';
  parts.forEach((part, at) => {
    text += render(part) + (strings[at + 1] ?? '');
  });
  return new Html(text);
}

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(render).join('');
  return String(part).replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? '');
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
