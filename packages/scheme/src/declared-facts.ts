import type { CompiledScheme } from './compiled.ts';
import type { FactSubject, FactType, SchemeDocument } from './document.ts';
import { factType } from './expressions/environment.ts';

/**
 * The facts of one kind of subject that any version of a scheme declares, with their types (which never differ between
 * versions).
 *
 * @example declaredFacts(scheme, 'household').get('residents') // 'int'
 */
export function declaredFacts(scheme: CompiledScheme, subject: FactSubject): ReadonlyMap<string, FactType> {
  const types = new Map<string, FactType>();
  for (const { document } of scheme.versions) {
    for (const [name, declaration] of Object.entries(document.facts?.[subject] ?? {})) {
      types.set(name, factType(declaration));
    }
  }
  return types;
}

/**
 * What people call a fact that a document declares; undefined where it has no name of its own.
 *
 * @example factTitle(document, 'event', 'activity') // '活动'
 */
export function factTitle(document: SchemeDocument, subject: FactSubject, fact: string): string | undefined {
  const declaration = document.facts?.[subject]?.[fact];
  return typeof declaration === 'object' ? declaration.title : undefined;
}
