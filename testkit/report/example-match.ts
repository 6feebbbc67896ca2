/** An invented match, complete enough to show everything that a report can show. */
import type { Judgement } from '../../src/model/decisions/evidence.ts';
import type { Evidence, Match, MatchSide, Standing } from '../../src/model/derived/match.ts';

const OLD: MatchSide = {
  input: 'archives/quillmoor.warc.gz',
  site: 'quillmoor-chem.example',
  kind: 'website',
  pages: 6,
  capturedAt: '2021-06-03T08:12:44.000Z',
  state: 'captured',
  condition: 'content',
  visit: '5f0c'.repeat(16),
  entity: { id: 'demo-1', name: 'Quillmoor Trading Co., Ltd.' },
};
const NEW: MatchSide = {
  ...OLD,
  input: 'http://brackenfold.example/',
  site: 'brackenfold.example',
  capturedAt: '2026-01-02T03:04:05.000Z',
  visit: 'a1b2'.repeat(16),
  entity: null,
};

type Found = readonly [value: string, quote: string, path: string, selector: string];

function row(
  signal: string,
  group: Evidence['group'],
  level: Evidence['level'],
  weight: number,
  note: string,
  left: Found,
  right: Found,
): Evidence {
  const side = ([value, quote, path, selector]: Found, site: string) => ({
    value,
    quote,
    url: `http://${site}${path}`,
    selector,
    capture: `${signal.length}c${site.length}d`.repeat(12).slice(0, 64),
  });
  return { signal, version: 1, group, level, weight, left: side(left, OLD.site), right: side(right, NEW.site), note };
}

export const EVIDENCE: readonly Evidence[] = [
  row(
    ...(['contact-email', 'identity', 'identical', 10] as const),
    'Both sides give the e-mail address sales.lin@mail.test.',
    ['sales.lin@mail.test', 'E-mail: sales.lin@mail.test', '/contact.html', '#contact > p:nth-of-type(2)'],
    ['sales.lin@mail.test', 'Пишите: sales.lin@mail.test', '/ru/contact.html', 'footer > div > a'],
  ),
  row(
    ...(['residual-name', 'identity', 'identical', 6.4] as const),
    'The copyright line of one side still names the owner of the other.',
    ['Quillmoor Trading', '© 2017 Quillmoor Trading Co., Ltd.', '/', 'footer > p'],
    ['Quillmoor Trading', '© 2023 Quillmoor Trading Co., Ltd. Все права защищены', '/ru/', 'footer > p.copy'],
  ),
  row(
    ...(['body-text', 'content', 'close', 7.2] as const),
    '14 rare passages correspond, 9 of them word for word.',
    [
      '14 passages',
      'Every drum is sealed under dry nitrogen and weighed twice before it leaves our yard by the river',
      '/about.html',
      'main > p:nth-of-type(3)',
    ],
    [
      '14 passages',
      'Every drum is sealed under dry nitrogen and weighed twice before it leaves our yard by the river',
      '/about-us.html',
      'main > section > p:nth-of-type(3)',
    ],
  ),
  row(
    ...(['navigation', 'look', 'identical', 3.1] as const),
    'Seven menu labels in the same order, two of them rare.',
    ['Home › Our yard › Solvents › Dispatch', 'Our yard', '/', 'header > nav'],
    ['Home › Our yard › Solvents › Dispatch', 'Our yard', '/', 'header > nav'],
  ),
  row(
    ...(['tracker', 'identity', 'identical', 0] as const),
    'Both load one account. It is common: counted on 61 other sites, so it says little.',
    ['UA-0000001', 'UA-0000001-2', '/', 'head > script'],
    ['UA-0000001', 'UA-0000001-7', '/', 'head > script'],
  ),
];

export const AGAINST: readonly Evidence[] = [
  row(
    ...(['registration-number', 'identity', 'different', -2] as const),
    'The sides give different registration numbers of one kind.',
    ['ICP 00000001', 'ICP 00000001', '/', 'footer > a'],
    ['ICP 00000002', 'ICP 00000002', '/', 'footer > a'],
  ),
];

export const MATCH: Match = {
  schema: 'revenant.match/1',
  id: '9e'.repeat(32),
  model: '1.0123456789ab',
  left: OLD,
  right: NEW,
  verdict: 'strong',
  weight: 24.7,
  probability: 0.999962,
  background: 'b0'.repeat(32),
  candidateKeys: ['contact-email:sales.lin@mail.test', 'navigation:our yard'],
  evidence: [...EVIDENCE],
  against: [...AGAINST],
  innocent: ['Both may openly belong to one owner or group of companies: one operator is not yet a successor.'],
  succession: {
    direction: 'left-to-right',
    reasons: [
      'Quillmoor Trading Co., Ltd. was dissolved (2021-08); brackenfold.example was still up on 2026-01-02.',
      'brackenfold.example still carries the name of quillmoor-chem.example where an owner’s name stands: Quillmoor Trading.',
    ],
  },
};

const BEST = { verdict: 'strong', weight: 49.1, model: MATCH.model } as const;
const GONE = 'one e-mail address and one picture gone';

/** The same finding was heavier once. */
export const STANDING: Standing = {
  best: { ...BEST, since: '2025-06-03T08:12:44.000Z', seenUntil: '2025-11-27T08:16:00.000Z' },
  weaker: {
    ...{ from: BEST, to: { verdict: MATCH.verdict, weight: MATCH.weight, model: MATCH.model } },
    ...{ because: 'evidence-gone', what: GONE, text: `49.1 → 24.7 bits: ${GONE}` },
  },
};

/** What a person said when it was. */
export const JUDGED_BEFORE: Judgement = {
  ...{ schema: 'revenant.judgement/1', id: 'c0'.repeat(32), match: MATCH.id, judgement: 'positive' },
  ...{ by: 'A. Analyst', why: 'the same mailbox', at: '2025-10-01T00:00:00.000Z' },
  judged: { ...BEST, match: 'd0'.repeat(32), evidence: 'e0'.repeat(32) },
};
