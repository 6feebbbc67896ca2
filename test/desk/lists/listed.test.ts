/** A long list of websites costs time: the page of a sweep list asks first, with count and time. */
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../../src/desk/desk.ts';
import { makeList } from '../../../src/flow/crawl/sweep-lists.ts';
import { Entity } from '../../../src/model/facts/seed.ts';
import { withValues } from '../../../src/watchlist/own/own-list.ts';
import { openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../../testkit/generated-world.ts';

let world: GeneratedWorld;
let shop: Workshop;
let desk: Desk;
let list: string;

beforeAll(async () => {
  world = await startGeneratedWorld({ sites: 1 });
  shop = await openWorkshop(world);
  desk = await openDesk(shop.services, { host: '127.0.0.1', port: 0 });
  list = await makeList(
    { name: 'Sellers', by: 'Ada', seeds: [{ url: 'https://seller.example/', kind: 'website', tags: [] }] },
    shop.services,
  );
});
afterAll(async () => {
  await desk.close();
  await shop.close();
  await world.close();
});

const headers = () => ({ authorization: `Bearer ${desk.key}`, origin: desk.base });

/** The choice on the page of the list; empty: none. */
async function asked(): Promise<string> {
  const $ = load(await (await fetch(`${desk.base}/lists/${list}`, { headers: headers() })).text());
  return $('form[action$="/run"] label:has([name=listed])').text().trim();
}

async function listWebsites(count: number): Promise<void> {
  const entities = Array.from({ length: count }, (_, i) =>
    withValues(
      Entity.parse({
        ...{ id: `e${i}`, type: 'company', names: [`Velmar ${i} Trading Ltd`] },
        identifiers: { websites: [`velmar-${i}.example`] },
      }),
    ),
  );
  await shop.services.store.entities.save(entities);
}

async function targetsOf(query = ''): Promise<number> {
  const answer = await fetch(`${desk.base}/api/v1/lists/${list}/run${query}`, { method: 'POST', headers: headers() });
  expect(answer.status, await answer.clone().text()).toBe(202);
  return ((await answer.json()) as { targets: number }).targets;
}

describe('a sweep list beside lists with websites', () => {
  it('visits up to 200 without being asked', async () => {
    await listWebsites(3);
    expect(await asked()).toBe('');
    expect(await targetsOf()).toBe(1 + 3);
  });

  it('asks first if they are more, and visits none or as many as are asked for', async () => {
    await listWebsites(1_205);
    expect(await asked()).toBe('Also visit the 1,205 websites of listed entries. That takes at most 6 hours.');
    expect(await targetsOf()).toBe(1);
    expect(await targetsOf('?listed=2')).toBe(1 + 2);
  });
});
