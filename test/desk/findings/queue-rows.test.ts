/** Rows that are made once for all who look at a page of the queue show each change at once. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../../src/desk/desk.ts';
import { findingsRevision } from '../../../src/flow/screen/finding-groups.ts';
import type { Match } from '../../../src/model/derived/match.ts';
import { sha256 } from '../../../src/model/digest.ts';
import { openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../../testkit/generated-world.ts';
import { MATCH } from '../../../testkit/report/example-match.ts';

const found = (left: string, right: string, weight = 20): Match => {
  const side = (name: string) => ({ ...MATCH.left, site: `${name}.test`, input: `${name}.test`, entity: null });
  return { ...MATCH, id: sha256(left, right), verdict: 'strong', weight, left: side(left), right: side(right) };
};

let world: GeneratedWorld;
let shop: Workshop;
let desk: Desk;
let asked = 0;
beforeAll(async () => {
  world = await startGeneratedWorld({ sites: 1 });
  shop = await openWorkshop(world);
  const { store } = shop.services;
  const several = (ids: readonly string[]) => {
    asked++;
    return store.matches.several(ids);
  };
  const services = { ...shop.services, store: { ...store, matches: { ...store.matches, several } } };
  desk = await openDesk(services, { host: '127.0.0.1', port: 0 });
  await store.ledger.saveFound([found('a', 'b'), found('c', 'd')], []);
});
afterAll(async () => {
  await desk.close();
  await shop.close();
  await world.close();
});

const PATH = '/findings?judged=any';
async function look(path = PATH): Promise<string> {
  const answer = await fetch(`${desk.base}${path}`, { headers: { authorization: `Bearer ${desk.key}` } });
  expect(answer.status).toBe(200);
  return answer.text();
}

it('makes a page once for several who look, and anew after each change', async () => {
  const { store } = shop.services;
  const changes: [what: string, change: () => Promise<unknown>, shows: string, path?: string][] = [
    ['another finding', () => store.ledger.saveFound([found('elmark', 'fenwold')], []), 'elmark.test'],
    ['a heavier one', () => store.ledger.saveFound([found('c', 'd', 33.5)], []), '33.5'],
    [
      'an assignment',
      () =>
        store.assignments.add([
          {
            schema: 'revenant.assignment/1',
            match: sha256('a', 'b'),
            to: 'Ada Quill',
            by: 'Ben',
            at: new Date().toISOString(),
          },
        ]),
      'Ada Quill',
    ],
    [
      'an assignment, in a list of one person’s findings',
      () =>
        store.assignments.add([
          {
            schema: 'revenant.assignment/1',
            match: sha256('elmark', 'fenwold'),
            to: 'Cleo Marr',
            by: 'Ben',
            at: new Date().toISOString(),
          },
        ]),
      'elmark.test',
      '/findings?judged=any&assigned=name:Cleo%20Marr',
    ],
  ];
  for (const [what, change, shows, path] of changes) {
    expect(await look(path), what).not.toContain(shows);
    const before = [asked, await findingsRevision(store)];
    await Promise.all([look(path), look(path), look(path)]);
    expect(asked, what).toBe(before[0]);
    await change();
    expect(await findingsRevision(store), what).not.toBe(before[1]);
    expect(await look(path), what).toContain(shows);
  }
});
