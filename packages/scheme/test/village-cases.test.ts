import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compileScheme, readScheme, simulate } from '../src/index.ts';
import { found, wanted } from './village-answers.ts';
import { recordOf, type VillageCase } from './village-cases.ts';

interface CaseFile {
  title: string;
  /** Documents by name, without the parts that no case is about; a list: several versions. */
  schemes: Record<string, object | object[]>;
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

function compile(versions: object | object[] | undefined) {
  const sources = (Array.isArray(versions) ? versions : [versions]).map((rules) => ({
    document: read(rules),
  }));
  const compiled = compileScheme(sources);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.findings));
  return compiled.scheme;
}

/** A document needs a procedure and a start, which no case is about. */
function read(rules: object) {
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
  const result = readScheme(JSON.stringify(document));
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.document;
}
