import { createRoute, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { inRoute } from './root-routes.tsx';

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

const groupsRoute = createRoute({
  getParentRoute: () => villageRoute,
  path: '/groups',
  component: lazyRouteComponent(() => import('../features/people/groups-page.tsx'), 'GroupsPage'),
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

/** The pages of one village. */
export const villageRoutes = villageRoute.addChildren([
  householdsRoute,
  addHouseholdRoute,
  householdRoute,
  organisationsRoute,
  groupsRoute,
  cardsRoute,
  schemeRoute,
  claimRoute,
]);
