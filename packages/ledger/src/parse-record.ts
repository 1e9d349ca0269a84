import type { LedgerRecord } from './records.ts';

type Shape = 'whole' | 'text' | 'text?' | 'whole?';

const SHAPES: Record<Exclude<LedgerRecord['type'], 'village' | 'stray' | 'end'>, Record<string, Shape>> = {
  account: { accountId: 'text', holder: 'text', balance: 'text', period: 'text', state: 'text' },
  balance: { accountId: 'text', amount: 'whole', version: 'whole' },
  posting: {
    seq: 'whole',
    id: 'text',
    kind: 'text',
    source: 'text',
    happenedUs: 'text',
    writtenUs: 'text',
    reverses: 'text?',
    lineCount: 'whole',
    algorithm: 'text',
    hash: 'text',
  },
};

const LINE: Record<string, Shape> = {
  line: 'whole',
  fromAccount: 'text',
  toAccount: 'text',
  amount: 'whole',
  fromBefore: 'whole',
  fromAfter: 'whole',
  fromVersion: 'whole',
  toBefore: 'whole',
  toAfter: 'whole',
  toVersion: 'whole',
  clause: 'text?',
  item: 'text?',
  category: 'text?',
  wouldBe: 'whole?',
  commitment: 'text',
  digest: 'text',
};

const NOTE: Record<string, Shape> = { salt: 'text?', reason: 'text?', capNote: 'text?' };

/** One line of an export; null when it is not a record: an altered file must be told, not crash the check. */
export function parseRecord(text: string): LedgerRecord | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return isRecord(value) ? value : null;
}

function isRecord(value: unknown): value is LedgerRecord {
  if (!isObject(value)) return false;
  const { type } = value;
  if (type === 'village') {
    const { head } = value;
    const headFits =
      head === null || (isObject(head) && fits(head, { seq: 'whole', hash: 'text', algorithm: 'text' }));
    return fits(value, { villageId: 'whole' }) && headFits && typeof value.notes === 'boolean';
  }
  if (type === 'end') return true;
  if (type === 'stray') return fits(value, { table: 'text', seq: 'whole', line: 'whole' });
  if (type === 'account' || type === 'balance') return fits(value, SHAPES[type]);
  if (type !== 'posting' || !fits(value, SHAPES.posting)) return false;
  const { lines, strayNotes } = value;
  return Array.isArray(lines) && Array.isArray(strayNotes) && lines.every(isLine);
}

function isLine(value: unknown): boolean {
  if (!isObject(value) || !fits(value, LINE)) return false;
  const { note } = value;
  return note === undefined || (isObject(note) && fits(note, NOTE) && typeof note.erased === 'boolean');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fits(value: Record<string, unknown>, shape: Record<string, Shape>): boolean {
  return Object.entries(shape).every(([name, kind]) => {
    const member = value[name];
    if (member === null) return kind.endsWith('?');
    if (typeof member !== 'string') return false;
    return !kind.startsWith('whole') || /^-?\d{1,19}$/.test(member);
  });
}
