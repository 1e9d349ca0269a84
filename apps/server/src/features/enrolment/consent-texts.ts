import { type CommandContext, defineCommand } from '../../platform/command/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import { authErrors } from '../../platform/auth/index.ts';
import { mayAt } from '../../platform/policy/index.ts';
import { enrolmentErrors } from './errors.ts';
import { insertConsentText } from './store.ts';

export interface ConsentText {
  purpose: string;
  version: number;
  title: string;
  body: string;
  required: boolean;
}

/** The newest text of every purpose, in the order in which screens show them. */
export async function readConsentTexts(read: ScopedRead): Promise<ConsentText[]> {
  const rows = await read
    .selectFrom('consent_texts')
    .select(['purpose', 'version', 'title', 'body', 'required', 'position'])
    .distinctOn('purpose')
    .orderBy('purpose')
    .orderBy('version', 'desc')
    .execute();
  return rows
    .sort((left, right) => left.position - right.position)
    .map(({ position: _position, ...text }) => text);
}

export interface PublishTextInput {
  purpose: string;
  title: string;
  body: string;
}

/** A new version of one text. Everybody is asked again; what they agreed to before holds until they answer. */
export const publishConsentText = defineCommand({
  name: 'enrolment.publish-consent-text',
  policy: (ctx: CommandContext) => (mayAt(ctx.actor, 0, ['system_admin']) ? null : authErrors.not_allowed()),
  async decide(ctx: CommandContext, input: PublishTextInput) {
    const last = await ctx.read
      .selectFrom('consent_texts')
      .selectAll()
      .where('purpose', '=', input.purpose)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!last) return { ok: false, error: enrolmentErrors.purpose_unknown() };
    const next = { title: input.title.trim(), body: input.body.trim() };
    if (next.title === last.title && next.body === last.body)
      return { ok: false, error: enrolmentErrors.text_same() };
    const version = last.version + 1;
    return {
      ok: true,
      effects: {
        guards: [],
        writes: [
          insertConsentText({
            village_id: 0,
            purpose: last.purpose,
            version,
            ...next,
            required: last.required,
            position: last.position,
            published_at: ctx.clock.now().toISOString(),
          }),
        ],
        postings: [],
        audit: {
          action: 'enrolment.consent-text-published',
          target: `consent-text:${last.purpose}:${version}`,
        },
        outbox: [],
        result: { purpose: last.purpose, version },
      },
    };
  },
});
