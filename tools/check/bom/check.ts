import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../files.ts';
import { cycloneDx, licenceList } from './documents.ts';
import { findForbidden, readParts } from './parts.ts';

const products = [
  { name: 'jishan', lockfile: 'package-lock.json' },
  { name: 'jishan-phone', lockfile: 'apps/mobile/package-lock.json' },
];

/** Writes dist/bom (bill of materials and licence list of this build) and finds what may not be handed on. */
export async function checkBom(): Promise<string[]> {
  const folder = join(root, 'dist/bom');
  await mkdir(folder, { recursive: true });
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const findings: string[] = [];
  for (const { name, lockfile } of products) {
    const parts = readParts(await readFile(join(root, lockfile), 'utf8'));
    if (parts.length === 0) findings.push(`${lockfile}: no package was found in it`);
    await writeFile(join(folder, `${name}.cdx.json`), cycloneDx({ name, version }, parts));
    await writeFile(join(folder, `${name}-licences.md`), licenceList({ name, version }, parts));
    findings.push(
      ...findForbidden(parts).map(
        (found) =>
          `${lockfile}: ${found} (take another package, or allow the licence in tools/check/bom/parts.ts with a reason)`,
      ),
    );
  }
  return findings;
}
