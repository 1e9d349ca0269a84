import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { definePolicy } from '../policy/index.ts';
import { publicRoute } from './route.ts';

export interface Health {
  /** True once everything serves, false again when shutting down. */
  isReady(): boolean;
  /** A short look at the database; must not wait long. */
  databaseUp(): Promise<boolean>;
  version: string;
}

const HealthAnswer = z.object({
  status: z.enum(['ok', 'starting', 'degraded']),
  database: z.enum(['up', 'down']),
  version: z.string(),
});

/** `GET /healthz`: 200 once the whole system serves, otherwise 503 with what is missing. */
export function serveHealth(app: FastifyInstance, health: Health): void {
  publicRoute(app, {
    method: 'GET',
    url: '/healthz',
    id: 'readHealth',
    tag: 'system',
    summary: 'Whether the whole system serves',
    policy: definePolicy('system.health', 'public'),
    answer: HealthAnswer,
    otherAnswers: { 503: HealthAnswer },
    handler: async (_request, reply) => {
      const up = await health.databaseUp().catch(() => false);
      const ready = health.isReady();
      reply.status(ready && up ? 200 : 503).header('cache-control', 'no-store');
      const status = ready ? (up ? 'ok' : 'degraded') : 'starting';
      return { status, database: up ? 'up' : 'down', version: health.version } as const;
    },
  });
}
