import { describe, expect, it } from 'vitest';
import { deliveriesFor as deliveriesWith } from '../../src/alert/deliveries.ts';
import type { Hook } from '../../src/model/alert.ts';
import type { Evidence, Match } from '../../src/model/derived/match.ts';

const now = new Date('2026-05-01T00:00:00Z');
const side = { value: 'v', quote: 'q', url: 'u', selector: 's', capture: 'c' };
const row = (signal: string): Evidence => ({
  signal,
  version: 1,
  group: 'identity',
  level: 'identical',
  weight: 5,
  left: side,
  right: side,
  note: '',
});

function match(changes: Partial<Match> = {}): Match {
  const matchSide = {
    input: 'i',
    site: 'a.test',
    kind: 'website' as const,
    pages: 1,
    capturedAt: now.toISOString(),
    state: 'captured' as const,
    condition: 'content' as const,
    visit: 'v',
    entity: null,
  };
  return {
    schema: 'revenant.match/1',
    id: 'm1',
    model: '1',
    left: { ...matchSide, entity: { id: 'e', name: 'Old Firm' } },
    right: { ...matchSide, site: 'b.test' },
    verdict: 'strong',
    weight: 25,
    probability: 0.99,
    background: 'b',
    candidateKeys: [],
    evidence: [row('contact-email')],
    against: [],
    innocent: [],
    succession: { direction: 'undirected', reasons: [] },
    ...changes,
  };
}

const hook = (id: string, changes: Partial<Hook> = {}): Hook => ({
  schema: 'revenant.hook/1',
  id,
  url: 'https://hook.test/',
  secret: 'whsec_AAAA',
  all: false,
  createdAt: now.toISOString(),
  disabledAt: null,
  ...changes,
});

function deliveriesFor(found: Match, previous: Match | null, hooks: Hook[], at: Date, link: string | null) {
  return deliveriesWith(found, previous, { entity: found.left.entity, hooks, now: at, link });
}

describe('deliveriesFor', () => {
  it('tells a flagged watched match to every hook, with the same alert id', () => {
    const told = deliveriesFor(match(), null, [hook('h1'), hook('h2')], now, 'https://r.test/');
    expect(told.map(({ hook: id }) => id)).toEqual(['h1', 'h2']);
    expect(new Set(told.map(({ alert }) => alert.id)).size).toBe(1);
    expect(told[0]?.alert).toMatchObject({
      type: 'match.flagged',
      link: 'https://r.test/matches/m1',
      entity: { id: 'e' },
    });
  });

  it('gives the same ids when the same finding is made later again', () => {
    const [first] = deliveriesFor(match(), null, [hook('h1')], now, null);
    const [again] = deliveriesFor(match({ weight: 26 }), null, [hook('h1')], new Date('2027-01-01'), null);
    expect(again?.id).toBe(first?.id);
  });

  it('is silent on leads, on old news and towards disabled hooks', () => {
    expect(deliveriesFor(match({ verdict: 'lead' }), null, [hook('h1')], now, null)).toEqual([]);
    expect(deliveriesFor(match(), match(), [hook('h1')], now, null)).toEqual([]);
    expect(deliveriesFor(match(), null, [hook('h1', { disabledAt: now.toISOString() })], now, null)).toEqual([]);
  });

  it('tells matches without a watched side only to hooks that ask for all', () => {
    const unwatched = match({ left: { ...match().left, entity: null } });
    const told = deliveriesFor(unwatched, null, [hook('h1'), hook('h2', { all: true })], now, null);
    expect(told.map(({ hook: id }) => id)).toEqual(['h2']);
  });

  it('tells a known match once a side of it is watched, and nobody twice', () => {
    const unwatched = match({ left: { ...match().left, entity: null } });
    const hooks = [hook('h1'), hook('h2', { all: true })];
    const [before] = deliveriesFor(unwatched, null, hooks, now, null);
    const told = deliveriesFor(match(), unwatched, hooks, now, null);
    expect(told.map((one) => one.hook)).toEqual(['h1', 'h2']);
    expect(told.find((one) => one.hook === 'h2')?.id).toBe(before?.id);
    expect(deliveriesFor(match(), match(), hooks, now, null)).toEqual([]);
  });

  it('escalates on new independent evidence, once for each set of it', () => {
    const more = match({ evidence: [row('contact-email'), row('images')] });
    const [escalated] = deliveriesFor(more, match(), [hook('h1')], now, null);
    expect(escalated?.alert.type).toBe('match.escalated');
    expect(escalated?.alert.id).not.toBe(deliveriesFor(match(), null, [hook('h1')], now, null)[0]?.alert.id);
    expect(deliveriesFor(more, more, [hook('h1')], now, null)).toEqual([]);
  });

  it('sends no personal data: ids, names of entity and sites, verdict and weight only', () => {
    const [told] = deliveriesFor(match(), null, [hook('h1')], now, null);
    expect(JSON.stringify(told?.alert)).not.toContain('quote');
    expect(JSON.stringify(told?.alert).length).toBeLessThan(1000);
  });
});
