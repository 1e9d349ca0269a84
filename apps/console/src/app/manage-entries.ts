import type { LinkProps } from '@tanstack/react-router';
import type { Actor } from '../lib/api-types.ts';
import { type Face, offers } from '../lib/roles.ts';
import { texts } from '../texts.ts';

const t = texts.manage.cards;

interface Entry {
  face: Face;
  title: string;
  hint: string;
  to: NonNullable<LinkProps['to']>;
}

const entries: readonly Entry[] = [
  { face: 'imports', ...t.imports, to: '/import' },
  { face: 'exports', ...t.exports, to: '/export' },
  { face: 'staff', ...t.staff, to: '/staff' },
  { face: 'places', ...t.places, to: '/places' },
  { face: 'audit', ...t.audit, to: '/audit' },
  { face: 'privacy', ...t.privacy, to: '/privacy' },
  { face: 'consents', ...t.consents, to: '/consent-texts' },
  { face: 'outside', ...t.outside, to: '/outside-acts' },
];

/** The pages of administration that belong in this person's hub. */
export function manageEntries(actor: Actor): Entry[] {
  return entries.filter((entry) => offers(actor, entry.face));
}
