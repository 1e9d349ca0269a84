import { type ASTNode, parse, serialize } from '@marcbachmann/cel-js';
import type { CompiledScheme } from '../compiled.ts';
import type { FactType, SchemeDocument } from '../document.ts';
import { indexVillage } from '../engine/village.ts';
import { ExpressionCompiler, type ExpressionContext } from '../expressions/compile.ts';
import type { Day, FactValue, VillageFacts } from '../facts.ts';
import { dayTextOf, parseDay, startOfDay } from '../time.ts';
import { VersionNames } from './condition-names.ts';
import { conditionWords, factsIn } from './condition-words.ts';

/** One thing that a condition asks for, with what is known of it; null means unknown. */
export interface KnownFact {
  fact: string;
  title: string;
  type: FactType | 'classes';
  value: FactValue | null;
}

/** One condition of taking part. */
export interface ConditionView {
  /** Chinese: what the scheme asks for. */
  text: string;
  /** Null: cannot be said, because something it needs is unknown. */
  met: boolean | null;
  facts: readonly KnownFact[];
  /** Ways of which one is enough; empty where there is only one. */
  ways: readonly Omit<ConditionView, 'ways'>[];
}

export interface EligibilityView {
  joins: 'voluntary' | 'automatic';
  /** Null: cannot be said yet. True where the scheme sets no condition. */
  eligible: boolean | null;
  /** Whether events of those who do not qualify are refused. */
  refuses: boolean;
  conditions: readonly ConditionView[];
  clause: string;
  clauseText: string;
  note: string;
}

/**
 * Whether a household qualifies on a day, condition by condition: what the scheme asks for, what is known, whether it is
 * met. The version in force on the day decides; null before the first one.
 *
 * @param day `YYYY-MM-DD`
 * @throws when the household is not among the facts or the day is none.
 * @example explainEligibility(scheme, facts, 'H1', '2026-05-01')?.conditions[0]?.met // true
 */
export function explainEligibility(
  scheme: CompiledScheme,
  facts: VillageFacts,
  householdId: string,
  day: Day,
): EligibilityView | null {
  const dayNumber = parseDay(day);
  if (dayNumber === null) throw new Error(`${day} is not a date`);
  const at = startOfDay(dayNumber);
  const place = scheme.versions.findLastIndex(({ fromInstant }) => fromInstant <= at);
  const version = scheme.versions[place];
  const plan = scheme.plan.versions[place];
  if (!version || !plan) return null;
  const node = indexVillage(facts).byKey.get(`h:${householdId}`);
  if (node?.kind !== 'household') throw new Error(`household ${householdId} is not given`);
  const { document } = version;
  const rule = document.who?.eligible;
  const clause = rule?.clause ?? '';
  const shell = {
    joins: document.who?.joins ?? 'voluntary',
    refuses: rule?.refuses ?? false,
    clause,
    clauseText: document.source?.clauses?.[clause]?.text ?? '',
    note: rule?.note ?? '',
  } as const;
  if (!rule) return { ...shell, eligible: true, conditions: [] };
  const judge = new Judge(document, { household: plan.facts.household(node, dayNumber) }, dayNumber);
  return {
    ...shell,
    eligible: judge.holds(rule.when),
    conditions: conjuncts(parse(rule.when).ast).flatMap((part) => judge.view(part)),
  };
}

class Judge {
  private readonly context: ExpressionContext;
  private readonly day: number;
  private readonly compiler: ExpressionCompiler;
  private readonly names: VersionNames;

  constructor(document: SchemeDocument, context: ExpressionContext, day: number) {
    this.context = context;
    this.day = day;
    this.compiler = new ExpressionCompiler(document);
    this.names = new VersionNames(document);
  }

  holds(source: string): boolean | null {
    const compiled = this.compiler.compile(source, ['household'], 'bool');
    if (!compiled.ok) throw new Error(`a part of a checked condition does not compile: ${source}`);
    const value = compiled.expression.run(this.context, this.day);
    return typeof value === 'boolean' ? value : null;
  }

  /** Nothing for a condition that is always met. */
  view(node: ASTNode): ConditionView[] {
    if (node.op === 'value') return [];
    const ways = disjuncts(node);
    const whole = this.plainView(node);
    return [{ ...whole, ways: ways.length > 1 ? ways.map((way) => this.plainView(way)) : [] }];
  }

  private plainView(node: ASTNode): Omit<ConditionView, 'ways'> {
    const source = serialize(node);
    return {
      text: conditionWords(node, this.names) ?? this.names.inTitles(source),
      met: this.holds(source),
      facts: factsIn(node).map((fact) => this.known(fact)),
    };
  }

  private known(fact: string): KnownFact {
    const value: unknown = (this.context.household as Record<string, unknown>)[fact];
    const type = fact === 'classes' ? fact : (this.names.type(fact) ?? 'text');
    return {
      fact,
      title: this.names.title(fact),
      type,
      value: plainValue(value, (id) => this.names.className(id)),
    };
  }
}

function plainValue(value: unknown, className: (id: string) => string): FactValue | null {
  if (value === undefined) return null;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return dayTextOf(value.getTime());
  if (Array.isArray(value)) return value.map((id) => className(String(id))).join('、');
  return value as FactValue;
}

function conjuncts(node: ASTNode): ASTNode[] {
  return node.op === '&&' ? (node.args as unknown as ASTNode[]).flatMap(conjuncts) : [node];
}

function disjuncts(node: ASTNode): ASTNode[] {
  return node.op === '||' ? (node.args as unknown as ASTNode[]).flatMap(disjuncts) : [node];
}
