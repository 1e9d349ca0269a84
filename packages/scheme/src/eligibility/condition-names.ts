import { parse } from '@marcbachmann/cel-js';
import { factTitle } from '../declared-facts.ts';
import type { FactType, SchemeDocument } from '../document.ts';
import { factTypes } from '../expressions/environment.ts';
import { type ConditionNames, conditionWords } from './condition-words.ts';

const TITLES: Partial<Record<string, string>> = {
  members: '参加积分的人数',
  households: '参加积分的户数',
  group: '村民小组',
  section: '片区',
  id: '户的编号',
  classes: '所属分类',
};

type Owner = 'household' | 'member' | 'organisation' | 'group' | 'section';

const PLACES: Partial<Record<Owner, string>> = { group: '组名', section: '片区名' };

const OWNED = /\b(household|member|organisation|group|section)\.([A-Za-z]\w*)/g;

/** What one version of a scheme calls the facts and classes that its conditions ask for. */
export class VersionNames implements ConditionNames {
  private readonly document: SchemeDocument;
  private readonly owner: Owner;
  private readonly types: Record<string, FactType>;

  constructor(document: SchemeDocument, owner: Owner = 'household') {
    this.document = document;
    this.owner = owner;
    this.types = factTypes(document, owner);
  }

  title(fact: string): string {
    return this.titleOf(this.owner, fact);
  }

  type(fact: string): FactType | undefined {
    return this.types[fact];
  }

  className(id: string): string {
    return this.document.who?.classes?.[id]?.title ?? id;
  }

  /** An expression that words do not reach, with the names of facts in Chinese at least. */
  inTitles(source: string): string {
    return source.replaceAll(OWNED, (_whole, owner: Owner, fact: string) => this.titleOf(owner, fact));
  }

  private titleOf(owner: Owner, fact: string): string {
    return nameOfFact(this.document, owner, fact);
  }
}

/** What people call a fact, its own name where nothing better is known. */
export function nameOfFact(document: SchemeDocument, owner: Owner, fact: string): string {
  if (owner !== 'group' && owner !== 'section')
    return factTitle(document, owner, fact) ?? TITLES[fact] ?? fact;
  return (fact === 'id' ? PLACES[owner] : TITLES[fact]) ?? fact;
}

/** The facts that an expression names, each once. */
export function ownedFacts(source: string): { owner: Owner; fact: string }[] {
  const found = new Map(
    Array.from(source.matchAll(OWNED), ([whole, owner = '', fact = '']) => [
      whole,
      { owner: owner as Owner, fact },
    ]),
  );
  return [...found.values()];
}

/** A checked condition as a villager reads it. */
export function sayCondition(document: SchemeDocument, source: string): string {
  const owners = new Set(Array.from(source.matchAll(OWNED), ([, owner]) => owner as Owner));
  const [owner = 'household', another] = owners;
  const names = new VersionNames(document, owner);
  // The words are made for facts of households; of one other they are the same words under its own names.
  const words = another ? null : conditionWords(parse(source.replaceAll(OWNED, 'household.$2')).ast, names);
  return words ?? names.inTitles(source);
}
