/** The words of outcomes and verdicts are the same, and true, on the command line, in the desk's rows and in reports. */
import { load } from 'cheerio';
import { expect, it } from 'vitest';
import { heldLine, matchLine, visitLine } from '../../../src/cli/output/lines.ts';
import { ROW_WORDS } from '../../../src/flow/sentences.ts';
import { causeText } from '../../../src/history/wording.ts';
import type { Match } from '../../../src/model/derived/match.ts';
import { runReport } from '../../../src/report/html.ts';
import { matchText } from '../../../src/report/terminal.ts';
import { reasonText } from '../../../src/report/wording.ts';
import { MATCH } from '../../../testkit/report/example-match.ts';
import { visitOf } from '../../../testkit/store/facts.ts';

it('says "no such domain" wherever a name does not exist', () => {
  const gone = { state: 'unreachable', condition: 'blocked', reason: 'dns:nxdomain', detail: null } as const;
  expect(visitLine(visitOf('v', { ...gone, target: 'http://shop.test/' }))).toBe(
    'http://shop.test/: unreachable: no such domain',
  );
  expect(reasonText('dns:nxdomain')).toBe('no such domain');
  expect(reasonText('http:503'), 'others keep their code').toBe('http:503');
  const held = { target: 'http://shop.test/', reason: 'dns:nxdomain', at: '2026-11-30T10:00:00.000Z', held: true };
  expect(heldLine([held])).toContain('http://shop.test/ (no such domain)');
  expect(causeText({ cause: 'nxdomain', detail: null })).toBe('there is no such domain');
});

it('says "nothing rare in common" only where that is so', () => {
  const nothing: Match = { ...MATCH, verdict: 'unrelated', evidence: [], weight: 0 };
  const little: Match = { ...MATCH, verdict: 'unrelated', weight: 2 };
  for (const [match, words] of [
    [nothing, 'nothing rare in common'],
    [little, 'too little in common'],
  ] as const) {
    expect(matchLine(match)).toContain(words);
    expect(matchText(match, { color: false, width: 100 }, ROW_WORDS)).toContain(words.toUpperCase());
    const $ = load(runReport([match], { title: 'A run', run: null, at: '2026-01-03T00:00:00.000Z' }));
    expect($('td .v').text()).toBe(words);
  }
});
