import { describe, expect, it } from 'vitest';
import { backgroundOf } from '../../../src/match/background/background.ts';
import { platformsOf, withoutPlatforms } from '../../../src/match/guards/platforms.ts';
import type { Subject } from '../../../src/match/readings/subject.ts';
import { Entity } from '../../../src/model/facts/seed.ts';
import type { Comparison } from '../../../src/signals/signal.ts';
import { normaliseCompanyName } from '../../../src/values/company-name.ts';
import { subject } from '../../../testkit/match/invented.ts';
import { withReading } from '../with-reading.ts';

/** @param declared as "kind:name" */
function standsOn(site: string, ...declared: string[]): Subject {
  const items = declared.map((value) => {
    const [kind = '', name = ''] = value.split(':');
    return { value, kind, name };
  });
  return withReading(subject(site, {}), 'template-credit', { declared: items });
}

const linking = (side: Subject, site: string): Subject =>
  withReading(side, 'site-link', { outbound: [{ value: site }] });
const counting = (side: Subject, value: string, ...servedBy: string[]): Subject =>
  withReading(side, 'tracker', [{ value, servedBy }]);

function sharing(...values: string[]): Comparison {
  const side = (value: string) => ({ value, quote: value, url: '', selector: '', capture: '' });
  const shared = values.map((value) => ({ token: value, similarity: 1, left: side(value), right: side(value) }));
  return { level: 'identical', similarity: 1, shared, left: side(''), right: side(''), note: '' };
}

/** Its copyright line names the firm, and its title too. */
const owned = (side: Subject, name: string): Subject =>
  withReading(withReading(side, 'copyright-owner', { owners: [{ name }] }), 'residual-name', [
    { value: normaliseCompanyName(name), source: 'title' },
  ]);
const PENHARBOUR = Entity.parse({ id: 'sdn-2', names: ['PENHARBOUR TRADING CO., LTD.'] });

const KNOWN = backgroundOf(90, new Map([['template-credit:engine:gridpress', 9]]));
const platformsIn = (one: Subject, two: Subject) => platformsOf(one, two, KNOWN);

const BOTH = ['host:penharbour', 'engine:penharbour'] as const;

