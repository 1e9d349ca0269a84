import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { published } from '../scripts/published.ts';
import { type SchemaNode, schemeSchema } from '../src/schema/index.ts';

test.each(published())('$path is up to date; else run node packages/scheme/scripts/publish.ts', ({
  path,
  text,
}) => {
  expect(readFileSync(resolve(import.meta.dirname, '../../..', path), 'utf8')).toBe(text);
});

test('every example could stand where it is shown', () => {
  const wrong: string[] = [];
  const visit = (node: SchemaNode, path: string) => {
    for (const example of node.examples ?? []) {
      const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
      if (!ajv.validate(node, example)) wrong.push(`${path} ${ajv.errorsText()}`);
    }
    for (const [key, below] of Object.entries(node.properties ?? {})) visit(below, `${path}.${key}`);
    if (node.items) visit(node.items, `${path}[]`);
    if (typeof node.additionalProperties === 'object') visit(node.additionalProperties, `${path}.*`);
  };
  visit(schemeSchema, '');
  expect(wrong).toEqual([]);
});
