import { onNetworkBack } from '../platform/network';
import { createStore } from './store';

/** How often the network has come back since the app started: what failed for want of it tries again. */
export const networkReturns = createStore(0);

/** Called once, when the app starts. */
export function watchNetwork(): void {
  onNetworkBack(() => networkReturns.set(networkReturns.get() + 1));
}
