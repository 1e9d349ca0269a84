import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { drawSquare } from '../../platform/squares/index.ts';
import type { AccessServices } from '../access/index.ts';
import { initialPasswordOf } from './initial-password.ts';
import type { StaffRecord } from './read-staff.ts';
import type { SlipAnswer } from './wire.ts';

/** What the slips need beside: where people reach this installation; absent: what the browser asked for. */
export interface SlipServices extends AccessServices {
  doors?: { publicUrl?: string };
}

/** The slip that one act hands out: the words to type, and a square that types them. */
export function slipOf(
  services: SlipServices,
  raw: FastifyRequest,
  key: string,
  { staff, initialUntil }: { staff: StaffRecord; initialUntil: string },
): z.output<typeof SlipAnswer> {
  const { accountId, username, displayName, duties } = staff;
  const initialPassword = initialPasswordOf(services.vault, { key, accountId });
  const base = services.doors?.publicUrl ?? `${raw.protocol}://${raw.host}`;
  const filled = new URLSearchParams({ name: username, slip: initialPassword }).toString();
  return {
    accountId,
    username,
    displayName,
    initialPassword,
    initialUntil,
    duties: duties.map(({ placeName, role, groupName }) => ({
      placeName,
      role,
      ...(groupName === null ? {} : { groupName }),
    })),
    address: `${base}/console/`,
    // Behind the #: no server and no log on the way sees it.
    square: drawSquare(`${base}/console/sign-in#${filled}`),
  };
}
