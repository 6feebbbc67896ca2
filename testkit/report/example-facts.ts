/** Facts of reports: of the example match, and of one with more of everything than fits a report. */
import type { Judgement } from '../../src/model/decisions/evidence.ts';
import type { Evidence, EvidenceSide, Match, MatchSide, SharedItem } from '../../src/model/derived/match.ts';
import type { FindingFacts } from '../../src/report/finding.ts';
import { AGAINST, EVIDENCE, JUDGED_BEFORE, MATCH, STANDING } from './example-match.ts';

/** Two by two pixels. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFElEQVR4nGP8z8DAwMDAxAADCBYAG10BBdmz9y8AAAAASUVORK5CYII=';
export const PICTURE = `data:image/png;base64,${PNG}`;
const AT = '2026-11-30T07:00:00.000Z';
const digest = (n: number): string => n.toString(16).padStart(64, '0');

export const FACTS: FindingFacts = {
  match: MATCH,
  ...{ judgements: [], standing: null, review: null, timelines: [], madeAt: AT },
  homes: { left: PICTURE, right: PICTURE },
  custody: {
    match: { digest: digest(1), entry: { seq: 12, at: AT, digest: digest(1) } },
    visits: [MATCH.left, MATCH.right].map(({ site, pages }, i) => ({
      ...{ site, pages, startedAt: AT, digest: digest(5 + i), entry: { seq: 3 + i, at: AT, digest: digest(5 + i) } },
      home: { digest: digest(7 + i), bytes: 20_311, address: '192.0.2.7' },
    })),
    judgements: [],
    checkpoint: {
      ...{ schema: 'revenant.checkpoint/1', size: 40, head: digest(9), root: digest(10), at: AT, timeStamp: null },
      ...{ key: `${'A'.repeat(43)}=`, signature: `${'B'.repeat(86)}==` },
    },
    stamp: { at: AT, authority: 'An authority' },
    exported: { seq: 39, at: AT, digest: digest(11) },
  },
};

/**
 * 40 rows, 200 shared items, 100 pictures, nine judgements, and every text long.
 * @param sign what the texts are made of
 */
export function largeFacts(sign: string): FindingFacts {
  const long = (length: number) => sign.repeat(Math.ceil(length / sign.length)).slice(0, length);
  const pictures = new Map(Array.from({ length: 100 }, (_, i) => [digest(1_000 + i), PICTURE] as const));
  const side = (of: EvidenceSide | undefined, value: string): EvidenceSide => ({
    ...{ selector: long(300), capture: of?.capture ?? '', value },
    ...{ quote: long(3_000), url: `http://other.test/${long(900)}` },
  });
  const row = (of: Evidence | undefined, i: number): Evidence => {
    const value = (k: number) => (i < 10 ? digest(1_000 + ((i * 10 + k) % 100)) : long(2_000));
    const items = Array.from({ length: 20 }, (_, k): SharedItem => {
      return { left: side(of?.left, value(k)), right: side(of?.right, value(k)), how: 'look' };
    });
    return {
      ...(of as Evidence),
      ...{ signal: `signal-${i}`, note: long(2_500), left: side(of?.left, value(0)), right: side(of?.right, value(0)) },
      shared: { count: 200, items },
    };
  };
  const entity = { id: long(300), name: long(2_000), document: digest(77) };
  const sideOf = (of: MatchSide, name: string): MatchSide => ({
    ...of,
    ...{ site: `${name.repeat(60)}.${name.repeat(60)}.example`, input: long(2_000), entity },
    handedIn: { by: long(200), at: AT },
  });
  const match: Match = {
    ...MATCH,
    ...{ left: sideOf(MATCH.left, 'l'), right: sideOf(MATCH.right, 'r'), weight: 350 },
    evidence: Array.from({ length: 40 }, (_, i) => ({ ...row(EVIDENCE[i % 4], i), weight: 20 - i / 4 })),
    against: Array.from({ length: 12 }, (_, i) => ({ ...row(AGAINST[0], 10 + i), signal: `against-${i}`, weight: -2 })),
    innocent: Array.from({ length: 12 }, () => long(2_000)),
    succession: { direction: 'left-to-right', reasons: Array.from({ length: 12 }, () => long(2_000)) },
    calibration: {
      ...{ low: 0.9, high: 0.99, pairs: 200 },
      atBaseRate: { oneIn: 1_000, low: 0.5, high: 0.99, byLabels: 0.4, strangers: 400, extrapolated: true },
    },
  };
  const judgements = Array.from({ length: 9 }, (_, i): Judgement => {
    return { ...JUDGED_BEFORE, id: digest(i), by: long(200), why: long(4_000) };
  });
  const timelines = [match.left, match.right].map(({ site }) => ({
    ...{ schema: 'revenant.timeline/1', site, kind: 'website', entity: null, sightings: [] },
    events: Array.from({ length: 30 }, (_, i) => ({
      ...{ at: `2026-0${1 + (i % 9)}-01T00:00:00.000Z`, kind: 'contacts-changed', text: long(1_500) },
      ...{ confirmed: true, changes: [] },
    })),
  })) as unknown as FindingFacts['timelines'];
  const judged = judgements.map((judgement, i) => ({
    ...{ judgement, digest: digest(300 + i), entry: { seq: 50 + i, at: AT, digest: digest(300 + i) } },
  }));
  const custody = { ...FACTS.custody, judgements: judged };
  const glosses = new Map([[long(3_000), { latin: long(3_000), translated: long(3_000) }]]);
  return { ...FACTS, match, judgements, standing: STANDING, pictures, timelines, custody, glosses };
}
