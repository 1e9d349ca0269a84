import { createStore, useStore } from '../../lib/store';
import { readStored, writeStored } from '../../platform/storage';

const elder = createStore(readStored<boolean>('elder') === true);

export function useElder(): boolean {
  return useStore(elder);
}

export function toggleElder(): void {
  elder.set(!elder.get());
  writeStored('elder', elder.get());
}
