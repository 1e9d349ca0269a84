import { createHash } from 'node:crypto';
import { readScheme as readDocument, type SchemeDocument } from '@jishan/scheme';
import { authErrors } from '../../platform/auth/index.ts';
import { addDays, localDay } from '../../platform/clock/index.ts';
import { defineCommand, readGuards } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import { mayAt } from '../../platform/policy/index.ts';
import { compileNext } from './compile-next.ts';
import { findingsAsJson, schemeErrors } from './errors.ts';
import { findUnserved } from './find-unserved.ts';
import { readSchemeDocuments, readVersions, type VersionBrief } from './read.ts';
import { insertBase, insertVersion } from './store.ts';
import { readTemplates } from './templates.ts';

export interface PublishInput {
  /** The document, YAML or JSON. */
  document: string;
  note: string;
}

/**
 * Publishes the next version of a village's scheme. It must read, hold nothing that is not lawful, compile together with
 * all earlier ones, and come into force later than they did and not before tomorrow, so that nothing already scored can
 * change. Only the first may reach back: a village brings its facts along. What it inherits of its town and district is
 * copied beside it.
 */
export const publishVersion = defineCommand({
  name: 'schemes.publish-version',
  policy: async (ctx) =>
    mayAt(ctx.actor, ctx.villageId, ['clerk', 'town_office', 'system_admin'])
      ? null
      : authErrors.not_allowed(),
  async decide(ctx, input: PublishInput) {
    const guards = await readGuards(ctx.read, ctx.villageId, ['scheme']);
    const sha256 = createHash('sha256').update(input.document).digest('hex');
    const bases = await readTemplates(ctx.read, ctx.villageId, input.document);
    const parsed = readDocument(input.document, { sha256, lawful: true, resolve: bases.resolve });
    if (!parsed.ok || parsed.findings.some(({ level }) => level === 'error')) return faulty(parsed.findings);
    const { document } = parsed;
    const unserved = findUnserved(document).filter(({ level }) => level === 'error');
    if (unserved[0]) return notServed(unserved, unserved[0].message);
    const earlier = await readVersions(ctx.read, ctx.villageId);
    const error = checkOrder(document, earlier, localDay(ctx.clock.now()));
    if (error) return { ok: false, error };
    const compiled = compileNext(await readSchemeDocuments(ctx.read, ctx.villageId), { document, sha256 });
    if (!compiled.ok) return faulty(compiled.findings);
    const seq = (earlier.at(-1)?.seq ?? 0) + 1;
    const version = String(document.version);
    return {
      ok: true,
      effects: {
        guards,
        writes: [
          insertVersion({
            village_id: ctx.villageId,
            seq,
            scheme_id: document.scheme,
            version,
            from_on: document.from,
            document: input.document,
            sha256_hex: sha256,
            note: input.note,
            published_at: ctx.clock.now().toISOString(),
            published_by: ctx.actor.accountId,
            bases_sha256_hex: bases.digest(),
          }),
          ...bases.found.map((base, at) =>
            insertBase({
              village_id: ctx.villageId,
              seq,
              step: at + 1,
              scheme_id: base.scheme,
              version: base.version,
              document: base.text,
              sha256_hex: base.sha256,
            }),
          ),
        ],
        postings: [],
        audit: {
          action: 'schemes.version-published',
          target: `scheme:${document.scheme}@${version}`,
          after: { seq, from: document.from, sha256 },
        },
        outbox: [{ topic: 'schemes.version-published', payload: { villageId: ctx.villageId, seq, version } }],
        result: { version, seq, from: document.from, sha256 },
      },
    };
  },
});

function faulty(findings: Parameters<typeof findingsAsJson>[0]) {
  const errors = findings.filter(({ level }) => level === 'error');
  return { ok: false as const, error: schemeErrors.document_faulty({ findings: findingsAsJson(errors) }) };
}

function notServed(unserved: Parameters<typeof findingsAsJson>[0], first: string) {
  const findings = findingsAsJson(unserved);
  return { ok: false as const, error: schemeErrors.not_served_yet({ findings, first }) };
}

function checkOrder(document: SchemeDocument, earlier: VersionBrief[], today: string): CodedError | null {
  const last = earlier.at(-1);
  if (!last) return null;
  const version = String(document.version);
  if (earlier.some((one) => one.version === version)) return schemeErrors.version_taken({ version });
  if (document.scheme !== last.schemeId)
    return schemeErrors.other_scheme({ expected: last.schemeId, given: document.scheme });
  const earliest = [addDays(last.from, 1), addDays(today, 1)].sort().at(-1) ?? today;
  return document.from < earliest ? schemeErrors.from_too_early({ from: document.from, earliest }) : null;
}
