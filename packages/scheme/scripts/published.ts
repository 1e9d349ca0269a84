import { schemeSchema } from '../src/schema/index.ts';
import { referenceOf } from './reference.ts';

/** The files made from the JSON Schema, by their place in the repository. */
export function published(): { path: string; text: string }[] {
  return [
    { path: 'schemes/scheme.schema.json', text: `${JSON.stringify(schemeSchema, null, 2)}\n` },
    { path: 'docs/schemes/reference.md', text: referenceOf(schemeSchema) },
  ];
}
