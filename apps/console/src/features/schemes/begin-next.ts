/** A published document as the next version begins: with a free number and the first day that it may have. */
export function beginNext(document: string, next: { version: string; from: string }): string {
  return document
    .replace(/^version:.*$/m, () => `version: '${next.version}'`)
    .replace(/^from:.*$/m, () => `from: ${next.from}`);
}
