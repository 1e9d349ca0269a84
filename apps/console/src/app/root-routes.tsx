import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { meQuery } from '../features/access/session.ts';
import { maybeSignedIn, noteSignedIn } from '../features/access/signed-in.ts';
import { isHalfIn, isSignedOut } from '../lib/errors.ts';
import { Shell } from './shell.tsx';

export const rootRoute = createRootRouteWithContext<{ client: QueryClient }>()({ component: Outlet });

export const signInRoute = createRoute({
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

/** Everything behind the sign-in page. */
export const inRoute = createRoute({
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
