/** A desk that is asked at random. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect } from 'vitest';
import { pastedSeeds } from '../../src/flow/crawl/pasted-seeds.ts';
import { makeList } from '../../src/flow/crawl/sweep-lists.ts';
import { openCase } from '../../src/flow/evidence/cases.ts';
import { createHook } from '../../src/flow/hooks.ts';
import { setHold } from '../../src/flow/operations/holds.ts';
import { addKey } from '../../src/flow/people/tokens.ts';
import { newFollow } from '../../src/flow/suggest/follow.ts';
import type { Services } from '../../src/services.ts';
import { OPTIONS } from '../../testkit/store/facts.ts';
import { dereferenced } from './dereferenced.ts';
import { type OpenApi, type RandomRequest, requestsOf } from './random-requests.ts';

/** Below the burst that one key may send. */
const REQUESTS_A_KEY = 300;
/** One heavy job at work and three that wait: a person may have no more. */
const AT_ONCE = 4;
/** Requests that are made with the same ids at hand. */
const A_BATCH = 60;
/** Tries to get each operation done before all else, while little is closed or purged; in three rounds, since one needs another. */
const TRIES = 20;
const ROUNDS = 3;
const KEPT = 12;
/**
 * What no drawn request can do here: nothing is drawn, nobody has a password, no alert was sent, and random bytes are no picture, list
 * or archive.
 */
const BEYOND =
  /(?:report|brief)\.pdf$|\/sign-ins\/|\/replay$|\/picture$|\{digest\}$|\/imports\/(?:lists|archives|\{id\}\/(?:list|archive|confirm))$|\/comparisons\/files$/;

/** As the key's user would say who writes: another name is refused. */
function inOwnName<Of extends Pick<RandomRequest, 'path' | 'body'>>(request: Of, person: string): Of {
  const { path, body } = request;
  return {
    ...request,
    path: path.replace(/([?&]by=)[^&]*/, `$1${encodeURIComponent(person)}`),
    body: typeof body === 'string' ? body.replace(/"by":"(?:[^"\\]|\\.)*"/, `"by":${JSON.stringify(person)}`) : body,
  };
}

export interface Answers {
  /** How many, by status. */
  readonly byStatus: ReadonlyMap<number, number>;
  /** What was answered by 5xx, and how. */
  readonly failed: readonly string[];
  /** Routes of which no request was right, of those that one can be right of. */
  readonly unreached: readonly string[];
}

