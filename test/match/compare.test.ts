import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchPair } from '../../src/match/compare.ts';
import { type Evidence, Match } from '../../src/model/derived/match.ts';
import { ALL, background, entity, type InventedValue, subject } from '../../testkit/match/invented.ts';

const EMPTY = background();

/** Readings over a small alphabet, so that sides share something now and then. */
const readings = fc.dictionary(
  fc.constantFrom(...ALL.map(({ id }) => id)),
  fc.record({
    values: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'), {
      minLength: 1,
    }),
    level: fc.constantFrom('identical' as const, 'close' as const, 'partial' as const, 'different' as const),
  }),
);
const counts = fc
  .array(fc.tuple(fc.constantFrom(...ALL.map(({ id }) => id)), fc.constantFrom('a', 'b', 'c', 'd'), fc.nat(300)))
  .map((rows) => background(300, Object.fromEntries(rows.map(([id, value, count]) => [`${id}:${value}`, count]))));

function sameLevel(left: Record<string, InventedValue>, right: Record<string, InventedValue>) {
  return Object.fromEntries(
    Object.entries(right).map(([id, value]) => [
      id,
      { ...value, level: left[id]?.level ?? value.level ?? 'identical' },
    ]),
  );
}

function mirror(match: Match): Match {
  const turn = <Row extends { left: unknown; right: unknown }>(row: Row) => ({
    ...row,
    left: row.right,
    right: row.left,
  });
  const turnRow = ({ shared, ...row }: Evidence) => ({
    ...turn(row),
    ...(shared && { shared: { ...shared, items: shared.items.map(turn) } }),
  });
  const directions = { 'left-to-right': 'right-to-left', 'right-to-left': 'left-to-right', undirected: 'undirected' };
  return {
    ...turn(match),
    evidence: match.evidence.map(turnRow),
    against: match.against.map(turnRow),
    succession: { ...match.succession, direction: directions[match.succession.direction] },
  } as Match;
}

