import type { CommandContext } from '../../platform/command/index.ts';
import { localDay } from '../../platform/clock/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import { maskIdNumber, maskName, maskPhone, normalisePhone, type Person } from '../people/index.ts';
import { readName } from '../rosters/index.ts';
import { parseDay } from '@jishan/scheme';
import { rosterErrors } from './errors.ts';
import { isIdNumber } from './id-number.ts';

/** Who somebody is, as typed. Only the name has to be given. */
export interface PersonInput {
  name: string;
  phone?: string | null | undefined;
  idNumber?: string | null | undefined;
  bornOn?: string | null | undefined;
}

type Checked = { ok: true; person: Person } | { ok: false; error: CodedError };

/** Holds what was typed against the rules of writing; blanks count as not given. */
export function checkPerson(ctx: Pick<CommandContext, 'clock'>, input: PersonInput): Checked {
  const name = input.name.trim();
  if (name === '') return { ok: false, error: rosterErrors.name_missing() };
  if (!isName(name)) return { ok: false, error: rosterErrors.name_malformed() };
  const phone = (input.phone ?? '').trim();
  const normal = phone === '' ? null : normalisePhone(phone);
  if (phone !== '' && normal === null) return { ok: false, error: rosterErrors.phone_malformed() };
  const idNumber = (input.idNumber ?? '').trim().toUpperCase();
  if (idNumber !== '' && !isIdNumber(idNumber))
    return { ok: false, error: rosterErrors.id_number_malformed() };
  const bornOn = (input.bornOn ?? '').trim();
  if (bornOn !== '') {
    if (parseDay(bornOn) === null) return { ok: false, error: rosterErrors.day_wrong({ day: bornOn }) };
    if (bornOn > localDay(ctx.clock.now())) return { ok: false, error: rosterErrors.born_ahead() };
  }
  return {
    ok: true,
    person: {
      name,
      ...(normal === null ? {} : { phone: normal }),
      ...(idNumber === '' ? {} : { idNumber }),
      ...(bornOn === '' ? {} : { bornOn }),
    },
  };
}

/** What an import takes for a name too; besides, a digit tells namesakes apart, and Latin names begin with a capital. */
function isName(text: string): boolean {
  const reading = readName(text.replaceAll(/[0-9]/g, ''));
  if (reading.kind === 'bad' || reading.remark !== '' || Array.from(text).length > 30) return false;
  return !/^\p{Script=Latin}/u.test(text) || /^\p{Lu}.{2,}$/u.test(text);
}

/** Who somebody is, as an audit row may say it. */
export function maskPerson({ name, phone, idNumber, bornOn }: Person): Record<string, string> {
  return {
    name: name === '' ? '' : maskName(name),
    ...(phone === undefined ? {} : { phone: maskPhone(phone) }),
    ...(idNumber === undefined ? {} : { idNumber: maskIdNumber(idNumber) }),
    ...(bornOn === undefined ? {} : { bornOn: `${bornOn.slice(0, 4)}-**-**` }),
  };
}
