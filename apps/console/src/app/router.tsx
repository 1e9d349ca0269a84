import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { meQuery } from '../features/access/session.ts';
import { maybeSignedIn, noteSignedIn } from '../features/access/signed-in.ts';
import { readAuditSearch } from '../features/oversight/audit-search.ts';
import { isHalfIn, isSignedOut } from '../lib/errors.ts';
import { onSignedOut } from '../lib/http.ts';
import { createClient } from './client.ts';
import { Crash, NotFound, Pending } from './fallbacks.tsx';
import { Shell } from './shell.tsx';

const rootRoute = createRootRouteWithContext<{ client: QueryClient }>()({ component: Outlet });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (
    search: Record<string, unknown>,
  ): { back?: string; expired?: boolean; handover?: string } => ({
    ...(typeof search.back === 'string' ? { back: search.back } : {}),
    ...(search.expired === true ? { expired: true } : {}),
    ...(typeof search.handover === 'string' ? { handover: search.handover } : {}),
  }),
  component: lazyRouteComponent(() => import('../features/access/sign-in-page.tsx'), 'SignInPage'),
});

const inRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'in',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const signInFirst = () => redirect({ to: '/sign-in', search: { back: location.publicHref } });
    if (!maybeSignedIn()) throw signInFirst();
    try {
      await context.client.ensureQueryData(meQuery);
    } catch (error) {
      if (!isSignedOut(error) && !isHalfIn(error)) throw error;
      noteSignedIn(false);
      throw signInFirst();
    }
  },
});

const deskRoute = createRoute({
  getParentRoute: () => inRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../features/access/desk-page.tsx'), 'DeskPage'),
});

const meRoute = createRoute({
  getParentRoute: () => inRoute,
  path: '/me',
  component: lazyRouteComponent(() => import('../features/access/me-page.tsx'), 'MePage'),
});

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

const helpRoute = createRoute({
  getParentRoute: () => inRoute,
  path: '/help',
  component: lazyRouteComponent(() => import('../features/access/help-page.tsx'), 'HelpPage'),
});

/** The queue's filter travels in the address, so that a reload or a shared link shows the same cases. */
function queueSearch(search: Record<string, unknown>): { stage?: string; village?: number } {
  return {
    ...(typeof search.stage === 'string' ? { stage: search.stage } : {}),
    ...(typeof search.village === 'number' ? { village: search.village } : {}),
  };
}

const reviewRoute = createRoute({
  getParentRoute: () => inRoute,
  path: '/review',
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import('../features/review/queue-page.tsx'), 'QueuePage'),
});

const batchRoute = createRoute({
  getParentRoute: () => inRoute,
  path: '/review/batch',
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import('../features/review/batch-page.tsx'), 'BatchPage'),
});

const caseRoute = createRoute({
  getParentRoute: () => inRoute,
  path: '/review/$villageId/$eventId',
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import('../features/review/case-page.tsx'), 'CasePage'),
});

const villageRoute = createRoute({
  getParentRoute: () => inRoute,
  path: '/villages/$villageId',
  params: {
    parse: ({ villageId }) => ({ villageId: Number(villageId) }),
    stringify: ({ villageId }) => ({ villageId: String(villageId) }),
  },
  component: Outlet,
});

const householdsRoute = createRoute({
  getParentRoute: () => villageRoute,
  path: '/households',
  validateSearch: (search: Record<string, unknown>): { q?: string; group?: string; page?: number } => ({
    ...(typeof search.q === 'string' && search.q ? { q: search.q } : {}),
    ...(typeof search.group === 'string' && search.group ? { group: search.group } : {}),
    ...(typeof search.page === 'number' && search.page > 1 ? { page: search.page } : {}),
  }),
  component: lazyRouteComponent(() => import('../features/people/households-page.tsx'), 'HouseholdsPage'),
});

const householdRoute = createRoute({
  getParentRoute: () => villageRoute,
  path: '/households/$householdId',
  component: lazyRouteComponent(() => import('../features/people/household-page.tsx'), 'HouseholdPage'),
});

const addHouseholdRoute = createRoute({
  getParentRoute: () => villageRoute,
  path: '/households/new',
  component: lazyRouteComponent(
    () => import('../features/people/add-household-page.tsx'),
    'AddHouseholdPage',
  ),
});

const cardsRoute = createRoute({
  getParentRoute: () => villageRoute,
  path: '/cards',
  component: lazyRouteComponent(() => import('../features/doors/cards-page.tsx'), 'CardsPage'),
});

const organisationsRoute = createRoute({
  getParentRoute: () => villageRoute,
  path: '/organisations',
  component: lazyRouteComponent(
    () => import('../features/people/organisations-page.tsx'),
    'OrganisationsPage',
  ),
});

const schemeRoute = createRoute({
  getParentRoute: () => villageRoute,
  path: '/scheme',
  component: lazyRouteComponent(() => import('../features/schemes/scheme-page.tsx'), 'SchemePage'),
});

const claimRoute = createRoute({
  getParentRoute: () => villageRoute,
  path: '/claims/new',
  validateSearch: (search: Record<string, unknown>): { household?: string } =>
    typeof search.household === 'string' ? { household: search.household } : {},
  component: lazyRouteComponent(() => import('../features/events/claim-page.tsx'), 'ClaimPage'),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  inRoute.addChildren([
    deskRoute,
    meRoute,
    helpRoute,
    staffRoute,
    newStaffRoute,
    personRoute,
    dutiesRoute,
    manageRoute,
    auditRoute,
    outsideRoute,
    privacyRoute,
    impactRoute,
    importRoute,
    exportRoute,
    placesRoute,
    placeRoute,
    reviewRoute,
    batchRoute,
    caseRoute,
    villageRoute.addChildren([
      householdsRoute,
      addHouseholdRoute,
      householdRoute,
      organisationsRoute,
      cardsRoute,
      schemeRoute,
      claimRoute,
    ]),
  ]),
]);

export const client = createClient();

export const router = createRouter({
  routeTree,
  basepath: '/console',
  context: { client },
  defaultPreload: 'intent',
  defaultPendingComponent: Pending,
  defaultErrorComponent: Crash,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

onSignedOut((url) => {
  const { location } = router.state;
  // The first look at who is signed in has its own way to the sign-in page; a wrong password has nowhere to go.
  if (url.endsWith('/access/me') || location.pathname === '/sign-in') return;
  noteSignedIn(false);
  void router.navigate({
    to: '/sign-in',
    search: { back: location.publicHref, expired: true },
    replace: true,
  });
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
