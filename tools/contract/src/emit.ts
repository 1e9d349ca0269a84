import { type AppServices, createApp, emitOpenApi, errorCatalogue } from '@jishan/server';
import { createIds } from '@jishan/server/platform/ids';
import { createLog } from '@jishan/server/platform/log';
import { systemClock } from '@jishan/server/platform/clock';
import openapiTypes, { astToString } from 'openapi-typescript';

/** Each file of packages/contract that is made from the server, by its path there. */
export type MadeFiles = Record<
  'openapi.json' | 'src/schema.gen.ts' | 'src/routes.gen.ts' | 'src/codes.gen.ts',
  string
>;

const HEADER = '// Made by `npm run contract` from the server’s routes; do not edit.\n';

/** Makes the contract from the routes themselves. They are registered but never served: no database is needed. */
export async function makeContract(): Promise<MadeFiles> {
  // Routes may not touch their services while they are registered; what http itself needs is real.
  const services = {
    ids: createIds(systemClock),
    log: createLog('silent'),
    sessions: { find: () => Promise.reject(new Error('The contract tool serves nobody')) },
  } as unknown as AppServices;
  const app = await createApp(services, {
    faces: { console: '/nowhere', mobile: '/nowhere' },
    health: { isReady: () => false, databaseUp: () => Promise.resolve(false), version: '' },
  });
  await app.ready();
  const document = emitOpenApi(app);
  await app.close();
  const text = `${JSON.stringify(document, null, 1)}\n`;
  // The tool's own type for a document is stricter than what JSON.parse can promise.
  const types = astToString(await openapiTypes(JSON.parse(text) as Parameters<typeof openapiTypes>[0]));
  return {
    'openapi.json': text,
    'src/schema.gen.ts': HEADER + operationsOnly(types),
    'src/routes.gen.ts': HEADER + routesModule(document.paths),
    'src/codes.gen.ts': HEADER + codesModule(),
  };
}

/** The client goes by operation; what else the generator writes would be exports that nobody uses. */
function operationsOnly(types: string): string {
  return types
    .replace(/export interface paths \{[\s\S]*?\n\}\n/, '')
    .replace(/export type (webhooks|\$defs) = .*\n/g, '');
}

function routesModule(paths: ReturnType<typeof emitOpenApi>['paths']): string {
  const lines = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(
      ([method, operation]) =>
        `  ${operation.operationId}: { method: '${method.toUpperCase()}', path: '${path}', command: ${operation['x-command'] === true} },`,
    ),
  );
  return `\n/** Where each operation is found. */\nexport const routes = {\n${lines.sort().join('\n')}\n} as const;\n`;
}

function codesModule(): string {
  const lines = [...errorCatalogue.values()]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, status }) => `  '${code}': ${status},`);
  return `
/** Every error code that the server answers, with its HTTP status. */
export const errorCodes = {
${lines.join('\n')}
} as const;

export type ErrorCode = keyof typeof errorCodes;
`;
}
