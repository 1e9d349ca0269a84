import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { schemeSchema } from '../schema/index.ts';
import { isGroup } from './merge.ts';
import type { Fault } from './chain.ts';
import { type SchemaMessage, schemaMessage } from './schema-messages.ts';

const FINDINGS_MAX = 200;
/** What a document that is only inherited must say; the rest is its heirs' business. */
const TEMPLATE_REQUIRED = ['scheme', 'title', 'version', 'from'];

const validators = new Map<boolean, ValidateFunction>();

function validatorFor(template: boolean): ValidateFunction {
  const known = validators.get(template);
  if (known) return known;
  const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: true, allowUnionTypes: true });
  const schema = template ? { ...schemeSchema, $id: 'template', required: TEMPLATE_REQUIRED } : schemeSchema;
  const made = ajv.compile(schema);
  validators.set(template, made);
  return made;
}

export interface SchemaFault extends Fault {
  /** A key that must be there and is not. */
  missing?: string;
  /** For an unknown key: the one that was probably meant. */
  meant?: string;
}

/** Everything that the JSON Schema finds in a document, one line for one mistake. */
export function schemaFaults(value: unknown): SchemaFault[] {
  const validate = validatorFor(isGroup(value) && value.template === true);
  if (validate(value)) return [];
  const said = (validate.errors ?? []).flatMap((error) => {
    const message = schemaMessage(error);
    return message ? [{ ...message, path: pointerPath(error.instancePath), error }] : [];
  });
  return said
    .filter((one) => !isMisspelt(one, said))
    .slice(0, FINDINGS_MAX)
    .map(({ code, message, path, key, missing, meant }) => ({
      code,
      message,
      path: key === undefined ? path : [...path, key],
      ...(missing === undefined ? {} : { missing }),
      ...(meant === undefined ? {} : { meant }),
    }));
}

type Said = SchemaMessage & { path: (string | number)[]; error: ErrorObject };

/** A key that is missing because it stands there misspelt is one mistake; the unknown key's message names the cure. */
function isMisspelt({ missing, error }: Said, all: readonly Said[]): boolean {
  if (missing === undefined) return false;
  return all.some((other) => other.meant === missing && other.error.instancePath === error.instancePath);
}

function pointerPath(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}
