export { createHttp, type HttpOptions, type HttpServer } from './server.ts';
export { httpErrors } from './errors.ts';
export { type Faces, serveFaces } from './faces.ts';
export { type Health, serveHealth } from './health.ts';
export { defaultLimits, type Limits } from './limits.ts';
export { contentPolicy, sendPage } from './page.ts';
export { publicRoute, type RouteRequest, route } from './route.ts';
export { clearSessionCookie, setSessionCookie } from './session-cookie.ts';
export { page, placeId, pointsNumber, uuid, when } from './wire.ts';
