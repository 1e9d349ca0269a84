import {
  type CompiledScheme,
  type CompiledVersion,
  type Facts,
  type FactSubject,
  type FactType,
  type FactValue,
  parseDay,
  versionAt,
} from '@jishan/scheme';
import type { CodedError } from '../../platform/errors/index.ts';
import { rosterErrors } from './errors.ts';

/** One fact that a form asks for. */
export interface FactField {
  name: string;
  type: FactType;
  title: string;
  note: string;
}

/** What was typed: null takes a fact away, a name that is absent stays as it is. */
export type FactInput = Record<string, FactValue | null>;

/** The facts of one kind of subject that the version declares, in its order: what a form shows. */
export function factFields(version: CompiledVersion | null, subject: FactSubject): FactField[] {
  return Object.entries(version?.document.facts?.[subject] ?? {}).map(([name, declaration]) =>
    typeof declaration === 'string'
      ? { name, type: declaration, title: name, note: '' }
      : { name, type: declaration.type, title: declaration.title ?? name, note: declaration.note ?? '' },
  );
}

/** The version whose facts are asked for: the one in force, or the first one if none is yet. */
export function versionNow(scheme: CompiledScheme | null, now: Date): CompiledVersion | null {
  return scheme && (versionAt(scheme, now.getTime()) ?? scheme.versions[0] ?? null);
}

const WANTED: Record<FactType, string> = {
  bool: '“是”或“否”',
  int: '一个整数',
  number: '一个数',
  text: '文字（200 字以内）',
  date: '一个日期（年-月-日）',
};

/** Why these values cannot be taken; null when they can. Only what the scheme in force declares may be written. */
export function checkFacts(fields: readonly FactField[], given: FactInput): CodedError | null {
  for (const [name, value] of Object.entries(given)) {
    const field = fields.find((one) => one.name === name);
    if (!field) return rosterErrors.fact_unknown({ fact: name });
    if (value !== null && !fits(field.type, value))
      return rosterErrors.fact_malformed({ title: field.title, wanted: WANTED[field.type] });
  }
  return null;
}

function fits(type: FactType, value: FactValue): boolean {
  switch (type) {
    case 'bool':
      return typeof value === 'boolean';
    case 'int':
      return typeof value === 'number' && Number.isSafeInteger(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'text':
      return typeof value === 'string' && value.length <= 200;
    case 'date':
      return typeof value === 'string' && parseDay(value) !== null;
  }
}

/** The facts as they are afterwards. */
export function mergeFacts(facts: Facts, given: FactInput): Facts {
  const merged = new Map(Object.entries({ ...facts, ...given }));
  return Object.fromEntries([...merged].filter((pair): pair is [string, FactValue] => pair[1] !== null));
}
