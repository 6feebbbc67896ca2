import { describe, expect, it } from 'vitest';
import { shippedBackground } from '../../src/match/background/background.ts';
import { matchPair } from '../../src/match/compare.ts';
import { subjectOf } from '../../src/match/readings/subject.ts';
import type { ExtractionRule } from '../../src/model/derived/extraction-rule.ts';
import type { Occurrence } from '../../src/model/derived/fingerprint.ts';
import { ruleFinder } from '../../src/page/rules/rule-finder.ts';
import { openSite } from '../../src/page/site.ts';
import { fingerprintSite } from '../../src/signals/fingerprint.ts';
import { capturedFrom } from '../../testkit/site-fixture.ts';

const HOST = 'forum.example';
/** A forum in whose threads a seller writes: what he gives stands in the signature of a post. */
const thread = (signature: string, more = ''): string =>
  `<html><head><title>Pumps from stock</title></head><body><div id=head><a href=/>Board</a></div>${more}
  <div class=post><div class=comment-body><p>We deliver slurry pumps and valves to every harbour within nine days, with papers.</p></div>
  <div class="comment-sig">${signature}</div></div></body></html>`;

const rule = (kind: ExtractionRule['kind'], selector: string, more: Partial<ExtractionRule> = {}): ExtractionRule => ({
  ...{ site: HOST, kind, selector },
  ...more,
});

const read = (html: string, rules: readonly ExtractionRule[], host = HOST) => {
  const captured = capturedFrom({ '/': html }, { host });
  return fingerprintSite(openSite(captured, ruleFinder(rules)));
};

const valuesOf = ({ readings }: ReturnType<typeof read>, signal: string): Occurrence[] =>
  (readings.find((one) => one.signal === signal)?.value ?? []) as Occurrence[];
const found = (fingerprint: ReturnType<typeof read>, signal: string): string[] =>
  valuesOf(fingerprint, signal).map(
    ({ value, place: { proof, part } }) => `${value} ${part ?? '-'} ${proof ?? 'said'}`,
  );

describe('a value that a rule names', () => {
  const html = thread(
    '<b>Torvel Pumpworks</b> <i data-m="orders@torvel.example">write</i> <u>8 912 555 01 44</u> <em>torvel_pumps77</em> <s>1107738492011</s>',
  );
  it.each([
    ['contact-email', rule('email', '.comment-sig i', { attribute: 'data-m' }), 'orders@torvel.example - rule'],
    ['contact-phone', rule('phone', '.comment-sig u'), '+79125550144 - rule'],
    ['messenger', rule('account', '.comment-sig em', { label: 'Telegram' }), 'telegram:torvel_pumps77 - rule'],
  ] as const)('is the site’s own, wherever it stands: %s', (signal, one, value) => {
    const ru = html
      .replace('<html>', '<html lang=ru>')
      .replace(
        /We deliver[^<]*/,
        'Мы поставляем шламовые насосы и задвижки в каждый порт за девять дней, с документами.',
      );
    expect(found(read(ru, []), signal)).not.toContain(value);
    const under = read(ru, [one]);
    expect(found(under, signal)).toContain(value);
    expect(under.rules).toEqual([{ ...one, found: 1 }]);
    expect(valuesOf(under, signal)[0]?.place.selector).toMatch(/div/);
  });

  it('is a name that the site declares', () => {
    const names = valuesOf(read(html, [rule('name', '.comment-sig b')]), 'residual-name');
    expect(names).toContainEqual(
      expect.objectContaining({ name: 'Torvel Pumpworks', role: 'declared', source: 'rule' }),
    );
    expect(names.find(({ value }) => value.includes('torvel'))?.place.proof).toBe('rule');
  });

  it('is a product, without the word before its number', () => {
    const goods = thread('<b>goods</b>', '<ul><li>Valve grease <code>7732-18-5</code> in drums</ul>');
    expect(found(read(goods, []), 'catalogue')).toEqual([]);
    expect(found(read(goods, [rule('product', 'li code')]), 'catalogue')).toEqual(['7732-18-5 self rule']);
  });

  it('is of its kind alone', () => {
    const under = read(html, [rule('phone', '.comment-sig')]);
    expect(found(under, 'contact-email')).not.toContain('orders@torvel.example - rule');
    expect(found(under, 'messenger')).toEqual([]);
  });

  it('keeps all its bits in a pair, and the row says why', () => {
    const shop =
      '<html><head><title>Quarrow Supply</title></head><body><main><h1>Quarrow Supply</h1><p>Everything for the quarry and the yard.</p></main><footer>quarrow.hall@mailbox.example</footer></body></html>';
    const side = (rules: readonly ExtractionRule[]) =>
      subjectOf(read(thread('quarrow.hall@mailbox.example'), rules), null);
    const other = subjectOf(read(shop, [], 'quarrow.example'), null);
    const row = (rules: readonly ExtractionRule[]) => {
      const match = matchPair(side(rules), other, shippedBackground());
      return { match, row: match.evidence.find(({ signal }) => signal === 'contact-email') };
    };
    const [without, under] = [row([]), row([rule('email', '.comment-sig')])];
    expect(without.row?.note).toContain('speaks of others');
    expect(under.row?.weight).toBeGreaterThan(2 * (without.row?.weight ?? 0));
    expect(under.row?.note).toContain('An extraction rule of the operator names it as the site’s own.');
    expect(under.row?.left.proof).toBe('rule');
    expect(without.match.left.rules).toBeUndefined();
    expect(under.match.left.rules).toMatch(/^[0-9a-f]{64}$/);
    expect(under.match.right.rules).toBeUndefined();
  });
});

