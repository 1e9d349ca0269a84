import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { SchemeDocument } from '../src/index.ts';
import type { Case, CaseFile } from './case-file.ts';
import { compareSettings } from './case-results.ts';
import { compileOne, readCases, runCase } from './cases.ts';

const folder = fileURLToPath(new URL('../../../schemes/cases/', import.meta.url));

for (const name of readdirSync(folder).filter((file) => file.endsWith('.yaml'))) {
  describe(`cases of ${name}`, () => {
    const { file, document, written } = readCases(`${folder}${name}`);
    const scheme = compileOne(document);

    test.each(file.cases)('$name', (one) => {
      expect(runCase(scheme, file, one)).toEqual([]);
    });

    test('what does not move points is as the file says', () => {
      expect(compareSettings(document, file)).toEqual([]);
    });

    test('every number is held by a case: moved by one, something fails', () => {
      const unheld = numbersOf(written).filter((path) => !isHeld(document, path, file));
      expect(unheld.map((path) => path.join('.'))).toEqual([]);
    });
  });
}

type Path = (string | number)[];

/** Of the file's own text: what it inherits is held by the ancestor's cases. */
function numbersOf(document: object): Path[] {
  const paths: Path[] = [];
  const visit = (value: unknown, path: Path): void => {
    if (typeof value === 'number') paths.push(path);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
  };
  visit(document, []);
  return paths;
}

function isHeld(document: SchemeDocument, path: Path, file: CaseFile): boolean {
  return [1, -1].every((step) => {
    const moved = structuredClone(document);
    const value = moveNumber(moved, path, step);
    // A limit of no times at all, or points below nothing, is no rule that anybody could write.
    if (value < 0 || (value === 0 && path.at(-1) === 'times')) return true;
    if (compareSettings(moved, file).length > 0) return true;
    const scheme = compileOne(moved);
    // The cases of the number's own item first: they are the ones that hold it.
    const isNear = (one: Case) => one.events.some(({ item }) => item === path[1]);
    const cases = [...file.cases.filter(isNear), ...file.cases.filter((one) => !isNear(one))];
    return cases.some((one) => runCase(scheme, file, one).length > 0);
  });
}

function moveNumber(document: SchemeDocument, path: Path, step: number): number {
  let parent = document as unknown as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) parent = parent[key] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  const value = (parent[last] as number) + step;
  parent[last] = value;
  return value;
}
