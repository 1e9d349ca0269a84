import type { ClassKind, FactType, SchemeDocument } from '../document.ts';
import type { ExpressionContext } from '../expressions/compile.ts';
import { factTypes, type VariableName } from '../expressions/environment.ts';
import type { EventFact, Facts, FactValue, Instant } from '../facts.ts';
import { civilOf, dayOf, parseDay, startOfDay } from '../time.ts';
import { type ClassPlan, isIn } from './classes.ts';
import {
  type DatedChange,
  type GroupNode,
  groupOn,
  type HouseholdNode,
  householdsOn,
  membersOn,
  type OrganisationNode,
  type Stay,
  sectionOn,
} from './village.ts';

type CelValue = boolean | bigint | number | string | Date | readonly string[];
type CelValues = Record<string, CelValue>;

const NO_CLASSES: readonly string[] = [];

/** Turns facts into the variables that expressions see. Made once per scheme version. */
export class FactReader {
  private readonly types = new Map<VariableName, Record<string, FactType>>();
  private readonly classes: readonly ClassPlan[];

  constructor(document: SchemeDocument, classes: readonly ClassPlan[]) {
    this.classes = classes;
    for (const name of ['household', 'member', 'organisation', 'event', 'order'] as const) {
      this.types.set(name, factTypes(document, name));
    }
  }

  household(node: HouseholdNode, day: number): object {
    const values = this.convert('household', node.facts, node.changes, day);
    values.id = node.id;
    const group = groupOn(node, day);
    const section = sectionOn(node, day);
    if (group) values.group = group.id;
    if (section) values.section = section.id;
    values.members = BigInt(membersOn(node, day));
    this.addClasses(values, 'household', day, () => ({ household: values }));
    return values;
  }

  member(stay: Stay, day: number): object {
    const values = this.convert('member', stay.facts, stay.member.changes, day);
    values.id = stay.member.id;
    this.addClasses(values, 'member', day, () => ({
      household: this.household(stay.household, day),
      member: values,
    }));
    return values;
  }

  organisation(node: OrganisationNode, day: number): object {
    const values = this.convert('organisation', node.facts, node.changes, day);
    values.id = node.id;
    const group = groupOn(node, day);
    if (group) values.group = group.id;
    this.addClasses(values, 'organisation', day, () => ({
      ...(node.household ? { household: this.household(node.household, day) } : {}),
      organisation: values,
    }));
    return values;
  }

  /** Of a group or section: who is in it and takes part on the day. */
  place(node: GroupNode, day: number): object {
    const households = householdsOn(node, day);
    const members = households.reduce((sum, household) => sum + membersOn(household, day), 0);
    return { id: node.id, households: BigInt(households.length), members: BigInt(members) };
  }

  event(event: EventFact): object {
    const values = this.convert('event', event.facts ?? {}, [], 0);
    if (event.quantity !== undefined) values.quantity = event.quantity;
    if (event.grade !== undefined) values.grade = event.grade;
    putDate(values, event.happenedAt);
    return values;
  }

  order(order: { points: number; class?: string; facts?: Facts; orderedAt: Instant }): object {
    const values = this.convert('order', order.facts ?? {}, [], 0);
    values.points = order.points;
    if (order.class !== undefined) values.class = order.class;
    putDate(values, order.orderedAt);
    return values;
  }

  /** The ids of a subject's classes, worked out when an expression asks for them. */
  private addClasses(values: CelValues, of: ClassKind, day: number, context: () => ExpressionContext): void {
    if (this.classes.length === 0) {
      values.classes = NO_CLASSES;
      return;
    }
    const classes = this.classes.filter((one) => one.of === of);
    Object.defineProperty(values, 'classes', {
      enumerable: true,
      get: () => classes.filter((one) => isIn(one, context(), day)).map(({ id }) => id),
    });
  }

  private convert(name: VariableName, facts: Facts, changes: readonly DatedChange[], day: number): CelValues {
    const types = this.types.get(name) ?? {};
    const values: CelValues = {};
    for (const [fact, value] of Object.entries(facts)) put(values, types, fact, value);
    for (const change of changes) {
      if (day < change.from || day > change.to) continue;
      if (change.value === null) delete values[change.fact];
      else put(values, types, change.fact, change.value);
    }
    return values;
  }
}

function putDate(values: CelValues, at: Instant): void {
  const day = dayOf(at);
  const civil = civilOf(day);
  values.date = new Date(startOfDay(day));
  values.month = BigInt(civil.month);
  values.day = BigInt(civil.day);
}

/** A value that does not fit its declared type is as good as unknown. */
function put(values: CelValues, types: Record<string, FactType>, fact: string, value: FactValue): void {
  const cel = toCel(types[fact], value);
  if (cel !== undefined) values[fact] = cel;
}

function toCel(type: FactType | undefined, value: FactValue): CelValue | undefined {
  switch (type) {
    case 'bool':
      return typeof value === 'boolean' ? value : undefined;
    case 'int':
      return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : undefined;
    case 'number':
      return typeof value === 'number' ? value : undefined;
    case 'text':
      return typeof value === 'string' ? value : String(value);
    case 'date': {
      const day = typeof value === 'string' ? parseDay(value) : null;
      return day === null ? undefined : new Date(startOfDay(day));
    }
    case undefined:
      return undefined;
  }
}
