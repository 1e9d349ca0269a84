import { createStore } from './store';

/** How often somebody came back to the first page: what stands there asks the server again, and stays where it was. */
export const revisits = createStore(0);

export function noteRevisit(): void {
  revisits.set(revisits.get() + 1);
}
