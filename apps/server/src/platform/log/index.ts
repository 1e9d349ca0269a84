import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/** A JSON-lines logger. Headers that carry credentials never reach a line, whoever logs a request. */
export function createLog(
  level: 'debug' | 'info' | 'warn' | 'error' | 'silent',
  destination?: DestinationStream,
): Log {
  const options = {
    level,
    base: null,
    redact: {
      paths: ['req.headers.authorization', 'req.headers.cookie', 'headers.authorization', 'headers.cookie'],
      censor: '[removed]',
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
