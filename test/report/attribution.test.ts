/** Each reason, and each doubt, as people read it: everywhere where a side has an entity. */
import { describe, expect, it } from 'vitest';
import { ROW_WORDS } from '../../src/flow/sentences.ts';
import type { Match, MatchSide } from '../../src/model/derived/match.ts';
import { attributionLines, lookUpOf, whyText } from '../../src/report/attribution.ts';
import { csvOf } from '../../src/report/csv.ts';
import type { Finding } from '../../src/report/finding.ts';
import { jsonlOf } from '../../src/report/finding.ts';
import { ftmOf } from '../../src/report/ftm.ts';
import { matchReport, runReport } from '../../src/report/html.ts';
import { stixOf } from '../../src/report/stix.ts';
import { matchText } from '../../src/report/terminal.ts';
import { MATCH } from '../../testkit/report/example-match.ts';

type Used = NonNullable<MatchSide['attribution']>;
const LISTED: Used = { why: 'list', since: '2021-12-15T10:00:00.000Z', checked: true };
const WEAKENED: Used = {
  ...LISTED,
  checked: false,
  weakenedBy: 'quillmoor-chem.example was parked on 2023-01-02: a stranger may own it now.',
};
const ENTITY = { id: 'demo-1', name: 'Quillmoor Trading' };
const sideWith = (attribution: Used, entity: MatchSide['entity'] = ENTITY): MatchSide => ({
  ...MATCH.left,
  entity,
  attribution,
});
const command = (rest: string) => `revenant ${rest}`;
const lines = (attribution: Used, entity: MatchSide['entity'] = ENTITY) =>
  attributionLines(sideWith(attribution, entity), command);

describe('whyText', () => {
  it.each([
    [LISTED, 'named by the list since 15 Dec 2021'],
    [{ ...LISTED, why: 'capture' }, 'captured for the list on 15 Dec 2021'],
    [{ ...LISTED, why: 'seed' }, 'given as theirs by a seed on 15 Dec 2021'],
    [
      { ...LISTED, why: 'person', chain: ['old.example', 'next.example'] },
      'confirmed successor: old.example → next.example → new.example',
    ],
    [{ ...LISTED, why: 'person', chain: [] }, 'confirmed as theirs on 15 Dec 2021'],
    [{ ...LISTED, address: 'host.example/them' }, 'named by the list since 15 Dec 2021, only at host.example/them'],
  ] as const)('%j', (reason, text) => {
    expect(whyText(reason, 'new.example')).toBe(text);
  });
});

describe('attributionLines', () => {
  it('says only the reason where the owner since is known', () => {
    expect(lines(LISTED)).toEqual(['Named by the list since 15 Dec 2021.']);
  });

  it('says that nothing is known since then, and offers the look-up', () => {
    expect(lines({ ...LISTED, checked: false })).toEqual([
      'Named by the list since 15 Dec 2021.',
      'It holds as named on 15 Dec 2021: the owner of the domain was not checked since.',
      'revenant lookup quillmoor-chem.example asks the registries; the next visit uses the answer.',
    ]);
  });

  it('offers no look-up of a profile or of a part of a host', () => {
    const unchecked = { ...LISTED, checked: false };
    expect(lookUpOf(sideWith(unchecked))).toBe('lookup quillmoor-chem.example');
    expect(lookUpOf({ ...sideWith(unchecked), kind: 'social-page' })).toBeNull();
    expect(lookUpOf(sideWith({ ...unchecked, address: 'host.example/them' }))).toBeNull();
  });

  it('says why a reason does not count, and nothing of a look-up', () => {
    expect(lines(WEAKENED, null)).toEqual([
      `It was named by the list since 15 Dec 2021, and this does not count now: ${WEAKENED.weakenedBy}`,
    ]);
  });

  it('names the other entries', () => {
    expect(lines({ ...LISTED, alsoListed: ['a-2', 'a-3'] }).at(-1)).toBe('Other entries name it too: a-2, a-3.');
    expect(lines({ ...LISTED, alsoListed: ['a-2'] }).at(-1)).toBe('Another entry names it too: a-2.');
  });

  it('is empty for a side that nothing names', () => {
    const { attribution: _, ...side } = sideWith(LISTED);
    expect(attributionLines(side, command)).toEqual([]);
  });
});

describe('a finding with a listed side', () => {
  const findingOf = (left: MatchSide): Finding => ({
    match: { ...MATCH, left },
    entities: { left: null, right: null },
    judgements: [],
    standing: null,
    review: null,
  });
  const WRITERS: Readonly<Record<string, (match: Match, finding: Finding) => string>> = {
    'a report': (match) => matchReport(match),
    'the report of a run': (match) => runReport([match], { title: 'Run', run: null, at: '2026-01-01T00:00:00.000Z' }),
    'the terminal': (match) => matchText(match, { color: false, width: 400 }, ROW_WORDS),
    FollowTheMoney: (_, finding) => ftmOf([finding]),
    STIX: (_, finding) => stixOf([finding]),
  };

  it.each(Object.entries(WRITERS))('has the reason and the doubt in %s', (_, write) => {
    const finding = findingOf(sideWith({ ...LISTED, checked: false }));
    const text = write(finding.match, finding);
    expect(text).toContain('Named by the list since 15 Dec 2021.');
    expect(text).toContain('the owner of the domain was not checked since');
  });

  it.each(Object.entries(WRITERS))('has no badge, and the sentence, for a weakened side in %s', (_, write) => {
    const finding = findingOf(sideWith(WEAKENED, null));
    const text = write(finding.match, finding);
    expect(text).toContain('this does not count now');
    expect(text).not.toContain('Listed: ');
    expect(text).not.toContain(', listed: ');
  });

  it('has the attribution in match documents, and in columns of CSV', () => {
    const finding = findingOf(sideWith({ ...LISTED, alsoListed: ['a-2', 'a-3'] }));
    expect(JSON.parse(jsonlOf([finding])).left.attribution).toMatchObject({ why: 'list', checked: true });
    const [header = '', first = ''] = csvOf([finding]).split('\r\n');
    expect(header.split(',').slice(-12, -6)).toEqual([
      ...['left_attribution', 'left_attributed_since', 'left_attribution_checked', 'left_attribution_chain'],
      ...['left_also_listed', 'left_weakened_by'],
    ]);
    expect(first.split(',').slice(-12)).toEqual(['list', LISTED.since, 'yes', '', 'a-2 a-3', ...Array(7).fill('')]);
  });
});
