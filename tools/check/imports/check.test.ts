import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findImportBreaks } from './check.ts';

/** A small repository of the same layout, with one planted break a rule and a few imports that are allowed. */
const planted: Record<string, string> = {
  'package.json': '{"name": "planted", "dependencies": {"yaml": "1", "axios": "1"}}',
  'node_modules/yaml/package.json': '{"name": "yaml", "main": "index.js"}',
  'node_modules/yaml/index.js': '',
  'node_modules/axios/package.json': '{"name": "axios", "main": "index.js"}',
  'node_modules/axios/index.js': '',
  'packages/ledger/src/one.ts': "import { two } from './two.ts';\nexport const one = () => two;\n",
  'packages/ledger/src/two.ts': "import { one } from './one.ts';\nexport const two = () => one;\n",
  'packages/scheme/src/clock.ts': "import { hostname } from 'node:os';\nexport const here = hostname();\n",
  'packages/scheme/src/fetch.ts':
    "import axios from 'axios';\nimport yaml from 'yaml';\nexport default [axios, yaml];\n",
  'apps/server/src/platform/db/index.ts': "export * from '../../features/orgs/index.ts';\n",
  'apps/server/src/features/orgs/index.ts': "export * from './store.ts';\n",
  'apps/server/src/features/orgs/store.ts': 'export type Place = string;\n',
  'apps/server/src/features/orgs/back.ts':
    "import type { Person } from '../people/index.ts';\nexport type Back = Person;\n",
  'apps/server/src/features/people/index.ts':
    "import type { Place } from '../orgs/index.ts';\nexport type Person = Place;\n",
  'apps/server/src/features/people/deep.ts':
    "import type { Place } from '../orgs/store.ts';\nexport type Deep = Place;\n",
  'apps/server/src/features/people/gone.ts': "export * from './nowhere.ts';\n",
  'apps/console/src/lib/reach.ts': "export * from '../../../server/src/features/orgs/index.ts';\n",
  'apps/console/.cache/dist-1/a.js': "import './b.js';\n",
  'apps/console/.cache/dist-1/b.js': "import './a.js';\n",
  'tools/setup/main.js': "import yaml from 'yaml';\nexport default yaml;\n",
};

let base = '';

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'jishan-imports-'));
  for (const [path, text] of Object.entries(planted)) {
    mkdirSync(dirname(join(base, path)), { recursive: true });
    writeFileSync(join(base, path), text);
  }
});

afterAll(() => rmSync(base, { recursive: true, force: true }));

it('finds each planted break and nothing else', async () => {
  const { modules, breaks } = await findImportBreaks(base);
  expect(modules).toBeGreaterThan(10);
  const seen = breaks.map((text) => text.replace(/^(\S+) [\s\S]*\n\s+([\w-]+):.*$/, '$1 $2')).toSorted();
  expect(seen).toEqual([
    'apps/console/src/lib/reach.ts faces-know-the-contract-only',
    'apps/server/src/features/orgs/back.ts arrows-of-orgs',
    'apps/server/src/features/people/deep.ts front-door',
    'apps/server/src/features/people/gone.ts no-unresolved',
    'apps/server/src/platform/db/index.ts platform-knows-no-feature',
    'packages/ledger/src/one.ts no-circles',
    'packages/scheme/src/clock.ts scheme-is-pure',
    'packages/scheme/src/fetch.ts scheme-libraries',
    'tools/setup/main.js setup-needs-nothing',
  ]);
});
