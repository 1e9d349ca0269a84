import { readFileSync } from 'node:fs';
import type { GivenHead } from '@jishan/ledger';

/** A head that was given out, with the village it belongs to when it says so. */
export interface NamedHead extends GivenHead {
  villageCode: string | null;
}

/** What was typed cannot be used; the message says what to do. */
export class UnusableInput extends Error {
  override readonly name = 'UnusableInput';
  readonly code = 'verify.unusable_input';
}

/**
 * Reads `--head`: either `SEQ:HASH` as a bulletin prints it, or a file with what `/v/<village>/chain.json` answered,
 * or a list of such answers.
 */
export function readHeads(option: string): NamedHead[] {
  const typed = /^(\d+):([0-9a-f]{64})$/i.exec(option.trim());
  if (typed) return [{ seq: Number(typed[1]), hash: (typed[2] ?? '').toLowerCase(), villageCode: null }];
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(option, 'utf8'));
  } catch {
    throw new UnusableInput(
      `--head ${option} 读不出来：请写“编号:摘要”（如 12:ab34…，摘要是 64 位），或写一个存着 chain.json 内容的文件名。`,
    );
  }
  return (Array.isArray(value) ? value : [value]).map((one) => headOf(one, option));
}

function headOf(value: unknown, file: string): NamedHead {
  const head = (value ?? {}) as { seq?: unknown; hash?: unknown; village?: { code?: unknown } };
  if (!Number.isSafeInteger(head.seq) || typeof head.hash !== 'string') {
    throw new UnusableInput(
      `${file} 里没有链头：要有 seq（整数）和 hash（64 位摘要），就是 chain.json 的内容。`,
    );
  }
  const code = head.village?.code;
  return {
    seq: head.seq as number,
    hash: head.hash.toLowerCase(),
    villageCode: typeof code === 'string' ? code : null,
  };
}
