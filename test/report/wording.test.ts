import { describe, expect, it } from 'vitest';
import { weakerMark } from '../../src/cli/output/lines.ts';
import { counted } from '../../src/model/counted.ts';
import type { Evidence, MatchSide } from '../../src/model/derived/match.ts';
import type { Condition, VisitState } from '../../src/model/words.ts';
import {
  baseRateText,
  isDigest,
  outcomeText,
  percent,
  sharedRemarks,
  shownValue,
  signed,
  standingText,
  total,
  triedText,
  verdictText,
} from '../../src/report/wording.ts';
import { MATCH, STANDING } from '../../testkit/report/example-match.ts';

describe('shownValue', () => {
  it.each([
    ['6aef1c4a'.repeat(8), 'The long corridor', 'The long corridor'],
    ['6aef1c4a'.repeat(8), 'https://old.test/files/yard.jpg', 'yard.jpg'],
    ['6aef1c4a'.repeat(8), 'https://old.test/', 'https://old.test/'],
    ['6aef1c4a'.repeat(8), '', '6aef1c4a6aef…'],
    ['6aef1c4a6aef, 7aef1c4a6aef and 4 more', 'A yard', 'A yard'],
    ['+4912345678', 'Call us', '+4912345678'],
    ['12345678', 'Reg. 12345678', '12345678'],
    ['lin@old.test', 'Write to Lin', 'lin@old.test'],
  ])('shows %s (%s) as %s', (value, quote, shown) => {
    expect(shownValue({ value, quote })).toBe(shown);
  });

  it('takes no number for a digest', () => {
    expect(isDigest('913301060123456789')).toBe(false);
    expect(isDigest('0'.repeat(64))).toBe(true);
  });
});

describe('numbers', () => {
  it('writes them as one reads them', () => {
    expect([total(24.7), total(-1.7), total(-0.04)]).toEqual(['24.7', '−1.7', '0.0']);
    expect([signed(1), signed(-1), signed(0), signed(0.04), signed(-0.04)]).toEqual([
      '+1.0',
      '−1.0',
      '0.0',
      '0.0',
      '0.0',
    ]);
    expect([counted(1, 'page'), counted(0, 'page'), counted(2, 'page')]).toEqual(['1 page', '0 pages', '2 pages']);
  });
});

describe('a probability', () => {
  it.each([
    [0.9412, '94.1 %'],
    [0.99949, '99.9 %'],
    [0.9995, 'over 99.9 %'],
    [0.99999999, 'over 99.9 %'],
    [0.001, '0.1 %'],
    [0.00099, 'under 0.1 %'],
  ])('of %d is never certainty nor nothing', (probability, shown) => {
    expect(percent(probability)).toBe(shown);
  });
});

describe('what a weight comes to at a base rate', () => {
  const rate = { oneIn: 10_000, low: 0.4893, high: 0.9785, byLabels: 0.0237, strangers: 934, extrapolated: true };
  const textOf = (changed: Partial<typeof rate>) =>
    baseRateText({ calibration: { low: 0.9, high: 1, pairs: 40, atBaseRate: { ...rate, ...changed } } });

  it('is one sentence, and one more where labels do not reach', () => {
    expect(textOf({ extrapolated: false })).toBe(
      'Among 10,000 compared sites of which one is a successor, a site of this weight is it in 48 to 98 of 100 cases.',
    );
    expect(textOf({})).toContain(
      ' No pair of 934 labelled strangers is as heavy: labels alone bear out 2 of 100, the rest is the model’s own bits.',
    );
  });

  it('never rounds to nothing or to certainty', () => {
    expect(textOf({ low: 0.0007, high: 0.0249 })).toContain('in under 1 to 3 of 100');
    expect(textOf({ low: 0.9, high: 0.9986 })).toContain('in 90 to 99.9 of 100');
    expect(textOf({ low: 0.999999, high: 0.999999 })).toContain('in over 99.9 of 100');
  });

  it('is left out of older matches, and below lead', () => {
    expect(baseRateText({ calibration: { low: 0.9, high: 1, pairs: 40 } })).toBe('');
    expect(baseRateText({})).toBe('');
  });
});

