/** Findings by operator: their rows and pages, and one judgement for a whole group. */
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../../src/desk/desk.ts';
import type { Role } from '../../../src/model/decisions/token.ts';
import type { Match } from '../../../src/model/derived/match.ts';
import { sha256 } from '../../../src/model/digest.ts';
import { openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../../testkit/generated-world.ts';
import { MATCH } from '../../../testkit/report/example-match.ts';

const host = (name: string): string => `${name}.group.test`;
const found = (left: string, right: string, weight: number, rest: Partial<Match> = {}): Match => {
  const [one, other] = [left, right].map((name) => ({
    ...MATCH.left,
    site: host(name),
    input: host(name),
    entity: null,
  }));
  const sides = { left: one ?? MATCH.left, right: other ?? MATCH.right };
  return { ...MATCH, id: sha256(left, right), verdict: 'strong', weight, ...sides, ...rest };
};
/** One operator a, b, c with a lead between its sites; another x, y; and a lead alone. */
const FOUND = [
  found('a', 'b', 30),
  found('b', 'c', 20),
  found('a', 'c', 6, { verdict: 'lead' }),
  found('x', 'y', 25),
  found('lone', 'other', 5, { verdict: 'lead' }),
];

let world: GeneratedWorld;
let shop: Workshop;
let desk: Desk;
const keys: Record<'ada' | 'ben' | 'rosa', string> = { ada: '', ben: '', rosa: '' };
beforeAll(async () => {
  world = await startGeneratedWorld({ sites: 1 });
  shop = await openWorkshop(world, { secondReviewer: true });
  desk = await openDesk(shop.services, { host: '127.0.0.1', port: 0 });
  await save(...FOUND);
  for (const [name, role] of [
    ['ada', 'analyst'],
    ['ben', 'analyst'],
    ['rosa', 'reader'],
  ] as const)
    keys[name] = await keyOf(role, name);
});
afterAll(async () => {
  await desk.close();
  await shop.close();
  await world.close();
});

const save = (...matches: Match[]) => shop.services.store.ledger.saveFound(matches, []);
async function keyOf(role: Role, name: string): Promise<string> {
  const [createdAt = '', expiresAt = ''] = [0, 1].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
  const token = { schema: 'revenant.token/1' as const, id: name, name, role, createdAt, expiresAt, revokedAt: null };
  await shop.services.store.tokens.add(token, sha256(`key-of-${name}`));
  return `key-of-${name}`;
}
const headersOf = (key: string) => ({ authorization: `Bearer ${key}`, origin: desk.base });
async function page(path: string, key = desk.key) {
  const answer = await fetch(`${desk.base}${path}`, { headers: headersOf(key) });
  expect(answer.status, path).toBe(200);
  return load(await answer.text());
}
/** Rows as words: `a.group.test: 3` for a group, else the pair. */
async function rows(path: string): Promise<string[]> {
  const $ = await page(path);
  return $('table.summary > tbody > tr')
    .toArray()
    .map((row) => {
      const name = $(row).find('summary bdi').first().text();
      return name === ''
        ? $(row)
            .find('td.sites a bdi')
            .toArray()
            .map((one) => $(one).text()[0])
            .join('')
        : `${name[0]}: ${$(row).find('li').length}`;
    });
}
const post = (path: string, fields: readonly (readonly [string, string])[], key: string): Promise<Response> =>
  fetch(`${desk.base}${path}`, {
    ...{ method: 'POST', redirect: 'manual', headers: headersOf(key) },
    body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])),
  });
const stateIn = async (path: string, first: string): Promise<string> => {
  const $ = await page(path);
  const row = $('table.summary > tbody > tr')
    .toArray()
    .find((one) => $(one).find('summary bdi').text().startsWith(first));
  return $(row).find('input[name=group]').attr('value') ?? '';
};

