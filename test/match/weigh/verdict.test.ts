import { describe, expect, it } from 'vitest';
import { probabilityOf, verdictOf } from '../../../src/match/weigh/verdict.ts';
import type { EvidenceGroup } from '../../../src/model/words.ts';

type Rows = Parameters<typeof verdictOf>[0];
type Given = readonly [group: EvidenceGroup, bits: number, mention?: boolean];
const rows = (...list: Given[]): Rows =>
  list.map(([group, bits, mention = false]) => ({
    bits,
    standing: mention ? ('cited' as const) : ('own' as const),
    evidence: { group, weight: bits } as Rows[number]['evidence'],
  }));
const judge = (...list: Given[]) =>
  verdictOf(
    rows(...list),
    list.reduce((sum, [, bits]) => sum + bits, 0),
  );

describe('verdictOf', () => {
  it.each([
    ['unrelated', [['identity', 7.9]]],
    ['lead', [['identity', 8]]],
    ['lead', [['identity', 13.9]]],
    ['likely', [['identity', 14]]],
    ['likely', [['identity', 30]]],
    ['lead', [['look', 30]]],
    [
      'lead',
      [
        ['look', 10],
        ['host', 20],
      ],
    ],
    [
      'lead',
      [
        ['look', 20],
        ['content', 2],
      ],
    ],
    ['likely', [['content', 30]]],
    [
      'likely',
      [
        ['content', 20],
        ['look', 10],
      ],
    ],
    [
      'likely',
      [
        ['content', 20],
        ['identity', 2],
      ],
    ],
    [
      'strong',
      [
        ['content', 10],
        ['identity', 10],
      ],
    ],
    [
      'strong',
      [
        ['look', 8],
        ['identity', 12],
      ],
    ],
    [
      'likely',
      [
        ['content', 9.9],
        ['identity', 10],
      ],
    ],
    ['lead', [['identity', 20, true]]],
    [
      'lead',
      [
        ['content', 13],
        ['identity', 9, true],
      ],
    ],
    [
      'likely',
      [
        ['content', 12],
        ['identity', 5],
        ['identity', 9, true],
      ],
    ],
    [
      'likely',
      [
        ['content', 12],
        ['identity', 12],
        ['content', -6],
      ],
    ],
  ] as const)('%s: %j', (verdict, list) => {
    expect(judge(...list)).toBe(verdict);
  });
});

describe('probabilityOf', () => {
  it.each([
    [0, 0.000976],
    [8, 0.2],
    [10, 0.5],
    [14, 0.941176],
    [20, 0.996],
    [400, 0.996],
    [-2000, 0],
  ])('%d bits → %d', (weight, probability) => {
    expect(probabilityOf(weight)).toBe(probability);
  });
});

describe('many pictures beside a part of the text', () => {
  const row = (family: string, bits: number) => ({
    ...{ bits, standing: 'own', family, evidence: { group: family === 'look' ? 'look' : 'content', weight: bits } },
  });
  const verdict = (...more: object[]) =>
    verdictOf([row('pictures', 13), row('text', 4), ...more] as unknown as Rows, 20);

  it('are a lead, since they come with the goods', () => {
    expect(verdict()).toBe('lead');
    expect(verdict(row('goods', 3))).toBe('lead');
  });

  it('flag on pages that are built alike', () => {
    expect(verdict(row('look', 2.5))).toBe('likely');
  });
});

describe('what a dealer shows of its maker', () => {
  const row = (family: string, bits: number, level = 'close', more: object = {}) => ({
    ...{ bits, standing: 'own', family, evidence: { group: 'identity', weight: bits, level }, ...more },
  });
  const verdict = (...given: object[]) => verdictOf([row('name', 11), row('link', 7), ...given] as unknown as Rows, 40);

  it.each([
    ['a name in passing and a link', []],
    ['pictures and words', [row('pictures', 13), row('text', 6), row('goods', 4)]],
    ['cited contacts', [row('mail', 12, 'identical', { standing: 'cited' })]],
    ['pictures on its template', [row('pictures', 13), row('look', 5)]],
    ['its template, and what one agency brings', [row('look', 8), row('account', 9), row('host', 4)]],
    ['little else', [row('handle', 2.9)]],
  ])('is a lead: %s', (_, given) => {
    expect(verdict(...given)).toBe('lead');
  });

  it.each([
    ['a contact', row('mail', 6, 'identical')],
    ['a name that the site gives as its own', row('name', 12, 'identical')],
    ['a redirect', row('link', 8, 'identical')],
    ['a copy of the text', row('text', 18, 'identical', { isCopy: true })],
    ['a channel', row('handle', 8, 'identical')],
  ])('flags beside %s', (_, given) => {
    expect(verdict(given)).toMatch(/likely|strong/);
  });
});

describe('a value that a site only says', () => {
  const said = { bits: 9, standing: 'said', evidence: { group: 'identity', weight: 9 }, family: 'office' };
  const own = (family: string, bits: number, isCopy?: true) => ({
    ...{ bits, standing: 'own', family, evidence: { group: 'content', weight: bits } },
    ...(isCopy && { isCopy }),
  });
  const verdict = (...given: object[]) => verdictOf([said, ...given] as unknown as Rows, 20);

  it('flags beside a copy of the text', () => {
    expect(verdict(own('text', 8, true))).toBe('likely');
  });

  it('is a lead beside words and a menu, which one agency may have brought', () => {
    expect(verdict(own('text', 6), own('look', 5))).toBe('lead');
  });
});
