import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { errorCodes } from '@jishan/contract';
import { errorCatalogue } from '@jishan/server';
import { codesOf } from '@jishan/server/platform/errors';
import { expect, test } from 'vitest';

const sources = fileURLToPath(new URL('../src', import.meta.url));

test('every code of every errors.ts is gathered, and the contract lists exactly these', async () => {
  const files = (await readdir(sources, { recursive: true })).filter(
    (file) => path.basename(file) === 'errors.ts',
  );
  expect(files.length).toBeGreaterThan(8);
  const declared: string[] = [];
  for (const file of files) {
    const module: Record<string, unknown> = await import(pathToFileURL(path.join(sources, file)).href);
    for (const value of Object.values(module)) {
      if (typeof value === 'object' && value !== null)
        declared.push(...codesOf(value).map((entry) => entry.code));
    }
  }
  const gathered = Object.fromEntries([...errorCatalogue.values()].map(({ code, status }) => [code, status]));
  expect(Object.keys(gathered).sort()).toEqual(declared.sort());
  expect(errorCodes).toEqual(gathered);
});

test('every sentence is Chinese, ends like one and holds no stack, path or SQL', () => {
  for (const { code, message } of errorCatalogue.values()) {
    if (message === null) continue;
    expect(message, code).toMatch(/[一-鿿].*[。；！？]$/);
    expect(message, code).not.toMatch(/\bat \w|\/src\/|select /);
  }
});
