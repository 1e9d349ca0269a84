import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compileScheme, readScheme, simulate } from '../src/index.ts';
import { found, wanted } from './village-answers.ts';
import { recordOf, type VillageCase } from './village-cases.ts';

interface CaseFile {
  title: string;
  /** Documents by name, without the parts that no case is about. */
  schemes: Record<string, object>;
  cases: VillageCase[];
}

const here = fileURLToPath(new URL('./', import.meta.url));
const folders = ['engine-cases', 'people-cases'];

for (const file of folders.flatMap((folder) =>
  readdirSync(`${here}${folder}`).map((name) => `${folder}/${name}`),
)) {
  const { title, schemes, cases } = parse(readFileSync(`${here}${file}`, 'utf8'), {
    merge: true,
  }) as CaseFile;
  describe(`${file}: ${title}`, () => {
    test.each(cases)('$name', (one) => {
      const scheme = compile(schemes[one.scheme]);
      expect(found(one, simulate(scheme, recordOf(one), one.until))).toEqual(wanted(one));
    });
  });
}

/** A document needs a procedure and a start, which no case is about. */
function compile(rules: object | undefined) {
  const document = {
    scheme: 'small',
    title: '小村',
    version: 1,
    from: '2024-01-01',
    review: {
      default: 'one',
      procedures: {
        one: { title: '一步', stages: [{ id: 's', title: '审', role: 'panel', level: 'village' }] },
      },
    },
    ...rules,
  };
  const read = readScheme(JSON.stringify(document));
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  const compiled = compileScheme([{ document: read.document }]);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.findings));
  return compiled.scheme;
}
