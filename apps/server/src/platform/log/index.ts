import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/** Where the database's faults repeat what a row or a query held: names, phones, ID numbers. */
const VALUES = new Set([
  'detail',
  'where',
  'hint',
  'query',
  'internalQuery',
  'parameters',
  'params',
  'values',
  'bindings',
]);
const DEPTH_MAX = 6;

/** A fault as a line may hold it: what happened and where in the code, without the values it happened with. */
function faultOf(error: unknown): unknown {
  return error instanceof Error ? withoutValues(pino.stdSerializers.err(error), 0) : withoutValues(error, 0);
}

function withoutValues(given: unknown, depth: number): unknown {
  if (typeof given !== 'object' || given === null || given instanceof Date) return given;
  if (depth === DEPTH_MAX) return '[removed]';
  if (given instanceof Error && depth > 0) return withoutValues(pino.stdSerializers.err(given), depth);
  if (Array.isArray(given)) return given.map((one) => withoutValues(one, depth + 1));
  return Object.fromEntries(
    Object.entries(given)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, VALUES.has(key) ? '[removed]' : withoutValues(value, depth + 1)]),
  );
}

/**
 * A JSON-lines logger. Headers that carry credentials never reach a line, whoever logs a request; nor do the values
 * that a fault of the database repeats.
 */
export function createLog(
  level: 'debug' | 'info' | 'warn' | 'error' | 'silent',
  destination?: DestinationStream,
): Log {
  const options = {
    level,
    base: null,
    serializers: { err: faultOf, error: faultOf, cause: faultOf },
    redact: {
      paths: ['req.headers.authorization', 'req.headers.cookie', 'headers.authorization', 'headers.cookie'],
      censor: '[removed]',
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
