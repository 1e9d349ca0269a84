import type { SchemeDocument } from '../document.ts';
import type { Path } from '../read/locate.ts';
import type { Guard, Hit } from './guard.ts';
import { guards, lastGuard } from './guards/index.ts';
import { type Sentence, sentencesOf } from './sentence.ts';
import { type Statement, statementsOf } from './statements.ts';
import { structureFaults } from './structure/index.ts';

/** Something in a scheme that is not lawful (`error`) or may not be (`warning`). */
export interface LawfulFault {
  level: 'error' | 'warning';
  code: string;
  path: Path;
  message: string;
  clause?: string;
}

/**
 * Reads everything that a scheme says and names what may not be in it: grounds on which nobody may lose points, sanctions that no
 * village may impose, points for using an app, and the like. It looks at words and structure only, so it helps whoever
 * reviews a scheme and replaces nobody.
 *
 * @example
 * lawfulFaults(document).filter(({ level }) => level === 'error').map(({ path }) => pathText(path)) // ['items.petition.title']
 */
export function lawfulFaults(document: SchemeDocument): LawfulFault[] {
  const faults = structureFaults(document).map(
    ({ level, id, path, fault, basis, instead }): LawfulFault => ({
      level,
      code: `lawful.${id}`,
      path,
      message: sentence(fault, basis, instead),
    }),
  );
  for (const statement of statementsOf(document)) {
    const said = sentencesOf(statement);
    const found = guards.flatMap((guard) => faultsOf(statement, said, guard));
    faults.push(...(found.length > 0 ? found : faultsOf(statement, said, lastGuard)));
  }
  return faults;
}

function faultsOf(statement: Statement, said: readonly Sentence[], guard: Guard): LawfulFault[] {
  const hit = worst(said, guard);
  return hit ? [faultOf(statement, guard, hit)] : [];
}

function worst(said: readonly Sentence[], guard: Guard): Hit | null {
  let found: Hit | null = null;
  for (const sentence of said) {
    const hit = guard.check(sentence);
    if (hit?.level === 'error') return hit;
    found ??= hit;
  }
  return found;
}

const QUOTED_MAX = 30;

function faultOf({ path, clause }: Statement, guard: Guard, { level, words }: Hit): LawfulFault {
  const quoted = words.length > QUOTED_MAX ? `${words.slice(0, QUOTED_MAX)}…` : words;
  const said = level === 'error' ? guard.fault : (guard.doubt ?? guard.fault);
  const message = sentence(`“${quoted}”：${said}`, guard.basis, guard.instead);
  return { level, code: `lawful.${guard.id}`, path, message, ...(clause === undefined ? {} : { clause }) };
}

const sentence = (fault: string, basis: string, instead: string): string =>
  `${fault}。依据：${basis}。怎样改：${instead}`;
