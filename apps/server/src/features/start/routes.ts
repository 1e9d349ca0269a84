import { type HttpServer, publicRoute, sendPage } from '../../platform/http/index.ts';
import { definePolicy } from '../../platform/policy/index.ts';
import { renderCodesPage } from './codes-page.ts';
import type { StartInfo } from './guide.ts';
import { renderStartPage } from './page.ts';
import { readLatestMessages } from './read-sms.ts';
import { style } from './style.ts';

const codesShown = 20;

/** The start page at `/` and, in the demo, the latest phone codes at `/demo/sms`. */
export function startPageRoutes(app: HttpServer, services: { start: StartInfo }): void {
  publicRoute(app, {
    method: 'GET',
    url: '/',
    id: 'openStartPage',
    tag: 'system',
    summary: 'What this is, where each face is and, in the demo, who to sign in as',
    policy: definePolicy('start.page', 'public'),
    produces: 'text/html',
    handler: async (_request, reply) => sendPage(reply, renderStartPage(services.start), { styles: [style] }),
  });
  publicRoute(app, {
    method: 'GET',
    url: '/demo/sms',
    id: 'openDemoCodes',
    tag: 'system',
    summary: 'Latest phone codes of the demo; unknown where no demo is loaded',
    policy: definePolicy('start.codes', 'public'),
    produces: 'text/html',
    handler: async (_request, reply) => {
      const { guide, smsFile } = services.start;
      if (!guide || !smsFile) {
        reply.callNotFound();
        return reply;
      }
      return sendPage(reply, renderCodesPage(await readLatestMessages(smsFile, codesShown)), {
        styles: [style],
      });
    },
  });
}
