const BARE = /^[0-9a-z]{1,11}\.[\w-]{27}$/;

/** The card's code out of what was scanned: bare, or in the address that the square opens. Null when it is none. */
export function cardCodeOf(text: string): string | null {
  const found = /[?&]c=([^&#\s]+)/.exec(text)?.[1] ?? text.trim();
  return BARE.test(found) ? found : null;
}