/** Puts one of each thing in the store, and sends so many requests. The same seed sends the same kinds of requests. */
export async function askAtRandom(
  { services, base }: { readonly services: Services; readonly base: string },
  times: number,
  seed: number,
): Promise<Answers> {
  const { store, clock } = services;
  const by = 'Ada';
  const findings = (await store.matches.list({ limit: KEPT })).map(({ id }) => id);
  const hook = createHook({ url: 'http://s000.test/hook', all: true }, clock.now());
  await store.hooks.add(hook);
  const { id: folder } = await openCase('The twins', by, services);
  const list = await makeList(
    { name: 'A list', by, seeds: pastedSeeds('http://s000.test/', services.ofReplay) },
    services,
  );
  const hold = await setHold({ kind: 'finding', subject: findings[0] ?? '', by, reason: 'a claim' }, services);
  const suggestion = 'd'.repeat(64);
  const reason = {
    kind: 'bio',
    bits: 8,
    entity: 'e0',
    from: 's001.test',
    visit: null,
    capture: null,
    url: null,
  } as const;
  const at = clock.now().toISOString();
  await store.suggestions.add(
    [
      {
        ...{ id: suggestion, address: 'http://s003.test/', site: 's003.test', kind: 'website' },
        reasons: [{ ...reason, quote: 'our new shop', steps: 1, seenAt: at }],
      },
    ],
    () => 8,
  );
  const follow = newFollow({ from: 'e0', entities: ['e0'], depth: 1, budget: 1, by }, services);
  await store.follows.add({ ...follow, state: 'ended', endedAt: at }, OPTIONS);
  const known: Record<string, string[]> = {
    ...{
      findings,
      sites: ['s001.test', 's002.test'],
      entities: ['e0'],
    },
    runs: (await store.ledger.runs(1)).map(({ id }) => id),
    ...{ visits: (await store.ledger.visits({ limit: KEPT })).map(({ visit }) => visit.id) },
    ...{
      cases: [folder],
      hooks: [hook.id],
      lists: [list],
      holds: [hold.id],
      suggestions: [suggestion],
      follows: [follow.id],
    },
  };

  let [key, person] = ['', ''];
  let left = 0;
  async function nextKey(): Promise<string> {
    if (left-- > 0) return key;
    left = REQUESTS_A_KEY;
    person = `Mx ${randomUUID()}`;
    ({ key } = await addKey({ name: person, role: 'admin', days: 1 }, { store, clock }));
    // What only this person has.
    const search = JSON.stringify({ name: 'Mailbox', text: 'sales@mail.test' });
    const saved = await fetch(`${base}/api/v1/searches`, { method: 'POST', headers: headersOf(key), body: search });
    known['searches'] = [((await saved.json()) as { readonly id: string }).id];
    return key;
  }
  const headersOf = (of: string) => ({ authorization: `Bearer ${of}`, 'content-type': 'application/json' });
  /** What is so only now. */
  async function lookAround(): Promise<void> {
    const headers = headersOf(await nextKey());
    const operators = await fetch(`${base}/api/v1/operators`, { headers });
    const joined = ((await operators.json()) as { readonly operators: readonly { readonly key: string }[] }).operators;
    known['operators'] = joined.map((one) => one.key);
    const groups = await fetch(`${base}/api/v1/finding-groups`, { headers });
    known['groups'] = ((await groups.json()) as { readonly groups: { readonly state: string }[] }).groups.map(
      ({ state }) => state,
    );
  }
  const described = await fetch(`${base}/api/v1/openapi.json`, {
    headers: { authorization: `Bearer ${await nextKey()}` },
  });
  const document = dereferenced((await described.json()) as OpenApi);
  // One comparison that has ended: those that requests start may end after them.
  const headers = headersOf(await nextKey());
  const body = JSON.stringify({ left: 'http://s000.test/', right: 'http://s001.test/' });
  const compared = await fetch(`${base}/api/v1/comparisons`, { method: 'POST', headers, body });
  const { id: comparison } = (await compared.json()) as { readonly id: string };
  known['comparisons'] = [comparison];
  const stateOf = async () => {
    const answer = await fetch(`${base}/api/v1/comparisons/${comparison}`, { headers });
    return ((await answer.json()) as { readonly state: string }).state;
  };
  await expect.poll(stateOf, { timeout: 240_000 }).toBe('done');
  const byStatus = new Map<number, number>();
  const failed: string[] = [];
  const unreached = new Set(
    Object.entries(document.paths).flatMap(([path, all]) =>
      Object.keys(all)
        .map((one) => `${one.toUpperCase()} ${path}`)
        .filter((operation) => !BEYOND.test(operation)),
    ),
  );

  let turn = 0;
  async function ask(drawn: RandomRequest): Promise<void> {
    const authorization = `Bearer ${await nextKey()}`;
    const { operation, method, path, type, body } = turn++ % 2 === 0 ? inOwnName(drawn, person) : drawn;
    const answer = await fetch(`${base}/api/v1${path}`, {
      method,
      headers: { authorization, ...(type !== null && { 'content-type': type }) },
      body,
    });
    const said = await answer.text();
    byStatus.set(answer.status, (byStatus.get(answer.status) ?? 0) + 1);
    if (answer.status >= 500)
      failed.push(`${method} ${path} ${String(body).slice(0, 300)}: ${answer.status} ${said.slice(0, 300)}`);
    if (!answer.ok) return;
    unreached.delete(operation);
    const made = /^\{"(?:id|run)":"([\w-]{8,64})"|"schema":"revenant\.[\w-]+\/1","id":"([\w-]{8,64})"/.exec(said);
    const family = operation.split('/')[1]?.replace('captures', 'runs') ?? '';
    if (method !== 'POST' || made === null) return;
    known[family] = [
      ...(known[family] ?? []).slice(0, 1),
      ...(known[family] ?? []).slice(1 - KEPT),
      made[1] ?? made[2] ?? '',
    ];
  }

  const right = [...requestsOf(document, () => known, 'right')];
  // First what adds, last what takes away.
  const order = (operation: string) => (/^DELETE|purge/.test(operation) ? 2 : operation.startsWith('POST') ? 0 : 1);
  right.sort(([a], [b]) => order(a) - order(b));
  for (let round = 0; round < ROUNDS; round++)
    for (const [operation, requests] of right) {
      if (unreached.has(operation)) await lookAround();
      for (let n = 0; n < TRIES && unreached.has(operation); n++)
        for (const one of fc.sample(requests, { numRuns: 1, seed: seed + round * TRIES + n })) await ask(one);
    }

  const requests = fc.oneof(...requestsOf(document, () => known, 'random').values());
  for (let sent = 0; sent < times; sent += A_BATCH) {
    const batch = fc.sample(requests, { numRuns: A_BATCH, seed: seed + sent });
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let next = batch.shift(); next !== undefined; next = batch.shift()) await ask(next);
      }),
    );
  }
  return { byStatus, failed, unreached: [...unreached] };
}
