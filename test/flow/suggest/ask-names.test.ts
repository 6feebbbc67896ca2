import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSuggestions } from '../../../src/flow/suggest/find.ts';
import { Entity } from '../../../src/model/facts/seed.ts';
import { openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { type NameServer, startNameServer } from '../../../testkit/registry/name-server.ts';

const PARKED = { A: ['192.0.2.7'], NS: ['ns.park.test'] };

describe('the source dns', () => {
  let server: NameServer;
  let workshop: Workshop;

  beforeAll(async () => {
    server = await startNameServer({
      'quillmoor-trading.net': { A: ['192.0.2.1'], NS: ['ns.host.test'] },
      ...Object.fromEntries(['com', 'org', 'test'].map((suffix) => [`quillmoortrading.${suffix}`, PARKED])),
      'quillmoortrading.net': PARKED,
    });
    workshop = await openWorkshop({ port: 9 } as Parameters<typeof openWorkshop>[0], {
      allowPrivate: false,
      dnsServer: server.address,
    });
  });
  afterAll(async () => {
    await workshop.close();
    await server.close();
  });

  async function find(type: Entity['type'], budget: number) {
    const { services } = workshop;
    const entity = Entity.parse({
      ...{ id: `firm-${type}`, type, names: ['Quillmoor Trading Ltd'], list: 'The list' },
      identifiers: { websites: ['quillmoor-trading.test'] },
    });
    await services.store.entities.save([entity]);
    const sources = { on: ['dns' as const], urls: {}, keys: {}, program: null };
    const options = { sources: [], budget, reason: 'asked by a court' };
    const done = await findSuggestions({ entity, fingerprints: [] }, options, { ...services, sources });
    return { ...done, found: await services.store.suggestions.list({ entity: entity.id }) };
  }

  it('asks permuted names within the budget, suggests what exists, and tells what is parked', async () => {
    const { found, sources } = await find('company', 14);
    expect(found).toMatchObject([
      {
        address: 'http://quillmoor-trading.net/',
        reasons: [{ kind: 'like-name', bits: 3, asked: { source: 'dns' } }],
      },
    ]);
    const [report] = sources;
    expect(report).toMatchObject({ source: 'dns', outcome: 'found', questions: 2, addresses: 1 });
    expect(report?.requests).toBeLessThanOrEqual(14);
    expect(report?.notes).toEqual([expect.stringMatching(/^4 names lead to one place, as parked ones do/)]);
    const names = new Set(server.asked.map((one) => one.split(' ')[0]));
    expect(names.size).toBe(report?.requests);
    // The own domain is no permutation, and each suffix is tried with a name that nobody has.
    expect(names).not.toContain('quillmoor-trading.test');
    expect([...names].filter((name) => /^[0-9a-f]{24}\./.test(name ?? ''))).toHaveLength(4);
  });

  it.each(['person', 'vessel', 'other'] as const)('never permutes a %s', async (type) => {
    server.asked.length = 0;
    const { found, sources } = await find(type, 14);
    expect(found).toEqual([]);
    expect(sources).toMatchObject([{ outcome: 'empty', requests: 0, notes: ['only names of companies are permuted'] }]);
    expect(server.asked).toEqual([]);
  });
});
