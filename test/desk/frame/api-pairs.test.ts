/** What a page can change, a program can change too: each POST route of the pages beside its route of the API. */
import { expect, it } from 'vitest';
import { createApi } from '../../../src/desk/frame/api.ts';
import { patternOf } from '../../../src/desk/frame/routes.ts';
import { openNouns } from '../../../src/desk/nouns.ts';
import { loginRoutes } from '../../../src/desk/sign-in/routes.ts';
import { noParts } from '../../../testkit/desk/no-parts.ts';

/** Null: why the API has none. */
const PAIRS: Readonly<Record<string, readonly string[] | string>> = {
  '/login': 'a program has a key',
  '/login/key': 'a program sends its key itself',
  '/logout': 'a program has a key',
  '/account/end': ['DELETE /account/sign-ins/{id}'],
  '/account/password':
    'only a person who is signed in has a password of their own; an admin gives one: PATCH /users/{id}',
  '/people/users': ['POST /users'],
  '/people/users/:id/disable': ['POST /users/{id}/disable'],
  '/people/password': ['PATCH /users/{id}'],
  '/people/keys': ['POST /tokens'],
  '/people/keys/:id/revoke': ['DELETE /tokens/{id}'],
  '/seen': ['POST /seen'],
  '/inbox/read': ['POST /inbox/read'],
  '/comments': ['POST /comments'],
  '/comments/:id/withdraw': ['POST /comments/{id}/withdraw'],
  '/searches': ['POST /searches'],
  '/searches/:id/watch': ['PATCH /searches/{id}'],
  '/searches/:id/remove': ['DELETE /searches/{id}'],
  '/search/picture': ['POST /search/picture'],
  '/search/text': ['POST /search/text'],
  '/compare': ['POST /comparisons', 'POST /comparisons/files'],
  '/compare/:id/finding': ['POST /comparisons/{id}/finding'],
  '/send': ['POST /captures'],
  '/runs/:id/name': ['PATCH /runs/{id}'],
  '/imports/lists': ['POST /imports/lists'],
  '/imports/archives': ['POST /imports/archives'],
  '/imports/captures': ['POST /imports/captures'],
  '/imports/:id/list': ['POST /imports/{id}/list'],
  '/imports/:id/confirm': ['POST /imports/{id}/confirm'],
  '/imports/:id/archive': ['POST /imports/{id}/archive'],
  '/findings/judge': ['POST /judgements'],
  '/findings/assign': ['POST /assignments'],
  '/findings/:id/judge': ['POST /findings/{id}/judgements'],
  '/findings/:id/assign': ['POST /assignments'],
  '/findings/:id/case': ['POST /cases', 'POST /cases/{id}/items'],
  '/findings/:id/bundle': ['POST /findings/{id}/bundle'],
  '/findings/:id/export': ['POST /findings/{id}/export'],
  '/operators/:key/name': ['POST /operators/{key}/name'],
  '/operators/:key/note': ['POST /operators/{key}/notes'],
  '/operators/:key/merge': ['POST /operators/{key}/merge'],
  '/operators/:key/split': ['POST /operators/{key}/split'],
  '/operators/:key/case': ['POST /operators/{key}/case'],
  '/operators/:key/export': ['POST /operators/{key}/export'],
  '/sites/:id/case': ['POST /cases', 'POST /cases/{id}/items'],
  '/cases': ['POST /cases'],
  '/cases/:id/notes': ['POST /cases/{id}/notes'],
  '/cases/:id/files': ['POST /cases/{id}/files'],
  '/cases/:id/remove': ['DELETE /cases/{id}/items'],
  '/cases/:id/assign': ['POST /cases/{id}/assign'],
  '/cases/:id/close': ['POST /cases/{id}/close'],
  '/cases/:id/export': ['POST /cases/{id}/export'],
  '/schedules': ['POST /schedules'],
  '/schedules/:id/run': ['POST /schedules/{id}/{action}'],
  '/schedules/:id/pause': ['POST /schedules/{id}/{action}'],
  '/schedules/:id/resume': ['POST /schedules/{id}/{action}'],
  '/schedules/:id/remove': ['DELETE /schedules/{id}'],
  '/lists': ['POST /lists'],
  '/lists/:id/add': ['POST /lists/{id}/rows'],
  '/lists/:id/rows': ['PATCH /lists/{id}/rows', 'DELETE /lists/{id}/rows'],
  '/lists/:id/run': ['POST /lists/{id}/run'],
  '/lists/:id/schedule': ['POST /lists/{id}/schedule'],
  '/lists/:id/remove': ['DELETE /lists/{id}'],
  '/hooks': ['POST /hooks'],
  '/hooks/:id': ['PATCH /hooks/{id}'],
  '/hooks/:id/pause': ['PATCH /hooks/{id}'],
  '/hooks/:id/resume': ['PATCH /hooks/{id}'],
  '/hooks/:id/test': ['POST /hooks/{id}/test'],
  '/hooks/:id/replay': ['POST /alerts/{id}/replay'],
  '/hooks/:id/remove': ['DELETE /hooks/{id}'],
  '/follows': ['POST /follows'],
  '/follows/:id/stop': ['POST /follows/{id}/stop'],
  '/suggestions/:id/visit': ['POST /suggestions/{id}/visit'],
  '/suggestions/:id/dismiss': ['POST /suggestions/{id}/dismiss'],
  '/holds': ['POST /holds'],
  '/holds/:id/lift': ['POST /holds/{id}/lift'],
  '/purges/preview': ['POST /purges/preview'],
  '/purges': ['POST /purges'],
  '/log/check': ['POST /log/check'],
};

it('every action of a page has its route in the API, and is named here', async () => {
  const parts = noParts();
  const nouns = openNouns(parts);
  const pages = nouns.flatMap((noun) => noun.pages);
  const forms = pages.filter(({ method }) => method === 'POST');
  const posts = forms.map(({ path }) => patternOf(path));
  const signIn = loginRoutes(parts.services, {} as never);
  posts.push(...signIn.routes.filter(({ method }) => method === 'POST').map(({ path }) => path));
  expect(posts.length).toBeGreaterThan(30);
  expect([...new Set(posts)].filter((path) => PAIRS[path] === undefined)).toEqual([]);

  const document = await (
    await createApi(nouns, parts.services.store.requests, {} as never).request('/openapi.json')
  ).json();
  const { paths } = document as { paths: Record<string, Record<string, { 'x-role': string }>> };
  const known = Object.entries(paths).flatMap(([path, all]) =>
    Object.keys(all).map((one) => `${one.toUpperCase()} ${path}`),
  );
  const named = Object.values(PAIRS).flatMap((routes) => (typeof routes === 'string' ? [] : routes));
  expect(named.filter((route) => !known.includes(route))).toEqual([]);

  // Whoever may do it here may do it there.
  const roles = forms.flatMap(({ path, role }) =>
    [PAIRS[patternOf(path)] ?? []].flat().flatMap((route) => {
      const [method = '', at = ''] = route.split(' ');
      const other = paths[at]?.[method.toLowerCase()]?.['x-role'];
      return other === undefined || other === role ? [] : [`${path} ${role}, ${route} ${other}`];
    }),
  );
  expect(roles).toEqual([]);
});