describe('a remark that several rows share', () => {
  const row = (signal: string, note: string) => ({ ...(MATCH.evidence[0] as Evidence), signal, note });
  const TEMPLATE = 'Both sites use one template, which may contain it, so it counts less.';

  it('is shown once, with the signals that it is about', () => {
    const evidence = [row('tracker', `Both load one account. ${TEMPLATE}`), row('favicon', `One icon. ${TEMPLATE}`)];
    const { remarks, noteOf } = sharedRemarks({ evidence, against: [] }, ({ signal }) => signal);
    expect(remarks).toEqual([`tracker, favicon: ${TEMPLATE}`]);
    expect(evidence.map(noteOf)).toEqual(['Both load one account.', 'One icon.']);
  });

  it('stays in its note where it is the only one, or belongs to a quoted value', () => {
    const evidence = [
      row('tracker', `Both load one account. ${TEMPLATE}`),
      row('title', 'Both are “A. It counts less.”'),
    ];
    const all = [...evidence, row('meta', 'Both are “A. It counts less.”')];
    const { remarks, noteOf } = sharedRemarks({ evidence: all, against: [] }, ({ signal }) => signal);
    expect(remarks).toEqual([]);
    expect(evidence.map(noteOf)).toEqual(evidence.map(({ note }) => note));
  });
});

describe('a pair that is not compared', () => {
  const side = (site: string, condition: Condition, state: VisitState = 'hollow') => ({
    ...MATCH.left,
    site,
    input: `http://${site}/`,
    condition,
    state,
  });
  const said = (left: MatchSide, right: MatchSide): string => verdictText({ verdict: 'not-comparable', left, right });

  it('names the side that has no content, and what it shows instead', () => {
    const shop = side('shop.example', 'content', 'captured');
    expect(said(side('parked.example', 'parked'), shop)).toBe('Not compared: parked.example is a parking page.');
    expect(said(shop, side('gone.example', 'content', 'unreachable'))).toBe(
      'Not compared: gone.example did not answer.',
    );
    expect(said(shop, shop)).toBe('Not compared: the pages show too little.');
  });
});

it.each<[string, Parameters<typeof outcomeText>[0]]>([
  ['captured', { state: 'captured', condition: 'content', reason: null, detail: null }],
  ['unreachable', { state: 'unreachable', condition: 'blocked' }],
  [
    'unreachable: no such domain (shop.test does not exist or has no address)',
    {
      state: 'unreachable',
      condition: 'blocked',
      reason: 'dns:nxdomain',
      detail: 'shop.test does not exist or has no address',
    },
  ],
  ['hollow: a parking page', { state: 'hollow', condition: 'parked' }],
])('%s', (text, visit) => {
  expect(outcomeText(visit)).toBe(text);
});

it('says until when a finding stood at its best, or that nobody knows', () => {
  const undated = { ...STANDING, best: { ...STANDING.best, seenUntil: null } };
  expect(standingText(STANDING)).toContain('49.1 bits, seen until 27 Nov 2025 08:16 UTC. Weaker since');
  expect(standingText(undated)).toContain('49.1 bits, seen at an unknown time. Weaker since');
  expect(weakerMark(STANDING)).toContain('49.1 bits, until 27 Nov 2025: ');
  expect(weakerMark(undated)).toContain('49.1 bits, unknown time: ');
});

it('triedText says which forms of a bare host failed, and by which one it was visited', () => {
  const fault = { reason: 'fetch:tls', detail: 'no trusted certificate (CERT_HAS_EXPIRED)' };
  const tried = [{ url: 'https://mill.test/', ...fault }];
  const said = 'https://mill.test: no trusted certificate (CERT_HAS_EXPIRED)';
  expect(triedText({ tried, state: 'captured' })).toBe(`${said}; visited by http`);
  expect(triedText({ tried, state: 'unreachable' })).toBe(said);
  const unknown = [{ url: 'https://mill.test/', reason: 'dns:nxdomain', detail: 'mill.test does not exist' }];
  expect(triedText({ tried: unknown, state: 'captured' })).toBe(
    'https://mill.test: mill.test does not exist; visited by https',
  );
  expect(triedText({ state: 'captured' })).toBeNull();
});
