import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { root } from '../files.ts';
import { rules } from './rules.ts';

const folders = ['packages', 'apps', 'tools', 'e2e', 'bench'];

/** Below this a cruise has not read the sources at all: a parser that failed silently calls any circle clean. */
const leastModules = 100;

/** Breaks of the import rules under a folder laid out like this repository. */
export async function findImportBreaks(base: string): Promise<{ modules: number; breaks: string[] }> {
  const result = await cruise(
    folders.filter((folder) => existsSync(join(base, folder))),
    {
      baseDir: base,
      validate: true,
      ruleSet: { forbidden: rules },
      parser: 'swc',
      // What was built is not ours to order, and a build holds circles.
      exclude: { path: '(^|/)(dist|coverage|\\.cache)/' },
      doNotFollow: { path: 'node_modules' },
      combinedDependencies: true,
      enhancedResolveOptions: {
        exportsFields: ['exports'],
        conditionNames: ['import', 'types', 'node', 'default'],
        extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
      },
    },
  );
  if (typeof result.output === 'string')
    throw new Error('dependency-cruiser answered with text instead of data');
  const { violations, totalCruised } = result.output.summary;
  const breaks = violations.map(({ from, to, cycle, rule }) => {
    const way = cycle ? cycle.map((step) => step.name).join(' → ') : to;
    return `${from} → ${way}\n    ${rule.name}`;
  });
  return { modules: totalCruised, breaks };
}

export async function checkImports(): Promise<string[]> {
  const { modules, breaks } = await findImportBreaks(root);
  if (modules < leastModules)
    return [`Only ${modules} modules were read; the parser does not work (@swc/core?).`];
  return breaks;
}
