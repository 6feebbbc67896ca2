import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCrawl } from '../../../src/flow/crawl/open-crawl.ts';
import { captureTarget, fingerprintTarget } from '../../../src/flow/crawl/pipeline.ts';
import { knownOfArchived, knownOfVisit, lookUp } from '../../../src/flow/site/enrich.ts';
import { inspect } from '../../../src/flow/site/inspect.ts';
import type { LookupMethod } from '../../../src/model/facts/observation.ts';
import type { Visit } from '../../../src/model/facts/visit.ts';
import type { Lookup, Registry } from '../../../src/model/ports/registry.ts';
import { UNKNOWN_TIME } from '../../../src/model/words.ts';
import { memoryObservations } from '../../../src/store/ledger/observations.ts';
import { OPTIONS, openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../../testkit/generated-world.ts';
import { type NameServer, startNameServer } from '../../../testkit/registry/name-server.ts';
import { serveWhois, type WhoisServer } from '../../../testkit/registry/registries.ts';
import { captureOf, visitOf } from '../../../testkit/store/facts.ts';

const log = { debug() {}, info() {}, warn() {}, error() {} };
const limits = { lookupMs: 2_000, lookupKeptMs: 86_400_000 };

/** A registry that says what it is told to, and counts; the real ones are asked below. */
function counting(answers: Partial<Record<LookupMethod, Partial<Lookup>>>): Registry & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async ask(domain, method) {
      asked.push(`${method} ${domain}`);
      return {
        method,
        outcome: 'found',
        source: `${method} somewhere`,
        detail: 'it answered',
        said: [],
        ...answers[method],
      };
    },
    network: async () => undefined,
  };
}

function portsOf(registry: Registry) {
  let now = Date.parse('2026-11-25T10:00:00Z');
  const clock = { now: () => new Date(now) };
  return { registry, observations: memoryObservations(), clock, log, limits, pass: (ms: number) => void (now += ms) };
}

const at = '2026-11-25T10:00:00.000Z';
const SITE = visitOf('v1', { site: 'quill.test', startedAt: at, captures: [captureOf('v1', 'https://quill.test/')] });

describe('asking registries', () => {
  it('asks whom the user names, once a day', async () => {
    const registry = counting({});
    const ports = portsOf(registry);
    await lookUp('quill.test', ['rdap', 'dns'], ports);
    await lookUp('quill.test', ['rdap', 'dns', 'whois'], ports);
    expect(registry.asked).toEqual(['rdap quill.test', 'dns quill.test', 'whois quill.test']);
    ports.pass(limits.lookupKeptMs + 1);
    await lookUp('quill.test', ['rdap'], ports);
    expect(registry.asked.length).toBe(4);
  });

  it('asks again who could not be had, and not who knows of no such name', async () => {
    const registry = counting({ rdap: { outcome: 'unreachable' }, whois: { outcome: 'not-found' } });
    const ports = portsOf(registry);
    for (let i = 0; i < 3; i++) await lookUp('quill.test', ['rdap', 'whois'], ports);
    expect(registry.asked.filter((one) => one.startsWith('rdap')).length).toBe(3);
    expect(registry.asked.filter((one) => one.startsWith('whois')).length).toBe(1);
  });

  it('keeps nothing of what was broken off: it is asked again', async () => {
    const registry = counting({ whois: { outcome: 'unreadable' } });
    const ports = portsOf(registry);
    const stop = new AbortController();
    const stopping: Registry = {
      ...registry,
      ask: (...args) => {
        stop.abort();
        return registry.ask(...args);
      },
    };
    expect(await lookUp('quill.test', ['whois', 'rdap'], { ...ports, registry: stopping }, stop.signal)).toEqual([]);
    expect(await ports.observations.of('quill.test')).toEqual([]);
    expect(await lookUp('quill.test', ['whois'], ports)).toHaveLength(1);
  });

  it.each([
    ['nobody that is not to be asked', SITE, []],
    ['a page of a platform', { ...SITE, kind: 'social-page' }, ['whois']],
    ['a customer of a hosting service', { ...SITE, site: 'quill.github.io' }, ['whois']],
    ['a part of a made-up domain', { ...SITE, site: 'shop.quill.test' }, ['whois']],
    ['an address', { ...SITE, site: '203.0.113.7:8080' }, ['whois']],
    ['a site that was not there', { ...SITE, state: 'unreachable' }, ['whois']],
    ['a site without content', { ...SITE, state: 'hollow' }, ['whois']],
  ] satisfies [string, Visit, LookupMethod[]][])('tells nobody of %s', async (_, visit, methods) => {
    const registry = counting({});
    expect(await knownOfVisit(visit, methods, portsOf(registry), undefined)).toEqual({});
    expect(registry.asked).toEqual([]);
  });

  it('goes on without whoever breaks', async () => {
    const broken: Registry = { ...counting({}), ask: () => Promise.reject(new TypeError('x is undefined')) };
    expect(await knownOfVisit(SITE, ['whois'], portsOf(broken), undefined)).toEqual({});
  });
});

