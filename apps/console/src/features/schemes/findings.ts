import { ApiError } from '@jishan/contract';

/** Something to be put right in a document, where it stands. */
export interface Finding {
  code: string;
  path: string;
  message: string;
  line: number | null;
}

/** What a check found, out of the refusal that carries it; empty when the refusal is about something else. */
export function findingsOf(error: unknown): Finding[] {
  if (!(error instanceof ApiError)) return [];
  const found = (error.details as { findings?: unknown } | undefined)?.findings;
  return Array.isArray(found) ? (found as Finding[]) : [];
}

/** True when a village has no scheme yet: nothing went wrong, it is only to be published. */
export function isUnpublished(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'schemes.none_published';
}

/** True when what the document inherits has not been published by the town or district. */
export const lacksTemplate = (findings: readonly Finding[]): boolean =>
  findings.some(({ code }) => code === 'extends.not_found');