describe('a platform', () => {
  it.each([
    ['whom both name in two ways', [standsOn('one', ...BOTH), standsOn('two', ...BOTH)]],
    [
      'the engine of both, to whose site a link of one leads',
      [linking(standsOn('one', BOTH[1]), 'penharbour.test'), standsOn('two', BOTH[1])],
    ],
    [
      'the engine of one that many declare, to whose site a link leads, where both declare a file alike',
      [
        linking(standsOn('one', 'file:tallgrass'), 'gridpress.test'),
        standsOn('two', 'file:tallgrass', 'engine:gridpress'),
      ],
      'gridpress',
    ],
    ['under whose domain both stand', [standsOn('one.penharbour'), standsOn('two.penharbour')]],
  ] as const)('is %s', (_, [one, two], name: string = BOTH[0].slice(5)) => {
    expect(platformsIn(one, two).names).toEqual([name]);
    expect(platformsIn(two, one)).toEqual(platformsIn(one, two));
  });

  it.each([
    [
      'the engine of one alone, to whose site its link leads',
      [linking(standsOn('one', 'file:tallgrass', BOTH[1]), 'penharbour.test'), standsOn('two', 'file:tallgrass')],
    ],
    [
      'whose name a firm that one side names as its owner begins with',
      [owned(standsOn('one', ...BOTH), 'Penharbour Trading Co., Ltd.'), standsOn('two', ...BOTH)],
    ],
    [
      'whose name a listed one begins with',
      [{ ...standsOn('one', ...BOTH), entity: PENHARBOUR }, standsOn('two', ...BOTH)],
    ],
    ['whom both name in one way alone', [standsOn('one', BOTH[0]), standsOn('two', ...BOTH)]],
    ['one of the two', [standsOn('penharbour', ...BOTH), standsOn('two', ...BOTH)]],
    ['the domain itself and a name under it', [standsOn('penharbour'), standsOn('two.penharbour')]],
  ] as const)('is not %s', (_, [one, two]) => {
    expect(platformsIn(one, two).names).toEqual([]);
  });

  it('keeps its name where a line of its own gives it without a legal form', () => {
    expect(platformsIn(owned(standsOn('one', ...BOTH), 'Penharbour'), standsOn('two', ...BOTH)).names).toEqual([
      'penharbour',
    ]);
  });

  it('has its own mailboxes, and profiles and firms that begin with its name', () => {
    const shared = sharing(
      ...['Penharbour Network Ltd', 'twitter:penharbour_help', 'help@penharbour.test', 'penharbour.test'],
      ...['help@post.test', 'Old Penharbour', 'penharbour.sales@gmail.com'],
    );
    const left = withoutPlatforms(shared, { names: ['penharbour'], accounts: [], blocks: [] });
    expect(left?.shared.map((one) => one.left.value)).toEqual([
      ...['help@post.test', 'Old Penharbour', 'penharbour.sales@gmail.com'],
    ]);
  });

  it('owns a channel without a name only where it stands in a row of its profiles on both sides', () => {
    const names = ['penharbour'];
    const at = (value: string, list: string) => {
      const selector = `footer > ul:nth-of-type(${list}) > li > a`;
      return { value, quote: value, url: 'https://any.test/', selector, capture: '' };
    };
    const shared = (lists: readonly [string, string]) => [
      ...['facebook:penharbour', 'twitter:penharbour'].map((value) => [at(value, '1'), at(value, '1')] as const),
      [at('youtube:UC73', lists[0]), at('youtube:UC73', lists[1])] as const,
    ];
    const leftOf = (lists: readonly [string, string]) =>
      withoutPlatforms(
        {
          ...sharing('x'),
          shared: shared(lists).map(([left, right]) => ({ token: left.value, similarity: 1, left, right })),
        },
        { names, accounts: [], blocks: [] },
      )?.shared.map(({ left }) => left.value) ?? [];
    expect(leftOf(['1', '1'])).toEqual([]);
    expect(leftOf(['1', '2'])).toEqual(['youtube:UC73']);
    expect(leftOf(['2', '1'])).toEqual(['youtube:UC73']);
  });

  it('owns the service line beside its mailbox, and nothing elsewhere', () => {
    const at = (side: Subject, selector: string): Subject => {
      const place = { url: 'https://any.test/', selector: `${selector} > a:nth-of-type(2)` };
      return withReading(side, 'contact-email', [{ value: 'help@penharbour.test', place }]);
    };
    const platforms = platformsIn(at(standsOn('one', ...BOTH), 'footer > p'), at(standsOn('two', ...BOTH), '#end'));
    const placed = (value: string, one: string, two: string) => {
      const side = (selector: string) => ({ value, quote: value, url: 'https://any.test/', selector, capture: '' });
      return { token: value, similarity: 1, left: side(`${one} > a`), right: side(two) };
    };
    const shared = [placed('+493023125777', 'footer > p', '#end'), placed('+493023125778', 'footer > p', 'main > p')];
    const left = withoutPlatforms({ ...sharing('x'), shared }, platforms);
    expect(left?.shared.map((one) => one.left.value)).toEqual(['+493023125778']);
  });

  it('may own the accounts in its code, which therefore tell less; never those in code of their own', () => {
    const on = (site: string, ...servedBy: string[]) => counting(standsOn(site, ...BOTH), 'matomo:731', ...servedBy);
    const { accounts } = platformsIn(on('one', 'penharbour'), on('two', 'penharbour', 'elsewhere'));
    expect(accounts).toEqual(['matomo:731']);
    expect(platformsIn(on('one', 'penharbour'), on('two')).accounts).toEqual([]);
    const told = withoutPlatforms(sharing('matomo:731', 'matomo:902'), { names: [], accounts, blocks: [] });
    expect(told?.shared.map(({ tells }) => tells ?? 1)).toEqual([0.3, 1]);
  });
});
