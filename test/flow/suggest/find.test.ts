import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { findSuggestions } from '../../../src/flow/suggest/find.ts';
import { subjectOf } from '../../../src/flow/suggest/find-subject.ts';
import { Entity } from '../../../src/model/facts/seed.ts';
import type { SourceName } from '../../../src/model/sources.ts';
import { sourceProgramAt } from '../../../src/services/sources.ts';
import { openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import {
  braveOf,
  cdxOf,
  commonCrawlOf,
  json,
  type SourceServer,
  searxngOf,
  startSources,
  urlscanOf,
} from '../../../testkit/suggest/source-server.ts';

const HOSTS = ['archive', 'commoncrawl', 'crtsh', 'urlscan', 'searxng', 'brave'] as const;
const urlsOf = (suffix: string) => Object.fromEntries(HOSTS.map((name) => [name, `http://${name}-${suffix}`]));
const keys = { brave: 'brave-key', urlscan: 'scan-key' };

describe('asking sources', () => {
  let server: SourceServer;
  let workshop: Workshop;
  let folder: string;
  let nth = 0;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'revenant-program-'));
    server = await startSources();
    workshop = await openWorkshop({ port: server.port } as Parameters<typeof openWorkshop>[0], {
      allowPrivate: false,
      limits: { totalMs: 3_000, firstByteMs: 1_000 },
    });
  });
  afterAll(async () => {
    await workshop.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const entityOf = (more: Partial<z.input<typeof Entity>> = {}): Entity =>
    Entity.parse({
      ...{ id: `firm-${++nth}`, names: [`Old Firm ${nth}`], list: 'The list' },
      ...{ identifiers: { websites: [`old${nth}.test`], emails: [`sales@old${nth}.test`] } },
      ...more,
    });

  async function find(
    entity: Entity,
    on: readonly SourceName[],
    { budget = 10, reason = null as string | null, program = '', at = 'source.test' } = {},
  ) {
    const { services } = workshop;
    await services.store.entities.save([entity]);
    server.asked.length = 0;
    const sources = {
      on,
      urls: urlsOf(at),
      keys,
      program: program === '' ? null : sourceProgramAt(program, { ms: 1_000, outputBytes: 10_000 }),
    };
    const subject = await subjectOf(entity.id, services.store);
    const done = await findSuggestions(subject, { sources: [], budget, reason }, { ...services, sources });
    const suggestions = await services.store.suggestions.list({ entity: entity.id });
    return { ...done, found: suggestions, outcomes: done.sources.map(({ source, outcome }) => `${source} ${outcome}`) };
  }

  const programOf = (name: string, script: string): string => {
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  };

  it('finds an address by a mailbox; the reason names source, value and date, and nothing of the result', async () => {
    server.set('searxng-source.test', searxngOf([['http://new-a.test/contact', 'javascript:alert(1)', 'http://[bad']]));
    const { found, suggested, outcomes } = await find(entityOf(), ['searxng'], { budget: 1 });
    expect([suggested, outcomes]).toEqual([1, ['searxng found']]);
    const [reason] = found[0]?.reasons ?? [];
    expect(reason).toMatchObject({
      kind: 'search',
      bits: 4,
      from: 'The list',
      visit: null,
      asked: { source: 'searxng', by: 'mailbox' },
    });
    expect(reason?.quote).toBe(`sales@old${nth}.test`);
    expect(JSON.stringify(found)).not.toMatch(/script|<b>/);
  });

  it('notes each question in the log before it is asked, without its text', async () => {
    const entity = entityOf();
    const { found } = await find(entity, ['searxng'], { budget: 1 });
    const [event] = await workshop.services.store.audit.list({ kind: 'question', limit: 1 });
    expect(event).toMatchObject({
      kind: 'question',
      did: 'asked',
      subject: entity.id,
      name: 'searxng',
      detail: { value: 'mailbox' },
    });
    expect(JSON.stringify(event)).not.toContain(`sales@old${nth}`);
    expect(found[0]?.reasons.map(({ asked }) => asked?.question)).toContain(event?.id);
    expect((await workshop.services.store.log.latest({ kind: 'question', limit: 1 }))[0]?.subject).toBe(event?.id);
  });

  it('a source with a hundred thousand results suggests nothing, and none with 100 each says much', async () => {
    const many = Array.from({ length: 100_000 }, (_, i) => `http://m${i}.test/`);
    server.set('searxng-source.test', searxngOf([many.slice(0, 50_000), many.slice(50_000)]));
    expect((await find(entityOf(), ['searxng'], { budget: 2 })).found).toEqual([]);
    server.set('searxng-source.test', searxngOf([many.slice(0, 8)]));
    const few = await find(entityOf(), ['searxng'], { budget: 1 });
    expect(few.found).toHaveLength(8);
    for (const { bits } of few.found) expect(bits).toBeCloseTo(Math.log2(1 + 15 / 8));
  });

  it('a namesake at the top of the answer is ranked as any other', async () => {
    server.set('searxng-source.test', searxngOf([['http://namesake.test/', 'http://other-b.test/']]));
    const { found } = await find(entityOf(), ['searxng'], { budget: 1 });
    expect(new Set(found.map(({ bits }) => bits)).size).toBe(1);
  });

  it('suggests a private address at most, and nobody visits it unasked', async () => {
    server.set(
      'searxng-source.test',
      searxngOf([['http://127.0.0.1:1/', 'http://169.254.169.254/', 'file:///etc/passwd']]),
    );
    const { found } = await find(entityOf(), ['searxng'], { budget: 1 });
    expect(found.every(({ state }) => state === 'new')).toBe(true);
    expect(server.asked.filter((one) => !one.includes('searxng-source.test'))).toEqual([]);
  });

  it('follows no redirect: the question would go to another host, or an inner one', async () => {
    server.set(
      'searxng-source.test',
      (_, response) => void response.writeHead(302, { location: 'http://elsewhere.test/?q=secret' }).end(),
    );
    const { sources } = await find(entityOf(), ['searxng']);
    expect(sources[0]).toMatchObject({ outcome: 'refused', detail: 'it leads elsewhere: elsewhere.test', requests: 1 });
    expect(server.asked.filter((one) => one.includes('elsewhere'))).toEqual([]);
  });

  it('a source that fails costs only its own part', async () => {
    server.set('crtsh-busy.test', (_, response) => void response.writeHead(200).end('<html>busy'));
    server.set('urlscan-busy.test', json({ message: 'limit' }, 429, { 'retry-after': '120' }));
    server.set('searxng-busy.test', () => undefined);
    server.set('brave-busy.test', braveOf([['http://new-c.test/']], keys.brave));
    const { outcomes, sources, found } = await find(entityOf(), ['crtsh', 'urlscan', 'searxng', 'brave'], {
      budget: 20,
      at: 'busy.test',
    });
    expect(outcomes).toEqual(['crtsh unreadable', 'urlscan later', 'searxng slow', 'brave found']);
    expect(sources[1]).toMatchObject({ retryAfter: 120_000, requests: 1 });
    expect(found.map(({ site }) => site)).toEqual(['new-c.test']);
    // What it asked for holds for the next call as well, without a request.
    const again = await find(entityOf(), ['urlscan'], { at: 'busy.test' });
    expect([again.outcomes, server.asked]).toEqual([['urlscan later'], []]);
  });

  it.each([
    ['quota', json({}, 402)],
    ['refused', json({}, 403)],
    ['failed', json({}, 500)],
    ['empty', searxngOf([])],
    [
      'too-large',
      (_: unknown, response: import('node:http').ServerResponse) => void response.end(`[${'1,'.repeat(3_000_000)}1]`),
    ],
  ] as const)('an outcome of its own: %s', async (outcome, behave) => {
    server.set('searxng-source.test', behave);
    const { outcomes, found } = await find(entityOf(), ['searxng'], { budget: 2 });
    expect([outcomes, found]).toEqual([[`searxng ${outcome}`], []]);
  });

  it('reads page after page, within the budget', async () => {
    const pages = ['http://p0.test/', 'http://p1.test/', 'http://p2.test/', 'http://p3.test/'];
    server.set('urlscan-source.test', urlscanOf(pages, 1, keys.urlscan));
    const three = await find(entityOf(), ['urlscan'], { budget: 3 });
    expect(three.found.map(({ site }) => site).sort()).toEqual(['p0.test', 'p1.test', 'p2.test']);
    server.set('brave-source.test', braveOf([['http://q0.test/'], ['http://q1.test/']], keys.brave));
    const both = await find(entityOf({ identifiers: { emails: ['a@q.test'] }, names: ['x'] }), ['brave'], {
      budget: 2,
    });
    expect(both.found.map(({ site }) => site).sort()).toEqual(['q0.test', 'q1.test']);
    expect(both.sources[0]).toMatchObject({ questions: 1, requests: 2 });
  });

  it('finds the label under another suffix in the archive, and says which hosts it held', async () => {
    const entity = entityOf();
    const domain = `old${nth}.test`;
    server.set(
      'archive-source.test',
      cdxOf({
        [domain]: [
          [`http://shop.${domain}/`, '20150101000000'],
          [`http://${domain}/`, '20190101000000'],
        ],
        [`old${nth}.net`]: [[`http://old${nth}.net/`, '20200101000000']],
      }),
    );
    const { found, sources } = await find(entity, ['archive'], { budget: 6 });
    expect(found.map(({ site, reasons }) => `${site} ${reasons[0]?.kind}`)).toEqual([`old${nth}.net archive`]);
    expect(sources[0]?.notes).toEqual([
      `${domain} is archived from 2015-01-01 to 2019-01-01, on shop.${domain}, ${domain}`,
    ]);
  });

  it('asks Common Crawl for its list of crawls once, and takes its 404 for nothing held', async () => {
    const entity = entityOf({
      identifiers: Entity.shape.identifiers.parse({ websites: [`old${nth + 1}.test`, `older${nth + 1}.test`] }),
    });
    server.set(
      'commoncrawl-source.test',
      commonCrawlOf({ [`old${nth}.net`]: [[`https://old${nth}.net/`, '20260101']] }),
    );
    const { found, sources } = await find(entity, ['commoncrawl'], { budget: 30 });
    expect(found.map(({ site, reasons }) => `${site} ${reasons[0]?.kind}`)).toEqual([`old${nth}.net archive`]);
    expect(sources[0]).toMatchObject({ outcome: 'found', questions: 2 });
    expect(server.asked.filter((one) => one.endsWith('/collinfo.json'))).toHaveLength(1);
    for (const [behave, outcome] of [
      [json({ message: 'gone' }, 404), 'failed'],
      [json({ message: 'busy' }), 'unreadable'],
      [json({}, 503), 'later'],
    ] as const) {
      server.set('commoncrawl-source.test', behave);
      expect((await find(entityOf(), ['commoncrawl'])).outcomes).toEqual([`commoncrawl ${outcome}`]);
    }
  });

  it('a page that leads to itself ends', async () => {
    server.set(
      'archive-source.test',
      (_, response) =>
        void response.end(JSON.stringify([['original', 'timestamp'], ['http://a.test/', '2020'], [], ['same']])),
    );
    const { sources } = await find(entityOf(), ['archive'], { budget: 30 });
    expect(sources[0]?.requests).toBeLessThan(15);
  });

  it('a person is looked for by exact values, by name only with a reason, which is logged', async () => {
    server.set('searxng-source.test', searxngOf([]));
    const person = { type: 'person' as const, names: ['A. Person'], identifiers: { emails: ['person@mail.test'] } };
    await find(entityOf(person), ['searxng']);
    expect(server.asked.map((one) => new URL(one).searchParams.get('q'))).toEqual(['"person@mail.test"']);
    await find(entityOf(person), ['searxng'], { reason: 'case 12' });
    expect(server.asked.map((one) => new URL(one).searchParams.get('q'))).toContain('"A. Person"'.replace('A. ', 'A '));
    const events = await workshop.services.store.audit.list({ kind: 'question', limit: 2 });
    expect(events.every(({ detail }) => detail['reason'] === 'case 12')).toBe(true);
  });

  it('runs a program of the operator with an empty environment, and bounds it', async () => {
    process.env['REVENANT_TEST_SECRET'] = 'x';
    const good = programOf(
      'good',
      `read line
[ -z "$REVENANT_TEST_SECRET" ] && [ -z "$HOME" ] && echo '{"value":"sales@e.test","address":"http://new-d.test/"}'`,
    );
    const entity = () => entityOf({ identifiers: { emails: ['sales@e.test'] } });
    const found = await find(entity(), ['exec'], { program: good, budget: 1 });
    expect(found.found.map(({ site, reasons }) => `${site} ${reasons[0]?.kind} ${reasons[0]?.bits}`)).toEqual([
      'new-d.test program 5',
    ]);
    const slow = await find(entity(), ['exec'], { program: programOf('slow', 'while :; do :; done') });
    const large = await find(entity(), ['exec'], {
      program: programOf('large', 'while :; do echo xxxxxxxxxxxxxxxx; done'),
    });
    const failing = await find(entity(), ['exec'], { program: programOf('failing', 'exit 3') });
    const missing = await find(entity(), ['exec'], { program: join(folder, 'none') });
    const odd = await find(entity(), ['exec'], { program: programOf('odd', 'echo hello') });
    expect([slow, large, failing, missing, odd].flatMap(({ outcomes }) => outcomes)).toEqual(
      ['slow', 'too-large', 'failed', 'failed', 'unreadable'].map((one) => `exec ${one}`),
    );
  });

  it('says what to set: nothing is on, a budget of 0, a key that is missing', async () => {
    const entity = entityOf();
    await expect(find(entity, [])).rejects.toThrow(/set REVENANT_SOURCES to one or more of archive/);
    await expect(find(entity, ['searxng'], { budget: 0 })).rejects.toThrow(/--budget 1 or more/);
    const { services } = workshop;
    const subject = { entity, fingerprints: [] };
    const none = { on: ['brave'] as const, urls: {}, keys: {}, program: null };
    const ask = (sources: readonly SourceName[]) =>
      findSuggestions(subject, { sources, budget: 1, reason: null }, { ...services, sources: none });
    await expect(ask([])).rejects.toThrow(/brave needs the setting braveKey/);
    await expect(ask(['crtsh'])).rejects.toThrow(/crtsh is off: add it to REVENANT_SOURCES. It learns/);
    await expect(subjectOf('nobody.test', services.store)).rejects.toThrow(/no listed entity, no captured site/);
  });
});
