/** Where to go after signing in: only ever a page of this console. */
export function safeBack(back: string | undefined): string {
  return back?.startsWith('/console/') && !back.includes('\\') ? back : '/console/';
}
