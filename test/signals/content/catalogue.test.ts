import { describe, expect, it } from 'vitest';
import { casMentionsIn, casNumbersIn, catalogue, orderKept } from '../../../src/signals/content/catalogue.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { examples } from './catalogue.examples.ts';

signalContract(catalogue, examples);

const read = (numbers: readonly string[]) =>
  catalogue.extract(
    siteFrom({
      '/': `<body><p>Reagents for every bench, sent within a day.</p>${numbers.map((number) => `<p>CAS ${number}</p>`).join('')}</body>`,
    }),
  ) ?? [];
const GOODS = ['79099-07-3', '125541-22-2', '103-63-9', '40064-34-4', '64-17-5', '124-04-9'];

describe('goods by CAS number', () => {
  it('reads numbers behind a cue and those that follow directly', () => {
    expect(casNumbersIn('CAS No.: 79099-07-3; 125541-22-2. Made 2021-12-7', false).map(({ number }) => number)).toEqual(
      ['79099-07-3', '125541-22-2'],
    );
    expect(casNumbersIn('2021-12-7', true)).toEqual([]);
  });

  it('tells a copied list from goods of the trade', () => {
    expect(catalogue.compare(read(GOODS), read(GOODS))).toMatchObject({ level: 'identical', similarity: 1 });
    expect(catalogue.compare(read(GOODS), read([...GOODS, '8013-07-8', '7732-18-5', '67-56-1']))?.level).toBe('close');
    expect(
      catalogue.compare(read(GOODS), read(['64-17-5', '7732-18-5', '67-56-1', '67-64-1', '8013-07-8']))?.level,
    ).toBe('partial');
    expect(catalogue.compare(read(GOODS), read(['7732-18-5', '67-56-1']))).toBeNull();
  });

  it.each(['CAS79099', 'CAS 79099', 'CAS No. 79099', 'cas-79099.jpg', 'ＣＡＳ：７９０９９'])(
    'takes %s for a mention',
    (text) => {
      expect(casMentionsIn(text).map(({ number }) => number)).toEqual(['79099']);
    },
  );

  it.each(['79099', 'case 79099', 'CAS 79099-07-3', 'CAS 790', 'Casper 790990', 'Lucas 79099', 'CAS 79099071234'])(
    'takes %s for none',
    (text) => {
      expect(casMentionsIn(text)).toEqual([]);
    },
  );

  it.each([
    ['124–04–9', '124-04-9'],
    ['１２４－０４－９', '124-04-9'],
    ['8013-07-8', '8013-07-8'],
    ['79099\u201107\u20113', '79099-07-3'],
  ])('normalises %s', (written, number) => {
    expect(casNumbersIn(`CAS No. ${written}`, false).map((found) => found.number)).toEqual([number]);
  });

  it('matches a mention with the whole number in part, and never where whole numbers are shared', () => {
    const whole = read(['79099-07-3', '103-63-9']);
    const mention =
      catalogue.extract(
        siteFrom({
          '/': '<body><p>Reagents for every bench, sent within a day.</p><p>New: CAS79099 in stock, ask us.</p></body>',
        }),
      ) ?? [];
    expect(mention.map(({ value }) => value)).toEqual(['79099']);
    expect(catalogue.compare(whole, mention)).toMatchObject({
      level: 'partial',
      shared: [{ token: 'catalogue:79099' }],
    });
    expect(catalogue.compare(mention, read(['103-63-9']))).toBeNull();
    expect(catalogue.compare(whole, read(['103-63-9', '64-17-5']))?.shared).toHaveLength(1);
  });

  it('measures how much of an order is kept', () => {
    expect(orderKept(['a', 'b', 'c', 'd'], ['a', 'b', 'c', 'd'])).toBe(1);
    expect(orderKept(['a', 'b', 'c', 'd'], ['d', 'c', 'b', 'a'])).toBe(0.25);
    expect(orderKept([], [])).toBe(0);
  });

  it.each(['64-17-5 ', 'cas ', 'CAS 64-17-5', '1-', '11-11-1', '-'])('stays linear on 100 KB of %j', (unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    expectQuick(() => casNumbersIn(`1 ${text}`, true), 200);
  });
});
