/* Writes what is made from the scheme's JSON Schema: node packages/scheme/scripts/publish.ts */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { published } from './published.ts';

for (const { path, text } of published()) {
  writeFileSync(resolve(import.meta.dirname, '../../..', path), text);
}