describe('the queue', () => {
  it('has the findings of one operator as one row, with leads between its sites; others are alone', async () => {
    expect(await rows('/findings')).toEqual(['b: 3', 'xy', 'lo']);
    expect(await rows('/findings?view=pairs')).toEqual(['ab', 'xy', 'bc', 'ac', 'lo']);
    expect(await rows('/findings?verdict=lead')).toEqual(['ac', 'lo']);
    const text = (await page('/findings'))('.group summary').text();
    expect(text).toContain('3 findings, 3 sites');
  });

  it('filters by words in a site, a title or a name, and shows one operator alone', async () => {
    expect(await rows('/findings?q=C.GROUP')).toEqual(['b: 3']);
    expect(await rows('/findings?q=nowhere')).toEqual([]);
    expect(await rows(`/findings?operator=${host('c')}`)).toEqual(['b: 3']);
    expect(await rows(`/findings?operator=${host('c')}&view=pairs`)).toEqual(['ab', 'bc', 'ac']);
    expect(await rows('/findings?operator=gone.test')).toEqual([]);
    const listed = { id: 'e1', name: 'Quillmoor Felt' };
    const match = found('lone', 'other', 5, { verdict: 'lead' });
    await save({ ...match, right: { ...match.right, entity: listed } });
    expect(await rows('/findings?q=quillmoor')).toEqual(['lo']);
    await save(match);
  });

  it('sorts by weight, number of findings and sites, age and name', async () => {
    expect(await rows('/findings?sort=name')).toEqual(['b: 3', 'lo', 'xy']);
    expect(await rows('/findings?sort=findings')).toEqual(['b: 3', 'xy', 'lo']);
    await save(found('new', 'newer', 2, { verdict: 'lead' }));
    expect((await rows('/findings?sort=newest'))[0]).toBe('nn');
    expect((await rows('/findings?sort=nonsense'))[0]).toBe('b: 3');
  });

  it('is cut into pages without a row lost or shown twice', async () => {
    const many = Array.from({ length: 60 }, (_, i) => found(`p${i}`, `q${i}`, 1 + i / 100, { verdict: 'lead' }));
    await save(...many);
    const seen: string[] = [];
    for (const number of [1, 2, 3]) {
      const $ = await page(`/findings?page=${number}&q=q`);
      seen.push(
        ...$('table.summary > tbody > tr td.sites a')
          .toArray()
          .map((one) => $(one).attr('href')?.split('?')[0] ?? ''),
      );
    }
    expect(new Set(seen).size).toBe(60);
    expect(seen).toHaveLength(60);
    const keysOf: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const answer = await fetch(`${desk.base}/api/v1/finding-groups?limit=7&q=q${query}`, {
        headers: headersOf(desk.key),
      });
      const { groups, next } = (await answer.json()) as { groups: { key: string }[]; next: string | null };
      keysOf.push(...groups.map(({ key }) => key));
      cursor = next;
    }
    expect([new Set(keysOf).size, keysOf.length]).toEqual([60, 60]);
  });
});

