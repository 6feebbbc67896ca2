/** The page of the API: every operation with its fields, every link in it leads somewhere, and no script runs. */
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { POLICY } from '../../../src/desk/frame/access.ts';
import { type DeskWorld, openDeskWorld } from '../desk-world.ts';

let world: DeskWorld;
beforeAll(async () => {
  world = await openDeskWorld();
});
afterAll(() => world.close());

it('shows each operation once, with its role, and links each document', async () => {
  const answer = await world.ask('/api');
  expect(answer.headers.get('content-security-policy')).toBe(POLICY);
  const $ = load(await answer.text());
  const { paths } = (await (await world.ask('/api/v1/openapi.json')).json()) as {
    paths: Record<string, Record<string, { operationId: string; 'x-role': string }>>;
  };
  for (const [path, all] of Object.entries(paths))
    for (const [method, { operationId, 'x-role': role }] of Object.entries(all)) {
      const head = $(`details[id="${operationId}"] > summary`);
      expect(head.length, operationId).toBe(1);
      expect(head.text()).toContain(`${method.toUpperCase()} ${path}`);
      expect(head.find('span').text()).toBe(role);
    }
  const broken = $('main a[href^="#"]')
    .toArray()
    .map((link) => $(link).attr('href')?.slice(1) ?? '')
    .filter((id) => $(`[id="${id}"]`).length !== 1);
  expect(broken).toEqual([]);
  expect(
    $('script')
      .map((_, one) => $(one).attr('src'))
      .toArray(),
  ).toEqual(['/assets/desk.js']);
});

it('gives an example that the desk takes but for the values', async () => {
  const $ = load(await (await world.ask('/api')).text());
  const line = $('#setHold pre').text();
  expect(line).toContain(`${new URL(world.base).host}/api/v1/holds`);
  const body = /-d '(.*?)'/.exec(line)?.[1] ?? '';
  const sent = await world.ask('/api/v1/holds', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...(JSON.parse(body) as object), by: 'Ada' }),
  });
  expect(sent.status).not.toBe(500);
  expect(await sent.text()).not.toContain('no such parameter');
});

it('is for those who have a key', async () => {
  expect((await fetch(`${world.base}/api`)).status).toBe(401);
});
