/** All that a row shares, for people: names, pairs, differing words, folds. */
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import type { Evidence, EvidenceSide, Match, SharedItem } from '../../src/model/derived/match.ts';
import { matchReport, runReport } from '../../src/report/html.ts';
import { printedValue } from '../../src/report/printed-value.ts';
import { rowTitle } from '../../src/report/row-title.ts';
import { markWords } from '../../src/report/shared-words.ts';
import { EVIDENCE, MATCH } from '../../testkit/report/example-match.ts';

const side = (site: string, value: string, quote: string): EvidenceSide => ({
  ...{ value, quote, url: `http://${site}/`, selector: 'p', capture: 'c'.repeat(64) },
});
const pair = (value: string, left: string, right: string, how?: SharedItem['how']): SharedItem => ({
  left: side('quillmoor-chem.example', value, left),
  right: side('brackenfold.example', how === 'part' ? `${value.slice(1)}f` : value, right),
  ...(how && { how }),
});
const [mail, , text] = EVIDENCE as readonly [Evidence, Evidence, Evidence];
const withItems = (row: Evidence, count: number, items: readonly SharedItem[]): Match => ({
  ...MATCH,
  evidence: [
    {
      ...row,
      left: items[0]?.left ?? row.left,
      right: items[0]?.right ?? row.right,
      shared: { count, items: [...items] },
    },
  ],
  against: [],
});
const WORDS = new Map([
  ['contact-email', { noun: ['e-mail address', 'e-mail addresses'] as const }],
  ['body-text', { noun: ['text passage', 'text passages'] as const }],
]);

describe('a row with many items', () => {
  const items = Array.from({ length: 20 }, (_, n) =>
    pair(`${n}`, `We ship ${n} drums of solvent on each Monday`, `We ship ${n} drums of thinner on each Monday`),
  );
  const $ = load(matchReport(withItems(text, 188, items), { marked: true, words: WORDS }));

  it('has a name for people, all items side by side, most of them folded, and their number', () => {
    expect($('.row h3').text()).toBe('Nearly the same text passages');
    expect($('.row .pair').length).toBe(20);
    expect($('.row > .items > .pair').length).toBe(3);
    expect($('.row details > summary').text()).toBe('16 more');
    expect($('.row').text()).toContain('188 in all: 168 more are only counted.');
    expect($('.row .item code').length).toBe(19 * 4);
  });

  it('marks the words that differ', () => {
    expect($('.row .item u').first().text()).toBe('solvent');
    expect($('.row mark').length).toBe(0);
    const unlike = markWords('Write to ada@post.test, our office', 'Пишите: ada@post.test');
    expect(unlike.left.text).toContain('<mark>');
  });

  it('says what is different about each pair of pictures, and shows both', () => {
    const digest = (n: number) => n.toString(16).padStart(64, 'a');
    const pictures = new Map<string, string>(
      Array.from({ length: 30 }, (_, n) => [digest(n), `data:image/png;base64,${n}`] as const),
    );
    for (const n of [1, 2]) pictures.set(`${digest(n).slice(1)}f`, `data:image/png;base64,other${n}`);
    const some = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((n) =>
      pair(digest(n), `/a/${n}.jpg`, `/b/${n}.jpg`, n === 1 || n === 2 ? 'part' : 'bytes'),
    );
    const match = withItems({ ...text, signal: 'images' }, 9, some);
    const page = load(matchReport(match, { marked: true, words: WORDS, pictures }));
    expect(page('.two-pictures img').length).toBe(16);
    expect(page('.row > .pictures > .two-pictures').length).toBe(6);
    expect(page('.two-pictures').first().text()).toContain('A cropped or marked copy.');
    expect(page('.row img').length).toBe(18);
  });
});

it('rows without bits are folded, and their names stand outside', () => {
  const $ = load(runReport([MATCH], { title: 'A run', run: null, at: '2026-01-03T00:00:00.000Z' }, { words: WORDS }));
  expect($('details.rows > summary').text()).toBe('1 row without bits: tracker');
  expect($('details.rows .row').length).toBe(1);
});

it('a verdict says no more than it knows', () => {
  const wordOf = (evidence: Match['evidence']) =>
    load(matchReport({ ...MATCH, evidence, verdict: 'unrelated', weight: 1 }, { words: WORDS }))(
      '.verdict .word',
    ).text();
  expect(wordOf([])).toBe('nothing rare in common');
  expect(wordOf(MATCH.evidence), 'they share something rare').toBe('too little in common');
});

it.each([
  ['identical', 'Same e-mail address'],
  ['close', 'Nearly the same e-mail address'],
  ['partial', 'Partly the same e-mail address'],
  ['different', 'Different e-mail addresses'],
] as const)('a row of level %s is called "%s"', (level, title) => {
  expect(rowTitle({ ...mail, level }, WORDS)).toBe(title);
});

it('documents of older versions, and bundles, show the ids as before', () => {
  const $ = load(matchReport(MATCH));
  expect($('.row h3').first().text()).toBe('contact-email');
  expect($('.row .level').first().text()).toBe('identical');
});

it.each([
  ['+493023125147', 'Telefon: (030) 231 25-147, Fax -9', '(030) 231 25-147'],
  ['+493023125147', 'Call +49 30 23125 147 now', '+49 30 23125 147'],
  ['ada@post.test', 'Mail ADA@Post.test!', 'ADA@Post.test'],
  ['10473218', 'Company No. 1047 3218.', '1047 3218'],
  ['quillmoor trading', '© 2017 Quillmoor Trading Co., Ltd.', 'Quillmoor Trading'],
  ['facebook:penharbour', 'https://facebook.example/penharbour', 'facebook:penharbour'],
  ['ﬁ', 'ﬁeld İ', 'ﬁ'],
  ['', 'some words', ''],
])('%s is printed in "%s" as %s', (value, quote, printed) => {
  expect(printedValue({ value, quote })).toBe(printed);
});
