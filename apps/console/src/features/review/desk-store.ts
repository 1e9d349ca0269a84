import { useSyncExternalStore } from 'react';
import { api } from '../../lib/api.ts';
import type { DecisionBody, QueueCase } from '../../lib/api-types.ts';
import { troubleOf } from '../../lib/errors.ts';
import { type Act, addSent, caseKey, type Desk, dropSent, type Sent, withSent } from './desk.ts';

const atOnceMax = 4;

let desk: Desk = [];
let groups = 0;
const waiting: Sent[] = [];
let flying = 0;
const listeners = new Set<() => void>();

function change(next: Desk): void {
  desk = next;
  for (const listener of listeners) listener();
}

/**
 * Sends decisions in the background, so that the next case can be looked at while the last one travels.
 * Returns at once; how each went is told by the desk.
 */
export function decide(cases: readonly QueueCase[], act: Act): void {
  groups += 1;
  for (const of of cases) {
    const sent: Sent = { key: caseKey(of), group: groups, case: of, act, status: 'sending' };
    change(addSent(desk, sent));
    waiting.push(sent);
  }
  pump();
}

function pump(): void {
  while (flying < atOnceMax && waiting.length > 0) {
    const sent = waiting.shift();
    if (!sent) return;
    flying += 1;
    void deliver(sent).finally(() => {
      flying -= 1;
      pump();
    });
  }
}

async function deliver(sent: Sent): Promise<void> {
  try {
    const result = await api.decide(sent.case, bodyOf(sent));
    change(withSent(desk, sent.key, { status: 'done', doneAt: Date.now(), result }));
  } catch (error) {
    fail(sent.key, error);
  }
}

function fail(key: string, error: unknown): void {
  const { code, message } = troubleOf(error);
  change(withSent(desk, key, { status: 'failed', error: { code, message } }));
}

function bodyOf({ case: of, act }: Sent): DecisionBody {
  return {
    stage: of.stage,
    verdict: act.verdict,
    ...(act.reason ? { reason: act.reason.code } : {}),
    ...(act.comment ? { comment: act.comment } : {}),
    ...(act.points === undefined ? {} : { points: act.points }),
  };
}

/** Takes decisions back; the ones that worked leave the desk. Resolves when all were answered. */
export async function undo(group: readonly Sent[]): Promise<void> {
  await Promise.all(
    group.map(async (sent) => {
      if (!sent.result) return;
      change(withSent(desk, sent.key, { status: 'undoing' }));
      try {
        await api.undo(sent.case, sent.result.decisionId);
        change(dropSent(desk, sent.key));
      } catch (error) {
        const { code, message } = troubleOf(error);
        change(withSent(desk, sent.key, { status: 'done', error: { code, message } }));
      }
    }),
  );
}

/** Sends again what failed, under the same keys, so that nothing is decided twice. */
export function sendAgain(group: readonly Sent[]): void {
  for (const sent of group) {
    change(withSent(desk, sent.key, { status: 'sending' }));
    waiting.push(sent);
  }
  pump();
}

/** Puts the line about the last decision away. */
export function dismiss(group: readonly Sent[]): void {
  change(desk.filter((sent) => !(sent.status === 'failed' && group.some((each) => each.key === sent.key))));
}

/** Forgets everything: another person may be signing in. */
export function clearDesk(): void {
  waiting.length = 0;
  change([]);
}

export function useDesk(): Desk {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => desk,
  );
}

/**
 * Closing the window while a decision is on its way would leave the reviewer unsure: the browser asks first.
 * Returns how to stop watching.
 */
export function guardLeaving(): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (desk.some((sent) => sent.status === 'sending')) event.preventDefault();
  };
  addEventListener('beforeunload', ask);
  return () => removeEventListener('beforeunload', ask);
}
