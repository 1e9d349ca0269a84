/** A value that survives JSON unchanged. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** What a feature answers when something was expected to go wrong. Sent to the face as it stands. */
export interface CodedError {
  /** `<feature>.<name>`, stable for ever. */
  code: string;
  /** HTTP status. */
  status: number;
  /** A Chinese sentence: what is wrong, where, what to do. */
  message: string;
  /** Path of the input field at fault, like `photoIds.0`. */
  field?: string;
  details?: Json;
}

/** Details are typed by each definition's message function; the constraint must accept them all. */
// oxlint-disable-next-line typescript/no-explicit-any -- a parameter position needs a type that every details type fits
type AnyDetails = any;

export interface ErrorDefinition<Details = AnyDetails> {
  status: 400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 413 | 415 | 422 | 423 | 429 | 500 | 503;
  message: string | ((details: Details) => string);
  /** Default field; the maker's second argument overrides it. */
  field?: string;
}

type Maker<Definition extends ErrorDefinition> = Definition['message'] extends (
  details: infer Details extends Json,
) => string
  ? (details: Details, field?: string) => CodedError
  : (details?: Json, field?: string) => CodedError;

export type ErrorSet<Definitions extends Record<string, ErrorDefinition> = Record<string, ErrorDefinition>> =
  {
    readonly [Name in keyof Definitions]: Maker<Definitions[Name]>;
  };

const definitionsOfSet = new WeakMap<
  object,
  { feature: string; definitions: Record<string, ErrorDefinition> }
>();

/**
 * Declares a feature's expected failures and returns one maker for each.
 *
 * @example
 * const errors = defineErrors('events', {
 *   unknown_item: { status: 422, message: (d: { item: string }) => `没有“${d.item}”这个积分项目` },
 * });
 * errors.unknown_item({ item: 'x' }, 'item') // { code: 'events.unknown_item', status: 422, … }
 */
export function defineErrors<const Definitions extends Record<string, ErrorDefinition>>(
  feature: string,
  definitions: Definitions,
): ErrorSet<Definitions> {
  const makers: Record<string, (details?: Json, field?: string) => CodedError> = {};
  for (const [name, definition] of Object.entries(definitions)) {
    makers[name] = (details, field = definition.field) => ({
      code: `${feature}.${name}`,
      status: definition.status,
      message: typeof definition.message === 'string' ? definition.message : definition.message(details),
      ...(field === undefined ? {} : { field }),
      ...(details === undefined ? {} : { details }),
    });
  }
  definitionsOfSet.set(makers, { feature, definitions });
  return makers as ErrorSet<Definitions>;
}

/** The codes and statuses of a set made by {@link defineErrors}; throws for any other object. */
export function codesOf(set: object): { code: string; status: number; message: string | null }[] {
  const found = definitionsOfSet.get(set);
  if (!found) throw new Error('Not an error set: make it with defineErrors');
  return Object.entries(found.definitions).map(([name, definition]) => ({
    code: `${found.feature}.${name}`,
    status: definition.status,
    message: typeof definition.message === 'string' ? definition.message : null,
  }));
}
