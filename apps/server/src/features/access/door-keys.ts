import type { Vault } from '../../platform/vault/index.ts';
import { phoneSubject } from './request-code.ts';
import type { DoorKind } from './tables.ts';

/** One door as it is stored: what it is, and a digest of what it is known by. */
export interface DoorKey {
  kind: DoorKind;
  index: Buffer;
}

export const phoneDoor = (vault: Vault, phone: string): DoorKey => ({
  kind: 'phone',
  index: vault.index(phone, phoneSubject),
});

/** A door known by some name that nobody else's door of its kind has. */
export const namedDoor = (vault: Vault, kind: Exclude<DoorKind, 'phone'>, name: string): DoorKey => ({
  kind,
  index: vault.index(name, `door.${kind}`),
});

/** Where a phone's number is sealed: it opens in the row of its own digest only. */
export const sealedPhonePlace = (index: Buffer): string => `access-door:phone:${index.toString('hex')}`;
