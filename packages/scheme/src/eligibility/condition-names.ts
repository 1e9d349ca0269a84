import { parse } from '@marcbachmann/cel-js';
import type { FactType, SchemeDocument } from '../document.ts';
import { factTypes } from '../expressions/environment.ts';
import { type ConditionNames, conditionWords } from './condition-words.ts';

const TITLES: Partial<Record<string, string>> = {
  members: '参加积分的人数',
  group: '村民小组',
  section: '片区',
  id: '户的编号',
  classes: '所属分类',
};

type Owner = 'household' | 'member' | 'organisation';

/** What one version of a scheme calls the facts and classes that its conditions ask for. */
export class VersionNames implements ConditionNames {
  private readonly document: SchemeDocument;
  private readonly types: Record<string, FactType>;

  constructor(document: SchemeDocument) {
    this.document = document;
    this.types = factTypes(document, 'household');
  }

  title(fact: string): string {
    return this.titleOf('household', fact);
  }

  type(fact: string): FactType | undefined {
    return this.types[fact];
  }

  className(id: string): string {
    return this.document.who?.classes?.[id]?.title ?? id;
  }

  /** An expression that words do not reach, with the names of facts in Chinese at least. */
  inTitles(source: string): string {
    return source.replaceAll(
      /\b(household|member|organisation)\.([A-Za-z]\w*)/g,
      (_whole, owner: Owner, fact: string) => this.titleOf(owner, fact),
    );
  }

  private titleOf(owner: Owner, fact: string): string {
    const declared = this.document.facts?.[owner]?.[fact];
    const title = typeof declared === 'object' ? declared.title : undefined;
    return title ?? TITLES[fact] ?? fact;
  }
}

/** A checked condition as a villager reads it. */
export function sayCondition(document: SchemeDocument, source: string): string {
  const names = new VersionNames(document);
  return conditionWords(parse(source).ast, names) ?? names.inTitles(source);
}