describe('a judgement of a group', () => {
  const said = (state: string, judgement: string) =>
    [
      ['group', state],
      ['judgement', judgement],
      ['why', 'one mailbox'],
      ['queue', 'judged=none'],
    ] as const;

  it('is refused, with what has changed, if the group is not as it was seen; nothing is recorded', async () => {
    const state = await stateIn('/findings', 'b');
    await save(found('c', 'd', 18), found('b', 'c', 23));
    await post(
      `/findings/${sha256('a', 'c')}/judge`,
      [
        ['judgement', 'unsure'],
        ['why', 'who knows'],
      ],
      keys.ben,
    );
    const answer = await post('/findings/judge', said(state, 'positive'), keys.ada);
    expect(answer.status).toBe(409);
    const text = await answer.text();
    expect(text).toContain('Nothing was recorded');
    expect(text).toMatch(/New in it: c\.group\.test .* d\.group\.test \(strong, 18\.0 bits\)/);
    expect(text).toMatch(/Changed: b\.group\.test .* c\.group\.test \(now strong, 23\.0 bits\)/);
    expect(text).toMatch(/No longer in it: a\.group\.test .* c\.group\.test \(judged unsure by ben\)/);
    expect(await shop.services.store.judgements.of(sha256('a', 'b'))).toEqual([]);
    const moved = await stateIn('/findings', 'b');
    const split = { nodes: [host('d')], why: 'another firm' };
    const headers = { ...headersOf(keys.ada), 'content-type': 'application/json' };
    await fetch(`${desk.base}/api/v1/operators/${host('a')}/split`, {
      method: 'POST',
      headers,
      body: JSON.stringify(split),
    });
    expect(await (await post('/findings/judge', said(moved, 'positive'), keys.ada)).text()).toMatch(
      /No longer in it: c\.group/,
    );
  });

  it('keeps the reason that was typed', async () => {
    const state = (await stateIn('/findings', 'b')).replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
    const answer = await fetch(`${desk.base}/findings/judge`, {
      ...{ method: 'POST', redirect: 'manual', headers: { ...headersOf(keys.ada), referer: `${desk.base}/findings` } },
      body: new URLSearchParams(said(state, 'positive').map(([name, value]): [string, string] => [name, value])),
    });
    const $ = load(await answer.text());
    expect($('#refused').text()).toContain('has changed since you saw it');
    expect($('form[action="/findings/judge"] textarea[name=why]').text()).toBe('one mailbox');
  });

  it('records one entry for each finding; a second person confirms each', async () => {
    const { judgements, log } = shop.services.store;
    const state = await stateIn('/findings', 'b');
    const done = await post('/findings/judge', said(state, 'positive'), keys.ada);
    expect([done.status, done.headers.get('location')]).toEqual([303, '/findings?judged=none']);
    for (const id of [sha256('a', 'b'), sha256('b', 'c')]) {
      expect((await judgements.of(id)).map(({ by, judgement }) => [by, judgement])).toEqual([['ada', 'positive']]);
      expect((await log.about([id])).filter(({ kind }) => kind === 'judgement')).toHaveLength(1);
    }
    expect(await rows('/findings?judged=proposed')).toEqual(['b: 2']);
    const waiting = await stateIn('/findings?judged=proposed', 'b');
    const confirm = said(waiting, 'positive').map(
      ([name, value]) => [name, name === 'queue' ? 'judged=proposed' : value] as const,
    );
    await post('/findings/judge', confirm, keys.ada);
    expect(await rows('/findings?judged=proposed'), 'the same person confirms nothing').toEqual(['b: 2']);
    const again = await stateIn('/findings?judged=proposed', 'b');
    await post(
      '/findings/judge',
      confirm.map(([name, value]) => [name, name === 'group' ? again : value] as const),
      keys.ben,
    );
    expect(await rows('/findings?judged=confirmed')).toEqual(['b: 2']);
  });

  it('is for analysts, in the API too, where a changed group is 409', async () => {
    const ask = (key: string, body: object) =>
      fetch(`${desk.base}/api/v1/finding-groups/judgements?judged=none&q=x.group`, {
        ...{ method: 'POST', headers: { ...headersOf(key), 'content-type': 'application/json' } },
        body: JSON.stringify({ judgement: 'negative', why: 'two firms', ...body }),
      });
    const list = await fetch(`${desk.base}/api/v1/finding-groups?judged=none&q=x.group`, {
      headers: headersOf(keys.rosa),
    });
    const { groups } = (await list.json()) as { groups: { state: string; findings: unknown[]; operator: string }[] };
    expect(groups.map(({ findings, operator }) => [findings.length, operator])).toEqual([[1, host('x')]]);
    const state = groups[0]?.state ?? '';
    expect((await ask(keys.rosa, { groups: [state] })).status).toBe(403);
    expect((await ask(keys.ada, { groups: ['nonsense'] })).status).toBe(400);
    expect((await ask(keys.ada, { groups: [state.replace(/\d$/, 'x')] })).status).toBe(400);
    expect((await ask(keys.ada, { groups: [state.replace('2500', '2400')] })).status).toBe(409);
    const done = await ask(keys.ada, { groups: [state] });
    expect([done.status, ((await done.json()) as { judgements: unknown[] }).judgements.length]).toEqual([201, 1]);
    expect((await page('/findings', keys.rosa))('input[name=group]')).toHaveLength(0);
    expect((await post('/findings/judge', said(state, 'positive'), keys.rosa)).status).toBe(403);
  });

  it('goes on to the next of the same operator', async () => {
    await save(found('m', 'n', 12), found('n', 'o', 9.5), found('t', 'u', 11));
    const next = await fetch(`${desk.base}/findings/${sha256('m', 'n')}/next`, {
      redirect: 'manual',
      headers: headersOf(keys.ada),
    });
    expect(next.headers.get('location')).toBe(`/findings/${sha256('n', 'o')}`);
    const pairs = await fetch(`${desk.base}/findings/${sha256('m', 'n')}/next?view=pairs`, {
      redirect: 'manual',
      headers: headersOf(keys.ada),
    });
    expect(pairs.headers.get('location')).toContain(sha256('t', 'u'));
  });
});
