import type { FastifyInstance } from 'fastify';
import { definePolicy } from '../policy/index.ts';
import { publicRoute } from './route.ts';

/** The round seal that stands for the product on a browser's tab. */
const SEAL =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" fill="none" stroke="#b8322a" stroke-width="3" stroke-linecap="round">' +
  '<circle cx="24" cy="24" r="21"/><circle cx="24" cy="24" r="16.5" stroke-width="1"/>' +
  '<path d="M24 11v26M15 18h18M13 25h22M16 32h16"/></svg>';

/** Browsers ask for `/favicon.ico` of any page that names no icon; its type says that it is drawn. */
export function serveSeal(app: FastifyInstance): void {
  publicRoute(app, {
    method: 'GET',
    url: '/favicon.ico',
    id: 'showSeal',
    tag: 'system',
    summary: 'The icon of all pages',
    policy: definePolicy('system.seal', 'public'),
    produces: 'image/svg+xml',
    handler: async (_request, reply) => {
      reply.header('cache-control', 'public, max-age=86400');
      return SEAL;
    },
  });
}