describe('a part that a rule leaves out', () => {
  const advert =
    '<div class=ad><a href="mailto:sales@otherhouse.example">Otherhouse Ltd</a><img src=/ad.png alt="Otherhouse Ltd"><script src="https://www.googletagmanager.com/gtag/js?id=G-QWERTY1234"></script></div>';
  const html = thread('by letter', advert);
  const signals = ['contact-email', 'tracker', 'residual-name'];

  it('gives no value of any signal, and no element changes its place', () => {
    const before = read(html, []);
    for (const signal of signals) expect(valuesOf(before, signal), signal).not.toEqual([]);
    const under = read(html, [rule('ignore', '.ad')]);
    expect(JSON.stringify(under.readings)).not.toMatch(/otherhouse|QWERTY/i);
    const selectorOf = ({ readings }: typeof under) =>
      JSON.stringify(readings.find(({ signal }) => signal === 'body-text')).match(/div:nth-of-type\(\d\)/g);
    expect(selectorOf(under)).toEqual(selectorOf(before));
  });
});

describe('words that a rule gives to the owner', () => {
  it('are text of the site though they stand where visitors write', () => {
    const long =
      '<p>The grinding plates of our own foundry last three seasons, and each comes with the sheet of its melt and the stamp of the smith who poured it.</p>'.repeat(
        2,
      );
    const html = `<html><body><h1>Thread</h1><p>Board</p><div class=comment-body>${long}</div></body></html>`;
    const passages = (rules: readonly ExtractionRule[]) =>
      (read(html, rules).readings.find(({ signal }) => signal === 'body-text')?.value as { passages: unknown[] } | null)
        ?.passages.length ?? 0;
    expect(passages([rule('text', '.comment-body')])).toBeGreaterThan(passages([]));
  });
});

describe('the fingerprint', () => {
  const html = thread('x@torvel.example');
  it('has another id under other rules, and the same where no rule is about the site', () => {
    const one = rule('email', '.comment-sig');
    const ids = [[], [one], [rule('email', '.post')], [rule('email', 'p', { site: 'other.example' })]].map(
      (rules) => read(html, rules).id,
    );
    expect(new Set(ids).size).toBe(3);
    expect(ids[3]).toBe(ids[0]);
    expect(read(html, [one])).toEqual(read(html, [one]));
  });
});
