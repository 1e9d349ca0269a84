import { texts } from './start/texts.ts';

/**
 * What to print when a command fails. Failures that somebody foresaw carry a sentence for the person at the keyboard;
 * anything else is a fault of ours and needs its stack.
 */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return texts.failed(String(error));
  return isForeseen(error) ? texts.failed(error.message) : texts.failed(error.stack ?? error.message);
}

function isForeseen(error: Error): boolean {
  const code: unknown = 'code' in error ? error.code : undefined;
  return (
    (typeof code === 'string' && /^[a-z]+\.[a-z_]+$/.test(code)) ||
    ['PortError', 'BuildError'].includes(error.name)
  );
}
