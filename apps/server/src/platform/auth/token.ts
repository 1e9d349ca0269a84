import type { FastifyRequest } from 'fastify';

/** The console's cookie; HttpOnly, SameSite=Strict. */
export const SESSION_COOKIE = 'jishan_session';

export interface PresentedToken {
  token: string;
  via: 'bearer' | 'cookie';
}

const TOKEN = /^[A-Za-z0-9_-]{22,128}$/;

/** The session token of a request: the Authorization header wins over the cookie. Null when there is none of the right shape. */
export function readToken(request: FastifyRequest): PresentedToken | null {
  const header = request.headers.authorization;
  if (header !== undefined) {
    const [scheme, token] = header.split(' ', 2);
    return scheme?.toLowerCase() === 'bearer' && token && TOKEN.test(token) ? { token, via: 'bearer' } : null;
  }
  const cookie = request.cookies[SESSION_COOKIE];
  return cookie && TOKEN.test(cookie) ? { token: cookie, via: 'cookie' } : null;
}
