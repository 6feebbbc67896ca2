/** The routes of the desk's pages, from the families themselves: a new one is in this list at once. */
import type { Hono } from 'hono';
import type { DeskParts } from '../../src/desk/frame/parts.ts';
import { patternOf } from '../../src/desk/frame/routes.ts';
import { openNouns } from '../../src/desk/nouns.ts';
import { loginRoutes } from '../../src/desk/sign-in/routes.ts';
import type { Services } from '../../src/services.ts';

export interface DeskRoute {
  readonly method: string;
  /** With `:name` for what differs. */
  readonly path: string;
}

export async function routesOf(services: Services): Promise<DeskRoute[]> {
  // A family only keeps its parts until somebody asks; the one of signing in takes the services themselves.
  const parts = { ...services, services };
  const pages = openNouns(parts as unknown as DeskParts).flatMap((noun) => noun.pages);
  const all: DeskRoute[] = pages.map(({ method, path }) => ({ method, path: patternOf(path) }));
  const signIn = loginRoutes(services, {} as never) as unknown as Hono;
  all.push(...signIn.routes.map(({ method, path }) => ({ method, path })));
  return all.filter(({ method }) => method !== 'ALL');
}

/** The pattern of the route that a path belongs to; the path itself where there is none. */
export function patternIn(routes: readonly DeskRoute[], method: string, path: string): string {
  const found = routes.filter((route) => route.method === method && expressionOf(route.path).test(path));
  return found.find((route) => route.path === path)?.path ?? found[0]?.path ?? path;
}

function expressionOf(pattern: string): RegExp {
  const inner = pattern.replace(/\/:\w+(?:\{([^}]*)\})?(\?)?/g, (_, own: string | undefined, maybe?: string) =>
    maybe === undefined ? `/(?:${own ?? '[^/]+'})` : `(?:/[^/]+)?`,
  );
  return new RegExp(`^${inner}$`);
}
