import { html } from '../../platform/html/index.ts';

/** Line drawings of our own; each stands beside its word, so a reader need not see them. */
export const icons = {
  phone: html`<svg viewBox="0 0 48 48" aria-hidden="true"><rect x="14" y="5" width="20" height="38" rx="4"/><path d="M21 37h6M19 14h10M19 20h10M19 26h6"/></svg>`,
  desk: html`<svg viewBox="0 0 48 48" aria-hidden="true"><rect x="6" y="9" width="36" height="24" rx="3"/><path d="M18 41h12M24 33v8M12 17h14M12 23h10M31 23l3 3 5-6"/></svg>`,
  board: html`<svg viewBox="0 0 48 48" aria-hidden="true"><rect x="7" y="8" width="34" height="26" rx="2"/><path d="M13 34v8M35 34v8M7 15h34M13 21h22M13 27h14"/></svg>`,
};
