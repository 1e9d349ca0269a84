import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { type CompiledScheme, compileScheme, type Finding, lintScheme, readScheme } from '../src/index.ts';
import type { VillageCase } from './village-cases.ts';

/* The cookbook's recipes, read from the documents that a clerk reads. */

type Sections = Record<string, unknown>;

export interface Recipe {
  number: number;
  title: string;
  file: string;
  /** The first version, and later ones that change some of its sections. */
  versions: Sections[];
  cases: (VillageCase & { lint?: string[] })[];
}

const FOLDER = resolve(import.meta.dirname, '../../../docs/schemes/cookbook');

function readDocument(name: string): string {
  return readFileSync(resolve(FOLDER, name), 'utf8');
}

/** Fenced blocks of one kind, by the words behind the fence. */
function blocks(text: string, info: RegExp): string[] {
  return [...text.matchAll(/^```yaml([^\n]*)\n([\s\S]*?)^```$/gm)]
    .filter((match) => info.test((match[1] ?? '').trim()))
    .map((match) => match[2] ?? '');
}

const skeleton = parse(blocks(readDocument('README.md'), /^skeleton$/)[0] ?? '') as Sections;

export function readRecipes(): Recipe[] {
  return readdirSync(FOLDER)
    .filter((name) => /^\d\d-.*\.md$/.test(name))
    .sort()
    .flatMap((file) => recipesIn(file, readDocument(file)));
}

function recipesIn(file: string, text: string): Recipe[] {
  return text
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [, number = '', title = ''] = /^(\d+)[. ]+([^\n]*)/.exec(part) ?? [];
      return {
        number: Number(number),
        title,
        file,
        versions: versionsOf(blocks(part, /^(第二版)?$/)),
        cases: blocks(part, /^case$/).map((block) => parse(block) as Recipe['cases'][number]),
      };
    });
}

/** What a recipe writes stands in for a whole section of the skeleton; a second version in for one of the first. */
function versionsOf(written: readonly string[]): Sections[] {
  let before = skeleton;
  return written.map((text) => {
    before = { ...before, ...(parse(text) as Sections) };
    return before;
  });
}

/** What is wrong with a recipe; a scheme this small may lack what the law check asks of a whole one. */
export function faultsOf(recipe: Recipe): Finding[] {
  return recipe.versions
    .flatMap((version) => lintScheme(JSON.stringify(version)))
    .filter(({ level, code }) => level === 'error' || !code.startsWith('lawful.'));
}

export function compileRecipe(recipe: Recipe): CompiledScheme {
  const sources = recipe.versions.map((version) => {
    const read = readScheme(JSON.stringify(version));
    if (!read.ok) throw new Error(JSON.stringify(read.findings));
    return { document: read.document };
  });
  const compiled = compileScheme(sources);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.findings));
  return compiled.scheme;
}
