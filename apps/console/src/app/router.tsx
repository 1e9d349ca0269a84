import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { noteSignedIn } from '../features/access/signed-in.ts';
import { onSignedOut } from '../lib/http.ts';
import { createClient } from './client.ts';
import { Crash, NotFound, Pending } from './fallbacks.tsx';
import { manageRoutes } from './manage-routes.tsx';
import { inRoute, rootRoute, signInRoute } from './root-routes.tsx';
import { villageRoutes } from './village-routes.tsx';

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

const routeTree = rootRoute.addChildren([
  signInRoute,
  inRoute.addChildren([
    deskRoute,
    meRoute,
    helpRoute,
    reviewRoute,
    batchRoute,
    caseRoute,
    ...manageRoutes,
    villageRoutes,
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