describe('matchPair', () => {
  it('is its own mirror image, whatever the sides carry', () => {
    fc.assert(
      fc.property(readings, readings, counts, (mine, theirs, known) => {
        const left = subject('left', mine, { entity: entity('old', { dissolved: '2021-08' }) });
        const right = subject('right', sameLevel(mine, theirs));
        const match = matchPair(left, right, known, ['b', 'a'], ALL);
        expect(matchPair(right, left, known, ['a', 'b'], ALL)).toEqual(mirror(match));
      }),
      { numRuns: 200 },
    );
  });

  it('gives a valid document whose rows add up to the weight exactly', () => {
    fc.assert(
      fc.property(readings, readings, counts, (mine, theirs, known) => {
        const match = matchPair(subject('left', mine), subject('right', sameLevel(mine, theirs)), known, [], ALL);
        expect(Match.safeParse(match).error).toBeUndefined();
        const tenths = [...match.evidence, ...match.against].map(({ weight }) => Math.round(weight * 10));
        expect(tenths.reduce((sum, one) => sum + one, 0) / 10).toBe(match.weight + 0);
        for (const { weight } of match.evidence) expect(weight).toBeGreaterThanOrEqual(0);
        for (const { weight } of match.against) expect(weight).toBeLessThanOrEqual(0);
      }),
      { numRuns: 200 },
    );
  });

  it('never gives a hollow side a positive weight or a row', () => {
    const all = Object.fromEntries(ALL.map(({ id }) => [id, ['a', 'b']]));
    const match = matchPair(subject('left', all), subject('right', all, { hollow: true }), EMPTY, [], ALL);
    expect(match).toMatchObject({ verdict: 'not-comparable', weight: 0, evidence: [], against: [], innocent: [] });
  });

  it('flags a carbon copy with the old e-mail address as strong', () => {
    const copy = { 'contact-email': ['old'], 'body-text': ['p', 'q', 'r'], images: ['x', 'y'], navigation: ['m', 'n'] };
    const match = matchPair(subject('left', copy), subject('right', copy), EMPTY, [], ALL);
    expect(match.verdict).toBe('strong');
    expect(match.probability).toBeGreaterThan(0.99);
  });

  it('keeps template, menu and icon at lead, however equal', () => {
    const look = { structure: ['s'], navigation: ['a', 'b', 'c', 'd', 'e', 'f', 'g'], favicon: ['i'] };
    const match = matchPair(subject('left', look), subject('right', look), EMPTY, [], ALL);
    expect(match.weight).toBeLessThanOrEqual(7);
    expect(['lead', 'unrelated']).toContain(match.verdict);
  });

  it('lets a whole copy of the content reach likely, not strong', () => {
    const copy = {
      'body-text': ['p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y'],
      title: ['t'],
      images: ['u', 'v', 'w', 'x', 'y'],
      catalogue: ['a', 'b', 'c', 'd'],
      structure: ['s'],
      navigation: ['a', 'b', 'c'],
      favicon: ['i'],
    };
    const match = matchPair(subject('left', copy), subject('right', copy), EMPTY, [], ALL);
    expect(match.verdict).toBe('likely');
    expect(match.weight).toBeGreaterThan(20);
  });

  it('keeps a reseller that copies leaflets and photos and links to the maker at lead', () => {
    const shared = {
      'body-text': { values: ['p', 'q', 'r'], level: 'partial' },
      images: { values: ['u', 'v'], level: 'partial' },
      'site-link': { values: ['maker.test'], level: 'partial' },
      'residual-name': { values: ['Maker'], level: 'partial' },
    } as const;
    const match = matchPair(subject('left', shared), subject('right', shared), EMPTY, [], ALL);
    expect(match.verdict).toBe('lead');
  });

  it('keeps an article that quotes name, e-mail, phone and link at lead at most', () => {
    const own = { 'contact-email': ['a'], 'contact-phone': ['b'], 'site-link': ['c'], 'residual-name': ['d'] };
    const quoted = Object.fromEntries(Object.entries(own).map(([id, values]) => [id, { values, cited: true }]));
    const match = matchPair(subject('left', own), subject('right', quoted), EMPTY, [], ALL);
    expect(['lead', 'unrelated']).toContain(match.verdict);
  });

  it('takes nothing from what many unrelated sites carry', () => {
    const copy = { 'body-text': ['p', 'q', 'r'], images: ['x', 'y'], navigation: ['m', 'n'], tracker: ['t'] };
    const everywhere = Object.fromEntries(
      Object.entries(copy).flatMap(([id, values]) => values.map((value) => [`${id}:${value}`, 40])),
    );
    const match = matchPair(subject('left', copy), subject('right', copy), background(400, everywhere), [], ALL);
    expect(match.weight).toBeLessThan(2);
    expect(match.evidence.length).toBe(3); // still shown, with what it is worth
  });

  it('counts a package of common values once, however many it holds', () => {
    const values = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const known = background(300, Object.fromEntries(values.map((value) => [`catalogue:${value}`, 6])));
    const weigh = (some: string[]) =>
      matchPair(subject('left', { catalogue: some }), subject('right', { catalogue: some }), known, [], ALL).weight;
    expect(weigh(values)).toBe(weigh(['a']));
    expect(weigh(['a'])).toBeGreaterThan(0);
  });

  it('counts a signal without a row in the table at 0, and still lists it', () => {
    const one = { 'no-such-row': ['a'] };
    const match = matchPair(subject('left', one), subject('right', one), EMPTY, [], ALL);
    expect(match.evidence).toMatchObject([{ signal: 'no-such-row', weight: 0 }]);
    expect(match.weight).toBe(0);
  });

  it('never compares two versions, nor a failed reading', () => {
    const one = { 'contact-email': ['a'] };
    const [left, right] = [subject('left', one), subject('right', one)];
    const reading = right.fingerprint.readings[0];
    const with_ = (change: object) => ({
      ...right,
      fingerprint: { ...right.fingerprint, readings: [{ ...reading, ...change } as typeof reading & object] },
    });
    expect(matchPair(left, right, EMPTY, [], ALL).weight).toBeGreaterThan(8);
    expect(matchPair(left, with_({ version: 2 }), EMPTY, [], ALL).weight).toBe(0);
    expect(matchPair(left, with_({ failure: 'too deep' }), EMPTY, [], ALL).weight).toBe(0);
    expect(matchPair(left, with_({ value: null }), EMPTY, [], ALL).weight).toBe(0);
  });

  it('changes nothing when a value is found twice', () => {
    const [left, right] = [subject('left', { images: ['a', 'a', 'a'] }), subject('right', { images: ['a'] })];
    const once = matchPair(subject('left', { images: ['a'] }), right, EMPTY, [], ALL);
    expect(matchPair(left, right, EMPTY, [], ALL).weight).toBe(once.weight);
  });

  it('lowers the score for conflicting papers and shows them under against', () => {
    const mail = { 'contact-email': ['a'] };
    const plain = matchPair(subject('left', mail), subject('right', mail), EMPTY, [], ALL);
    const papers = (value: string) => ({
      ...mail,
      'registration-number': { values: [value], level: 'different' as const },
    });
    const match = matchPair(subject('left', papers('1')), subject('right', papers('2')), EMPTY, [], ALL);
    expect(match.weight).toBeLessThan(plain.weight);
    expect(match.against).toMatchObject([{ signal: 'registration-number', level: 'different' }]);
  });

  it('does not hold it against a profile that it does not repeat the text of a site', () => {
    const text = { 'body-text': { values: ['a'], level: 'different' as const } };
    const site = subject('left', text);
    const other = subject('right', text);
    const profile = { ...other, visit: { ...other.visit, kind: 'social-page' as const } };
    expect(matchPair(site, other, EMPTY, [], ALL).against).toHaveLength(1);
    expect(matchPair(site, profile, EMPTY, [], ALL).against).toEqual([]);
  });

  it('names the pair alike from both sides and over time', () => {
    const later = subject('right', {}, { startedAt: '2027-01-01T00:00:00.000Z' });
    const first = matchPair(subject('left', {}), subject('right', {}), EMPTY, [], ALL);
    expect(matchPair(later, subject('left', {}), EMPTY, [], ALL).id).toBe(first.id);
    expect(matchPair(later, subject('other', {}), EMPTY, [], ALL).id).not.toBe(first.id);
  });

  it('names an innocent explanation for everything from lead up', () => {
    const mail = { 'contact-email': ['a'] };
    const match = matchPair(subject('left', mail), subject('right', mail), EMPTY, [], ALL);
    expect(match.verdict).toBe('lead');
    expect(match.innocent.at(-1)).toContain('one owner or group of companies');
  });
});
