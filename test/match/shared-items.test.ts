/** What a row keeps for people: the items of both sides, and how many there are. */
import { describe, expect, it } from 'vitest';
import { matchPair } from '../../src/match/compare.ts';
import { evidenceDigest } from '../../src/model/derived/evidence-digest.ts';
import { Match, MOST_ITEMS } from '../../src/model/derived/match.ts';
import { ALL, background, subject } from '../../testkit/match/invented.ts';

const numbers = Array.from({ length: 188 }, (_, n) => `passage ${String(n).padStart(3, '0')}`);
const [left, right] = [
  subject('alder', { 'body-text': numbers, 'contact-email': ['ada@post.test'] }),
  subject('birch', { 'body-text': numbers, 'contact-email': ['ada@post.test'] }),
];
const match = matchPair(left, right, background(), [], ALL);
const rowOf = ({ evidence }: Match, id: string) => evidence.find(({ signal }) => signal === id);

describe('the shared items of a row', () => {
  it('are twenty at most, with both places, and say how many there are', () => {
    const row = rowOf(match, 'body-text');
    const shared = row?.shared;
    expect(shared?.count).toBe(188);
    expect(shared?.items).toHaveLength(MOST_ITEMS);
    expect(shared?.items[0]).toEqual({ left: row?.left, right: row?.right });
    for (const { left: here, right: there } of shared?.items ?? []) {
      expect(here.url).toBe('https://alder.test/');
      expect(there.url).toBe('https://birch.test/');
      expect(here.value).toBe(there.value);
    }
    expect(new Set(shared?.items.map((item) => item.left.value)).size).toBe(MOST_ITEMS);
  });

  it('are not repeated where the row itself shows the only one', () => {
    expect(rowOf(match, 'contact-email')).not.toHaveProperty('shared');
  });

  it('are no part of the judgement: id, weight, verdict and the digest of the evidence are without them', () => {
    const evidence = match.evidence.map(({ shared: _shared, ...row }) => row);
    const without = { ...match, evidence };
    expect(Match.parse(without)).toEqual(without);
    expect(evidenceDigest(without)).toBe(evidenceDigest(match));
    const fewer = subject('birch', { 'body-text': numbers.slice(0, 1), 'contact-email': ['ada@post.test'] });
    expect(matchPair(left, fewer, background(), [], ALL).id).toBe(match.id);
  });

  it('are the same from either side', () => {
    const other = rowOf(matchPair(right, left, background(), [], ALL), 'body-text');
    expect(other?.shared?.items.map((item) => ({ left: item.right, right: item.left }))).toEqual(
      rowOf(match, 'body-text')?.shared?.items,
    );
  });
});
