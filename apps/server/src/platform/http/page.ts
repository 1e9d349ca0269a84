import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';

type Directives = Record<string, readonly string[]>;

const STRICT: Directives = {
  'default-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** A content security policy: the strictest one (nothing at all) opened by what is given. */
export function contentPolicy(opened: Directives = {}): string {
  return Object.entries({ ...STRICT, ...opened })
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

/**
 * Answers a server-rendered page: no script at all, and only the style sheets given, which the page holds in
 * `<style>` elements letter for letter (the policy names them by their hash).
 */
export function sendPage(
  reply: FastifyReply,
  html: string,
  options: { styles?: readonly string[]; status?: number; maxAgeSec?: number } = {},
): FastifyReply {
  const hashes = (options.styles ?? []).map(
    (style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  );
  return reply
    .status(options.status ?? 200)
    .header(
      'content-security-policy',
      contentPolicy({
        'img-src': ["'self'", 'data:'],
        'style-src': hashes.length > 0 ? hashes : ["'none'"],
        'form-action': ["'self'"],
      }),
    )
    .header('cache-control', options.maxAgeSec ? `public, max-age=${options.maxAgeSec}` : 'no-cache')
    .type('text/html; charset=utf-8')
    .send(html);
}
