/** What else could have made the evidence, as long as the evidence does not exclude it. */

import { firstToShow } from './borrowed.ts';
import { sumBits } from './count-once.ts';
import { compareOwners } from './domain-ownership.ts';
import { LEAD, LIKELY } from './policy.ts';
import type { Subject } from './subject.ts';
import { tracesOf } from './traces.ts';
import type { Row } from './weigh.ts';
import type { Family } from './weights.ts';

/** What is to be explained. */
export interface Explained {
  readonly left: Subject;
  readonly right: Subject;
  /** One may be a copy of the other, under whatever name (copied.ts). */
  readonly copied: boolean;
}

interface Explanation {
  readonly text: string;
  /** The rows that it would account for. */
  readonly explains: (row: Row, left: Subject, right: Subject) => boolean;
  readonly when?: (pair: Explained) => boolean;
}

const ofFamily = (...families: readonly Family[]) => {
  return (row: Row) => row.family !== null && families.includes(row.family);
};

const EXPLANATIONS: readonly Explanation[] = [
  {
    text: 'Somebody may have copied the pages whole, with the contacts that stand on them. What would tell: which site was there first, an identifier of its own on either, and who answers at the contacts.',
    explains: () => true,
    when: ({ copied }) => copied,
  },
  {
    text: 'Either may have put the other’s contacts on its pages, to borrow its name or to frame it: nothing tells which showed them first.',
    explains: ofFamily('mail', 'office', 'handle', 'papers', 'account'),
    when: ({ left, right }) => firstToShow(left, right) === null,
  },
  {
    text: 'One side showed these contacts before the other’s domain was registered, so the other took them over: by leave, or without.',
    explains: ofFamily('mail', 'office', 'handle', 'papers', 'account'),
    when: ({ left, right }) => firstToShow(left, right) !== null,
  },
  {
    text: 'Both may stand on one builder or theme, which brings structure, menu, icon and filler with it.',
    explains: (row) => ofFamily('look')(row) || row.common,
  },
  {
    text: 'One may resell the goods of the other, or both of a third, with the supplier’s own words and lists.',
    explains: ofFamily('text', 'goods', 'pictures'),
  },
  {
    text: 'One may have copied the other without its leave: who was copied has no part in it.',
    explains: ofFamily('text', 'goods', 'pictures', 'documents', 'look'),
  },
  {
    text: 'One may be an authorised dealer of the other, and openly give its name, its addresses and its words.',
    explains: (row, left, right) =>
      ofFamily('name', 'link', 'text', 'goods', 'pictures')(row) || isAtOneSide(row, left, right),
    when: ({ left, right }) => left.visit.site !== right.visit.site,
  },
  {
    text: 'Two unrelated firms may bear one name, above all one of ordinary words.',
    explains: (row) => ofFamily('name')(row) && !row.mention,
    when: ({ left, right }) => leaveNoName(left, right),
  },
  {
    text: 'The pictures may be stock or supplier photos that others show too.',
    explains: ofFamily('pictures'),
  },
  {
    text: 'One agency may have built both and left its own account, contact or filing on them.',
    explains: ofFamily('account', 'handle', 'filing'),
  },
  {
    text: 'One side may only cite, link or quote the other, as news, directories and resellers do.',
    explains: (row) => (row.mention && row.family !== 'filing') || ofFamily('link', 'name')(row),
  },
  {
    text: 'Whoever holds a domain can redirect it to anybody: who is redirected to need not know of it.',
    explains: ({ evidence: { signal, left, right } }) =>
      signal === 'site-link' && [left, right].some(({ value }) => value.startsWith('redirect: ')),
  },
  {
    text: 'A partner may have translated the site for its own market, with leave.',
    explains: ofFamily('text', 'pictures', 'goods', 'look'),
    when: ({ left, right }) => otherLanguages(left.fingerprint.languages, right.fingerprint.languages),
  },
  {
    text: 'The domain may have changed hands between the two captures.',
    explains: () => true,
    when: ({ left, right }) =>
      left.visit.site === right.visit.site &&
      left.visit.startedAt !== right.visit.startedAt &&
      (left.visit.startedAt < right.visit.startedAt ? compareOwners(right, left) : compareOwners(left, right))
        .holder !== 'same',
  },
];

const ONE_GROUP =
  'Both may openly belong to one group of companies or one owner: the same operator is not yet a successor.';

/**
 * An explanation is not excluded while the evidence that it cannot account for stays below the alert line. That two
 * sites of one owner need not hide anything is never excluded by evidence of this kind.
 *
 * @param weight sum of all rows; below lead there is nothing to explain
 */
export function innocentExplanations(rows: readonly Row[], weight: number, pair: Explained): string[] {
  const { left, right } = pair;
  if (weight < LEAD) return [];
  const found = EXPLANATIONS.filter(({ explains, when }) => {
    const explained = sumBits(rows.filter((row) => row.bits > 0 && explains(row, left, right)).map(({ bits }) => bits));
    if (explained <= 0 || (when !== undefined && !when(pair))) return false;
    return sumBits([weight, -explained]) < LIKELY;
  });
  return [...found.map(({ text }) => text), ONE_GROUP];
}

/** Neither carries the other's name beside one of its own: nothing was left behind. */
function leaveNoName(left: Subject, right: Subject): boolean {
  const traces = tracesOf(left, right);
  return traces.left.residualNames.length === 0 && traces.right.residualNames.length === 0;
}

/** A shared address at the domain of one of the two: the other may only say whose goods it sells. */
function isAtOneSide({ family, evidence }: Row, left: Subject, right: Subject): boolean {
  const domain = evidence.left.value.slice(evidence.left.value.lastIndexOf('@') + 1);
  return family === 'mail' && (domain === left.visit.site || domain === right.visit.site);
}

function otherLanguages(left: readonly string[], right: readonly string[]): boolean {
  return left.length > 0 && right.length > 0 && !left.some((language) => right.includes(language));
}
