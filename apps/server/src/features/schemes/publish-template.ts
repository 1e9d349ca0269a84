import { createHash } from 'node:crypto';
import { readScheme as readDocument } from '@jishan/scheme';
import { authErrors } from '../../platform/auth/index.ts';
import { type Actor, defineCommand, readGuards } from '../../platform/command/index.ts';
import { mayAt } from '../../platform/policy/index.ts';
import { findingsAsJson, schemeErrors } from './errors.ts';
import { insertTemplate } from './store.ts';
import { readTemplateBriefs, readTemplates } from './templates.ts';

export interface PublishTemplateInput {
  /** The document, YAML or JSON. */
  document: string;
  note: string;
}

/**
 * Publishes a document for the villages below to inherit. A command of the town or district (its place's id stands where
 * a village's does); only its own office may, for a village's clerk could otherwise loosen what is locked.
 */
export const publishTemplate = defineCommand({
  name: 'schemes.publish-template',
  policy: async (ctx) =>
    isOfficeOf(ctx.actor, ctx.villageId) || mayAt(ctx.actor, ctx.villageId, ['system_admin'])
      ? null
      : authErrors.not_allowed(),
  async decide(ctx, input: PublishTemplateInput) {
    const placeId = ctx.villageId;
    const guards = await readGuards(ctx.read, placeId, ['scheme-templates']);
    const sha256 = createHash('sha256').update(input.document).digest('hex');
    const bases = await readTemplates(ctx.read, placeId, input.document);
    const parsed = readDocument(input.document, { sha256, lawful: true, resolve: bases.resolve });
    if (!parsed.ok || parsed.findings.some(({ level }) => level === 'error')) {
      const findings = findingsAsJson(parsed.findings);
      return { ok: false, error: schemeErrors.document_faulty({ findings }) };
    }
    const { scheme } = parsed.document;
    const version = String(parsed.document.version);
    const known = await readTemplateBriefs(ctx.read, placeId);
    if (known.some((one) => one.schemeId === scheme && one.version === version)) {
      return { ok: false, error: schemeErrors.version_taken({ version }) };
    }
    return {
      ok: true,
      effects: {
        guards,
        writes: [
          insertTemplate({
            village_id: placeId,
            scheme_id: scheme,
            version,
            document: input.document,
            sha256_hex: sha256,
            note: input.note,
            published_at: ctx.clock.now().toISOString(),
            published_by: ctx.actor.accountId,
          }),
        ],
        postings: [],
        audit: {
          action: 'schemes.template-published',
          target: `template:${scheme}@${version}`,
          after: { placeId, sha256 },
        },
        outbox: [],
        result: { schemeId: scheme, version, sha256 },
      },
    };
  },
});

/** The office of this very place: a town's reach may begin at its district's number. */
function isOfficeOf(actor: Actor, placeId: number): boolean {
  return actor.grants.some(
    (grant) =>
      grant.placeId === placeId && (grant.role === 'town_office' || grant.role === 'district_office'),
  );
}
