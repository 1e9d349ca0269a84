const name = 'jishan.signed-in';

// The session itself is a cookie that scripts cannot read. This note only spares a first visit the question
// who is signed in, whose answer would be a refusal.

export function noteSignedIn(isIn: boolean): void {
  try {
    if (isIn) localStorage.setItem(name, '1');
    else localStorage.removeItem(name);
  } catch {
    // storage may be forbidden; maybeSignedIn then says yes and the server is asked
  }
}

/** Whether asking the server who is signed in may have an answer. */
export function maybeSignedIn(): boolean {
  try {
    return localStorage.getItem(name) === '1';
  } catch {
    return true;
  }
}
