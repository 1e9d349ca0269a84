// Made by `npm run contract` from the server’s routes; do not edit.

/** Where each operation is found. */
export const routes = {
  listClaims: { method: 'GET', path: '/api/v1/villages/{villageId}/claims', command: false },
  listHouseholds: { method: 'GET', path: '/api/v1/villages/{villageId}/households', command: false },
  listPlaces: { method: 'GET', path: '/api/v1/places', command: false },
  listSchemeVersions: { method: 'GET', path: '/api/v1/villages/{villageId}/scheme-versions', command: false },
  publishSchemeVersion: { method: 'POST', path: '/api/v1/villages/{villageId}/scheme-versions', command: true },
  readContract: { method: 'GET', path: '/api/v1/openapi.json', command: false },
  readHealth: { method: 'GET', path: '/healthz', command: false },
  readHousehold: { method: 'GET', path: '/api/v1/villages/{villageId}/households/{householdId}', command: false },
  readMe: { method: 'GET', path: '/api/v1/access/me', command: false },
  readPlace: { method: 'GET', path: '/api/v1/places/{placeId}', command: false },
  readScheme: { method: 'GET', path: '/api/v1/villages/{villageId}/scheme', command: false },
  recordVisit: { method: 'POST', path: '/api/v1/villages/{villageId}/visits', command: true },
  requestCode: { method: 'POST', path: '/api/v1/access/codes', command: false },
  resubmitClaim: { method: 'POST', path: '/api/v1/villages/{villageId}/claims/{eventId}/resubmit', command: true },
  reverseEvent: { method: 'POST', path: '/api/v1/villages/{villageId}/events/{eventId}/reversal', command: true },
  showEvent: { method: 'GET', path: '/api/v1/villages/{villageId}/events/{eventId}', command: false },
  showPhoto: { method: 'GET', path: '/api/v1/villages/{villageId}/photos/{photoId}', command: false },
  signInStaff: { method: 'POST', path: '/api/v1/access/staff-sessions', command: false },
  signInVillager: { method: 'POST', path: '/api/v1/access/villager-sessions', command: false },
  signOut: { method: 'DELETE', path: '/api/v1/access/session', command: false },
  storePhoto: { method: 'POST', path: '/api/v1/villages/{villageId}/photos', command: true },
  submitClaim: { method: 'POST', path: '/api/v1/villages/{villageId}/claims', command: true },
} as const;