describe('addresses of a visit', () => {
  const day = (n: number) => new Date(Date.parse(at) + n * 86_400_000).toISOString();
  const visited = (n: number, address: string, site = 'quill.test') => {
    const captures = [captureOf(`v${n}`, `https://${site}/`, { address })];
    return visitOf(`v${n}`, { site, startedAt: day(n), captures });
  };

  it('are told with since when they are seen, as long as the site is there', async () => {
    const ports = portsOf(counting({}));
    expect(await knownOfVisit(visited(0, '203.0.113.7'), [], ports, undefined)).toEqual({});
    const again = await knownOfVisit(visited(90, '203.0.113.7'), [], ports, undefined);
    expect(again).toEqual({
      addresses: [{ address: '203.0.113.7', firstSeen: day(0), lastSeen: day(90), source: 'visit' }],
    });
    expect(await knownOfVisit(visited(100, '203.0.113.8'), [], ports, undefined)).toEqual({});
    expect([...(await ports.observations.sitesAt(['203.0.113.7']))]).toEqual([['203.0.113.7', 1]]);
  });

  it('are those that name servers say, too', async () => {
    const said = [{ kind: 'address', value: '203.0.113.9', source: 'DNS' } as const];
    const known = await knownOfVisit(
      visited(0, '203.0.113.7'),
      ['dns'],
      portsOf(counting({ dns: { said } })),
      undefined,
    );
    expect(known).toEqual({ addresses: [{ address: '203.0.113.9', firstSeen: at, lastSeen: at, source: 'DNS' }] });
  });

  it('come with the name servers and the accounts that the domain proves', async () => {
    const said = [
      { kind: 'nameserver', value: 'ns1.quillmoor.test', source: 'DNS' } as const,
      { kind: 'verification', value: { service: 'microsoft', token: 'ms73019284' }, source: 'DNS' } as const,
    ];
    const ports = portsOf(counting({ dns: { said } }));
    const seen = { firstSeen: at, lastSeen: at, source: 'DNS' };
    expect(await knownOfVisit(visited(0, '203.0.113.7'), ['dns'], ports, undefined)).toEqual({
      domainRecords: [
        { kind: 'nameserver', value: 'ns1.quillmoor.test', ...seen },
        { kind: 'verification', value: 'microsoft:ms73019284', ...seen },
      ],
    });
    // What name servers said so long ago they need not say now.
    expect(await knownOfVisit(visited(90, '203.0.113.7'), [], ports, undefined)).not.toHaveProperty('domainRecords');
  });

  it('of an archived site are those of the time of its capture, and so is who held the domain; nobody is asked', async () => {
    const registry = counting({});
    const ports = portsOf(registry);
    const holder = (registrantName: string, created: string) =>
      ({ kind: 'registration', value: { registrantName, created }, source: 'WHOIS' }) as const;
    const server = { kind: 'nameserver', value: 'ns1.quillmoor.test', source: 'DNS' } as const;
    await ports.observations.see('quill.test', [holder('Edda Marrow', '2015-03-01'), server], day(0));
    await ports.observations.see('quill.test', [holder('Tobias Lark', '2026-12-24')], day(60));
    const archived = (days: number) => ({ ...visited(days, '203.0.113.7'), source: 'import' as const });
    expect(await knownOfArchived(archived(-10), ports)).toEqual({});
    expect(await knownOfArchived(archived(0), ports)).toMatchObject({
      registration: { registrantName: 'Edda Marrow', created: '2015-03-01', seenAt: day(0) },
      domainRecords: [{ kind: 'nameserver', value: 'ns1.quillmoor.test' }],
    });
    expect(await knownOfArchived(archived(70), ports)).toMatchObject({
      registration: { registrantName: 'Tobias Lark' },
    });
    const told = { ...archived(70), registration: { registrantName: 'Somebody', source: 'an investigator' } };
    expect(await knownOfArchived(told, ports)).toEqual({ registration: told.registration });
    expect(await knownOfArchived({ ...archived(0), startedAt: UNKNOWN_TIME }, ports)).toEqual({});
    expect(registry.asked).toEqual([]);
  });

  it('of a page of a platform are the platform’s', async () => {
    const ports = portsOf(counting({}));
    await knownOfVisit({ ...visited(0, '203.0.113.7'), kind: 'trade-listing' }, [], ports, undefined);
    expect(await ports.observations.of('quill.test')).toEqual([]);
  });
});

