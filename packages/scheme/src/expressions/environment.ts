import { Environment } from '@marcbachmann/cel-js';
import type { FactDeclaration, FactSubject, FactType, SchemeDocument } from '../document.ts';
import { type CivilDate, civilOf, dayOf, parseDay, startOfDay } from '../time.ts';

export type VariableName = 'household' | 'member' | 'organisation' | 'group' | 'section' | 'event' | 'order';

const CEL_TYPES: Record<FactType, string> = {
  bool: 'bool',
  int: 'int',
  number: 'double',
  text: 'string',
  date: 'google.protobuf.Timestamp',
};

/** Facts that every scheme has without declaring them. */
export const BUILT_IN: Record<VariableName, Record<string, FactType>> = {
  household: { id: 'text', group: 'text', section: 'text', members: 'int' },
  member: { id: 'text' },
  organisation: { id: 'text', group: 'text' },
  group: { id: 'text', households: 'int', members: 'int' },
  section: { id: 'text', households: 'int', members: 'int' },
  event: { quantity: 'number', grade: 'text', date: 'date', month: 'int', day: 'int' },
  order: { points: 'number', class: 'text', date: 'date', month: 'int', day: 'int' },
};

/** The type a declaration names, written short or long. */
export function factType(declaration: FactDeclaration): FactType {
  return typeof declaration === 'string' ? declaration : declaration.type;
}

/** All facts of a variable in this document, built-in ones first. */
export function factTypes(document: SchemeDocument, name: VariableName): Record<string, FactType> {
  const types: Record<string, FactType> = { ...BUILT_IN[name] };
  for (const [fact, declaration] of Object.entries(document.facts?.[name as FactSubject] ?? {})) {
    types[fact] = factType(declaration);
  }
  return types;
}

/** The moment that `age()` and its like count from; set before each evaluation. */
export interface Moment {
  day: number;
}

/** Subjects that can be in classes; `classes` is the list of them by id. */
const CLASSED: ReadonlySet<VariableName> = new Set(['household', 'member', 'organisation']);

/** Names of all facts that an expression may use of a variable. */
export function factNames(document: SchemeDocument, name: VariableName, withClasses: boolean): string[] {
  const names = Object.keys(factTypes(document, name));
  return withClasses && CLASSED.has(name) ? [...names, 'classes'] : names;
}

/**
 * An expression environment that knows the given variables and nothing else. What makes somebody a member of a class may
 * not ask for classes itself.
 */
export function buildEnvironment(
  document: SchemeDocument,
  names: readonly VariableName[],
  moment: Moment,
  withClasses: boolean,
): Environment {
  const environment = new Environment({
    unlistedVariablesAreDyn: false,
    limits: { maxAstNodes: 500, maxDepth: 40, maxListElements: 200, maxMapEntries: 0, maxCallArguments: 8 },
  });
  for (const name of names) {
    const schema: Record<string, string> = {};
    for (const [fact, type] of Object.entries(factTypes(document, name))) schema[fact] = CEL_TYPES[type];
    if (withClasses && CLASSED.has(name)) schema.classes = 'list<string>';
    environment.registerVariable({ name, schema });
  }
  registerDates(environment, moment);
  registerMixedArithmetic(environment);
  return environment;
}

function registerDates(environment: Environment, moment: Moment): void {
  environment
    .registerFunction('date(string): google.protobuf.Timestamp', (text: string) => {
      const day = parseDay(text);
      if (day === null) throw new Error(`not a date: ${text}`);
      return new Date(startOfDay(day));
    })
    .registerFunction('age(google.protobuf.Timestamp): int', (since: Date) =>
      BigInt(Math.floor(monthsBetween(dayOf(since.getTime()), moment.day) / 12)),
    )
    .registerFunction('monthsSince(google.protobuf.Timestamp): int', (since: Date) =>
      BigInt(monthsBetween(dayOf(since.getTime()), moment.day)),
    )
    .registerFunction('daysSince(google.protobuf.Timestamp): int', (since: Date) =>
      BigInt(moment.day - dayOf(since.getTime())),
    )
    .registerFunction('year(google.protobuf.Timestamp): int', (date: Date) => BigInt(civilAt(date).year))
    .registerFunction('month(google.protobuf.Timestamp): int', (date: Date) => BigInt(civilAt(date).month))
    .registerFunction('day(google.protobuf.Timestamp): int', (date: Date) => BigInt(civilAt(date).day));
}

const civilAt = (date: Date): CivilDate => civilOf(dayOf(date.getTime()));

/** Whole months from one day to another; the last one counts once its day of the month is reached. */
function monthsBetween(from: number, to: number): number {
  const a = civilOf(from);
  const b = civilOf(to);
  return (b.year - a.year) * 12 + (b.month - a.month) - (b.day < a.day ? 1 : 0);
}

/** CEL keeps int and double apart; a clerk who writes `event.quantity * 2` should not have to know. */
function registerMixedArithmetic(environment: Environment): void {
  const acts: Record<string, (a: number, b: number) => number> = {
    '+': (a, b) => a + b,
    '-': (a, b) => a - b,
    '*': (a, b) => a * b,
    '/': (a, b) => a / b,
  };
  for (const [sign, act] of Object.entries(acts)) {
    environment.registerOperator(`double ${sign} int: double`, (a: number, b: bigint) => act(a, Number(b)));
    environment.registerOperator(`int ${sign} double: double`, (a: bigint, b: number) => act(Number(a), b));
  }
  environment.registerOperator('double == int: bool', (a: number, b: bigint) => a === Number(b));
}
