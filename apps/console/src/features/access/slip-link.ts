/** What a slip's square carries behind the # of the sign-in page. */
export interface SlipLink {
  username: string;
  password: string;
}

/** Reads what the square filled in; null when the address carries nothing of the kind. */
export function readSlipLink(hash: string): SlipLink | null {
  const filled = new URLSearchParams(hash.replace(/^#/, ''));
  const [username, password] = [filled.get('name'), filled.get('slip')];
  return username && password ? { username, password } : null;
}