describe('a crawl with --enrich', () => {
  const NAMES = ['one', 'two'];
  let world: GeneratedWorld;
  let whois: WhoisServer;
  let dns: NameServer;
  let shop: Workshop;

  beforeAll(async () => {
    world = await startGeneratedWorld({ sites: 2, twins: {} });
    whois = await serveWhois((query, socket) =>
      socket.end(
        `Domain Name: ${query}\nRegistrar: Marrowgate\nRegistrant Email: quill.owner@fernhollow.test\nCreation Date: 2021-07-05\n`,
      ),
    );
    const zone = Object.fromEntries(world.urls.map((url) => [new URL(url).hostname, { A: ['203.0.113.7'] }]));
    dns = await startNameServer(zone);
    shop = await openWorkshop(world, {
      resolve: [`whois.registry.test:43:127.0.0.1:${whois.port}`, `*:80:127.0.0.1:${world.port}`],
      whoisServers: ['test=whois.registry.test', 'example=whois.registry.test'],
      dnsServer: dns.address,
    });
  });
  afterAll(async () => {
    await shop.close();
    await world.close();
    await whois.close();
    await dns.close();
  });

  it('hands what registries say to the visit and its fingerprint, and keeps it with its dates', async () => {
    const { services } = shop;
    const seeds = world.urls.slice(0, NAMES.length).map((url) => ({ url, kind: 'website' as const, tags: [] }));
    const { run } = await openCrawl({ seeds, entities: [] }, { ...OPTIONS, enrich: ['whois', 'dns'] }, false, services);
    const context = { id: 'w', alone: false, signal: new AbortController().signal, working: new Set<never>() };
    const targets = await services.store.ledger.waiting(run.id);
    for (const step of [captureTarget, fingerprintTarget])
      for (const { id } of targets) await step(id, context, services);

    const visits = await services.store.ledger.visits({ run: run.id });
    expect(visits.length).toBe(NAMES.length);
    for (const { visit } of visits) {
      expect(visit.registration).toMatchObject({
        registrantEmail: 'quill.owner@fernhollow.test',
        created: '2021-07-05',
        source: 'WHOIS whois.registry.test',
      });
      const fingerprint = await services.store.fingerprints.get(visit.id);
      expect(fingerprint?.tokens).toContain('registrant:email:quill.owner@fernhollow.test');
      const known = await services.store.observations.of(visit.site);
      expect(visit.addresses).toMatchObject([{ address: '203.0.113.7', source: 'DNS' }]);
      expect(known.map(({ kind, source }) => `${kind} ${source}`).sort()).toEqual([
        'address DNS',
        'address visit',
        'lookup DNS',
        'lookup WHOIS whois.registry.test',
        'registration WHOIS whois.registry.test',
      ]);
    }
    expect([...(await services.store.observations.sitesAt(['203.0.113.7']))]).toEqual([['203.0.113.7', NAMES.length]]);
    expect(whois.asked.length).toBe(NAMES.length);
  });

  it('asks nobody unless told to, and not about a seed of which the user knows', async () => {
    const before = whois.asked.length;
    const [url = ''] = world.urls;
    await inspect(url, OPTIONS, shop.services);
    const registration = { registrantName: 'Edda Marrow', source: 'an investigator' };
    const { visit } = await inspect(url, { ...OPTIONS, enrich: ['whois'], seed: { registration } }, shop.services);
    expect(visit.registration).toEqual(registration);
    expect(whois.asked.length).toBe(before);
  });
});
