import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readAuditSearch } from '../features/oversight/audit-search.ts';
import { inRoute } from './root-routes.tsx';

const manageRoute = createRoute({
  getParentRoute: () => inRoute,
  path: '/manage',
  component: lazyRouteComponent(() => import('./manage-page.tsx'), 'ManagePage'),
});

/** What is searched for travels in the address: a search can be sent to a colleague, and a household links to its own. */
const auditRoute = createRoute({
  getParentRoute: () => inRoute,
  path: '/audit',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('../features/oversight/audit-page.tsx'), 'AuditPage'),
});

const importRoute = createRoute({
  getParentRoute: () => inRoute,
  path: '/import',
  // The file and the import travel in the address, so that a reload or coming back finds them.
  validateSearch: (
    search: Record<string, unknown>,
  ): { village?: number; file?: string; run?: string; step?: 'faults' } => ({
    ...(typeof search.village === 'number' ? { village: search.village } : {}),
    ...(typeof search.file === 'string' ? { file: search.file } : {}),
    ...(typeof search.run === 'string' ? { run: search.run } : {}),
    ...(search.step === 'faults' ? { step: 'faults' as const } : {}),
  }),
  component: lazyRouteComponent(() => import('../features/imports/import-page.tsx'), 'ImportPage'),
});

const exportRoute = createRoute({
  getParentRoute: () => inRoute,
  path: '/export',
  component: lazyRouteComponent(() => import('../features/exports/export-page.tsx'), 'ExportPage'),
});

const privacyRoute = createRoute({
  getParentRoute: () => inRoute,
  path: '/privacy',
  component: lazyRouteComponent(() => import('../features/privacy/privacy-page.tsx'), 'PrivacyPage'),
});

const impactRoute = createRoute({
  getParentRoute: () => inRoute,
  path: '/privacy/impact/$placeId',
  params: { parse: ({ placeId }) => ({ placeId: Number(placeId) }) },
  component: lazyRouteComponent(() => import('../features/privacy/impact-page.tsx'), 'ImpactPage'),
});

const consentTextsRoute = createRoute({
  getParentRoute: () => inRoute,
  path: '/consent-texts',
  component: lazyRouteComponent(
    () => import('../features/consents/consent-texts-page.tsx'),
    'ConsentTextsPage',
  ),
});

const outsideRoute = createRoute({
  getParentRoute: () => inRoute,
  path: '/outside-acts',
  component: lazyRouteComponent(() => import('../features/oversight/outside-page.tsx'), 'OutsidePage'),
});

const placesRoute = createRoute({
  getParentRoute: () => inRoute,
  path: '/places',
  component: lazyRouteComponent(() => import('../features/orgs/places-page.tsx'), 'PlacesPage'),
});

const placeRoute = createRoute({
  getParentRoute: () => inRoute,
  path: '/places/$placeId',
  params: { parse: ({ placeId }) => ({ placeId: Number(placeId) }) },
  component: lazyRouteComponent(() => import('../features/orgs/place-page.tsx'), 'PlacePage'),
});

const staffRoute = createRoute({
  getParentRoute: () => inRoute,
  path: '/staff',
  validateSearch: (search: Record<string, unknown>): { q?: string; page?: number } => ({
    ...(typeof search.q === 'string' && search.q ? { q: search.q } : {}),
    ...(typeof search.page === 'number' && search.page > 1 ? { page: search.page } : {}),
  }),
  component: lazyRouteComponent(() => import('../features/duties/staff-page.tsx'), 'StaffPage'),
});

const newStaffRoute = createRoute({
  getParentRoute: () => inRoute,
  path: '/staff/new',
  // What is missing where, when somebody was led here by it.
  validateSearch: (search: Record<string, unknown>): { place?: number; role?: string } => ({
    ...(typeof search.place === 'number' ? { place: search.place } : {}),
    ...(typeof search.role === 'string' ? { role: search.role } : {}),
  }),
  component: lazyRouteComponent(() => import('../features/duties/new-staff-page.tsx'), 'NewStaffPage'),
});

const personRoute = createRoute({
  getParentRoute: () => inRoute,
  path: '/staff/$accountId',
  component: lazyRouteComponent(() => import('../features/duties/person-page.tsx'), 'PersonPage'),
});

const dutiesRoute = createRoute({
  getParentRoute: () => inRoute,
  path: '/duties',
  validateSearch: (search: Record<string, unknown>): { place?: number } =>
    typeof search.place === 'number' ? { place: search.place } : {},
  component: lazyRouteComponent(() => import('../features/duties/place-duties-page.tsx'), 'PlaceDutiesPage'),
});

/** The hub of administration and the pages behind it. */
export const manageRoutes = [
  manageRoute,
  auditRoute,
  importRoute,
  exportRoute,
  privacyRoute,
  impactRoute,
  consentTextsRoute,
  outsideRoute,
  placesRoute,
  placeRoute,
  staffRoute,
  newStaffRoute,
  personRoute,
  dutiesRoute,
] as const;
