import { describe, expect, it } from 'vitest';
import { backgroundOf } from '../../../src/match/background/background.ts';
import { type Makers, makersOf, withoutMakers } from '../../../src/match/guards/makers.ts';
import type { Subject } from '../../../src/match/readings/subject.ts';
import type { Comparison } from '../../../src/signals/signal.ts';
import { subject } from '../../../testkit/match/invented.ts';
import { withReading } from '../with-reading.ts';

/** Declares, as "kind:name", in the words behind a blank. */
function standsOn(site: string, ...values: string[]): Subject {
  const declared = values.map((said) => {
    const [value = '', kind = '', name = ''] = /^(\w+):(\S+)/.exec(said) ?? [];
    return { value, kind, name, place: { url: '', selector: '', capture: '', quote: said.slice(value.length) } };
  });
  return withReading(subject(site, {}), 'template-credit', { declared });
}

const linking = (side: Subject, ...sites: string[]): Subject =>
  withReading(side, 'site-link', { outbound: sites.map((value) => ({ value })) });

function sharing(...values: string[]): Comparison {
  const side = (value: string) => ({ value, quote: value, url: '', selector: '', capture: '' });
  const shared = values.map((value) => ({ token: value, similarity: 1, left: side(value), right: side(value) }));
  return { level: 'identical', similarity: 1, shared, left: side(''), right: side(''), note: '' };
}

const NONE: Makers = { credited: [], platforms: { names: [], accounts: [], blocks: [] } };
const EMPTY = backgroundOf(0, new Map());
const left = (comparison: Comparison | null) => comparison?.shared.map((one) => one.left.value) ?? [];

describe('makers of what both stand on', () => {
  it('are those that either credits, where both declare one theme', () => {
    const [one, two] = [
      linking(standsOn('one', 'file:tallgrass', 'credit:fernthemes'), 'fern-themes.test'),
      standsOn('two', 'file:tallgrass'),
    ] as const;
    for (const makers of [makersOf(one, two, EMPTY), makersOf(two, one, EMPTY)]) {
      expect(makers).toEqual({ ...NONE, credited: ['fernthemes'] });
      expect(left(withoutMakers(sharing('hello@fern-themes.test', 'shop@one.test'), makers))).toEqual([
        'shop@one.test',
      ]);
    }
    expect(makersOf(one, standsOn('two', 'file:other'), EMPTY)).toEqual(NONE);
  });

  it('are not called as a firm that either names as its owner, unless its title bears another name', () => {
    const one = linking(standsOn('one', 'file:tallgrass', 'credit:fernthemes'), 'fern-themes.test');
    const signed = withReading(standsOn('two', 'file:tallgrass'), 'copyright-owner', {
      owners: [{ name: 'Fern Themes Trading Ltd' }],
    });
    expect(makersOf(one, signed, EMPTY)).toEqual({ ...NONE, credited: ['fernthemes'] });
    const other = withReading(signed, 'residual-name', [{ value: 'fern themes trading', source: 'title' }]);
    expect(makersOf(one, other, EMPTY)).toEqual(NONE);
    expect(makersOf(other, one, EMPTY)).toEqual(NONE);
  });

  const kept = ['file:tallgrass', 'credit:fernthemes'] as const;

  it.each([
    ['is linked to', linking(standsOn('one', ...kept), 'fernthemes.test'), EMPTY],
    [
      'is given with an address',
      standsOn('one', 'credit:fernthemes Tallgrass, see https://fernthemes.test/x', kept[0]),
      EMPTY,
    ],
    [
      'signs many sites',
      standsOn('one', ...kept),
      backgroundOf(90, new Map([['template-credit:credit:fernthemes', 9]])),
    ],
  ] as const)('are somebody else where the maker %s', (_, one, background) => {
    expect(makersOf(one, standsOn('two', ...kept), background).credited).toEqual(['fernthemes']);
  });

  it('are not told by the words of a credit alone, which a firm may have signed its own site with', () => {
    expect(makersOf(standsOn('one', ...kept), standsOn('two', ...kept), EMPTY).credited).toEqual([]);
  });

  it('own what bears their very name, not what holds it', () => {
    const shared = sharing(
      ...[
        'hello@fern-themes.test',
        'fernthemes@gmail.com',
        'twitter:fern_themes',
        'Fern Themes Ltd',
        'fernthemes.test',
      ],
      ...['fernthemes.export@163.com', 'fernthemes@post.test', 'telegram:fernthemes_sales', 'Old Fern Themes'],
    );
    expect(left(withoutMakers(shared, { ...NONE, credited: ['fernthemes'] }))).toEqual([
      ...['fernthemes.export@163.com', 'fernthemes@post.test', 'telegram:fernthemes_sales', 'Old Fern Themes'],
    ]);
  });

  it('own a row of profiles of which most bear their name', () => {
    const place = (value: string, row: string, at: number) => ({
      ...{ value, quote: value, url: 'https://one.test/', capture: '' },
      selector: `${row} > li:nth-of-type(${at}) > a`,
    });
    const row = (selector: string, ...values: string[]) =>
      values.map((value, at) => {
        const side = place(value, selector, at + 1);
        return { token: value, similarity: 1, left: side, right: side };
      });
    const profiles = (...shared: ReturnType<typeof row>) => ({ ...sharing('x'), shared });
    const makers = { ...NONE, credited: ['fernthemes'] };
    const icons = row('footer > ul', 'x:fernthemes', 'facebook:161622667195', 'instagram:fernthemes');
    expect(left(withoutMakers(profiles(...icons), makers))).toEqual([]);
    const replaced = row('footer > ul', 'x:fernthemes', 'facebook:161622667195');
    const elsewhere = row('main > ul', 'facebook:993400128842');
    expect(left(withoutMakers(profiles(...replaced), makers))).toEqual(['facebook:161622667195']);
    expect(left(withoutMakers(profiles(...icons, ...elsewhere), makers))).toEqual(['facebook:993400128842']);
  });

  it('are never one of the two', () => {
    const copy = standsOn('copy', 'host:quillmoor', 'file:tallgrass');
    const old = standsOn('quillmoor', 'host:quillmoor', 'file:tallgrass', 'credit:quillmoor');
    expect(makersOf(old, copy, EMPTY)).toEqual(NONE);
  });
});
