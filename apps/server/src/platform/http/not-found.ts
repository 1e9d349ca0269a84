import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { sendError } from './answers.ts';
import { httpErrors } from './errors.ts';

/** Remembers the routes, so that a known address asked in the wrong way answers 405 and not 404. */
export function createRouteList() {
  const known: { methods: string[]; shape: RegExp }[] = [];
  return {
    add(route: Pick<RouteOptions, 'method' | 'url'>): void {
      const methods = ([] as string[]).concat(route.method).map((method) => method.toUpperCase());
      known.push({ methods, shape: toPattern(route.url) });
    },
    methodsAt(path: string): string[] {
      const methods = known.filter((route) => route.shape.test(path)).flatMap((route) => route.methods);
      return [...new Set(methods)].filter((method) => method !== 'OPTIONS').sort();
    },
  };
}

export type RouteList = ReturnType<typeof createRouteList>;

export function createNotFoundHandler(routes: RouteList) {
  return async function answerNotFound(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const path = request.url.split('?', 1)[0] ?? '';
    const allowed = routes.methodsAt(path);
    if (allowed.length === 0 || allowed.includes(request.method))
      return sendError(httpErrors.route_unknown(), request, reply);
    reply.header('allow', allowed.join(', '));
    return sendError(httpErrors.method_not_allowed({ allowed }), request, reply);
  };
}

function toPattern(url: string): RegExp {
  const source = url
    .split('/')
    .map((part) => {
      if (part === '*') return '.*';
      return part.startsWith(':') ? '[^/]+' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    })
    .join('/');
  return new RegExp(`^${source}$`);
}
