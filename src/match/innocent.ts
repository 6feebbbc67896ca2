/** Innocent explanations: other causes of the evidence that the evidence does not exclude. */
import { siteLink } from '../signals/identity/site-link.ts';
import { canBeCopied, type FirstToShow } from './guards/act.ts';
import { compareOwners } from './guards/domain-ownership.ts';
import type { Subject } from './readings/subject.ts';
import { tracesOf } from './traces.ts';
import { sideSeenFirst } from './weigh/copied.ts';
import { sumBits } from './weigh/dependence.ts';
import { LEAD, LIKELY } from './weigh/policy.ts';
import { limitOf, mayBeAgencys, mayBeDealers } from './weigh/verdict.ts';
import type { WeighedRow } from './weigh/weigh.ts';
import type { Family } from './weigh/weights.ts';

export interface ExplainedPair {
  readonly left: Subject;
  readonly right: Subject;
  /** One site may be a copy of the other, under any name (copied.ts). */
  readonly copied: boolean;
  /** A sentence about the copy that one side keeps of the other (mirror.ts); null: none. */
  readonly mirror: string | null;
  readonly first: FirstToShow | null;
}

/** Why a pair that weighs enough for a flag is a lead. */
const LIMITS = {
  agency:
    'So these bits make a lead at most: beside what an agency brings and what is only said, too little is left for a flag.',
  dealer: 'So these bits make a lead at most: beside what a dealer shows of its maker, too little is left for a flag.',
  said: 'So these bits make a lead at most: without what a site only says, cites or takes over, they are too few for a flag.',
} as const;
type Limit = keyof typeof LIMITS;

interface Explanation {
  readonly text: string | ((pair: ExplainedPair) => string);
  readonly explains: (row: WeighedRow, pair: ExplainedPair) => boolean;
  readonly when?: (pair: ExplainedPair) => boolean;
  /** The limit of the verdict that it gives the reason for. */
  readonly limit?: Limit;
}

const ofFamily =
  (...families: readonly Family[]) =>
  ({ family }: WeighedRow) =>
    family !== null && families.includes(family);
const CONTACTS = ofFamily('mail', 'office', 'handle', 'papers', 'account');

/** The explanation of an accused company for the contacts that it shared with a listed one. */
export const BOUGHT =
  'The one may have bought the other’s account, mailbox or telephone number, to attract its visitors. Pages, pictures, papers or a registrant that both have would speak against that, and so would who answers there.';

/** The explanations in printed order: a text, the rows that it explains, and when it can apply. */
const EXPLANATIONS: readonly Explanation[] = [
  {
    text: 'A person handed in a page or an archive of this pair. It is no capture of ours, so the site may never have shown it: the person can have written it to frame the site. To find out, crawl the site itself.',
    explains: () => true,
    when: ({ left, right }) => [left, right].some(({ fingerprint }) => fingerprint.handedIn !== undefined),
  },
  { text: ({ mirror }) => mirror ?? '', explains: () => true, when: ({ mirror }) => mirror !== null },
  {
    text: 'A stranger may have copied the pages whole, contacts included. To find out, check which site was there first, whether either has an identifier of its own, and who answers at the contacts.',
    explains: () => true,
    when: ({ copied }) => copied,
  },
  {
    text: 'Either site may show the other’s contacts to borrow its name or to frame it. It is not known which site showed them first.',
    explains: CONTACTS,
    when: ({ left, right }) => sideSeenFirst(left, right) === null,
  },
  {
    text: 'One site showed these contacts before the other’s domain was registered. The other took them over, with or without permission.',
    explains: CONTACTS,
    when: ({ left, right }) => sideSeenFirst(left, right) !== null,
  },
  {
    text: ({ first }) =>
      `The listed side may have taken this over from the other. It is not known which showed it first. ${first?.why}`,
    explains: (row) => canBeCopied(row) || CONTACTS(row),
    when: ({ first }) => first?.is === 'open' || first?.is === 'unknown',
  },
  {
    text: ({ first }) =>
      `The listed side has probably taken this over from the other, so it is a lead at most: ${first?.why}`,
    explains: () => true,
    when: ({ first }) => first?.is === 'other',
  },
  {
    text: BOUGHT,
    // Papers cannot be sold, so they speak against it.
    explains: ofFamily('mail', 'office', 'handle', 'account', 'tenant'),
    when: isListedAndOther,
  },
  {
    text: 'Both sites may use one site builder or theme, which brings its structure, menu, icon and sample text.',
    explains: (row) => ofFamily('look')(row) || row.common,
  },
  {
    text: 'One may resell the other’s goods, or both a third company’s, with the supplier’s own words and lists.',
    explains: ofFamily('text', 'goods', 'pictures'),
  },
  {
    text: 'One may have copied the other without permission. Then the copied site is not involved.',
    explains: ofFamily('text', 'goods', 'pictures', 'documents', 'look'),
  },
  {
    text: 'One may be an authorised dealer of the other and openly use its name, address, texts and template.',
    explains: (row, pair) => mayBeDealers(row) || isMailAtEither(row, pair),
    when: ({ left, right }) => left.visit.site !== right.visit.site,
    limit: 'dealer',
  },
  {
    text: 'Two unrelated companies may have the same name, above all one of ordinary words.',
    explains: (row) => ofFamily('name')(row) && row.standing === 'own',
    when: ({ left, right }) => {
      const traces = tracesOf(left, right);
      return traces.left.residualNames.length === 0 && traces.right.residualNames.length === 0;
    },
  },
  {
    text: 'The pictures may be stock or supplier photos that other sites show too.',
    explains: ofFamily('pictures'),
  },
  {
    text: 'One agency or supplier may have brought both all that they share: its account, some pictures and words, the look. A contact, a paper or a whole copy of the text would speak against that.',
    explains: mayBeAgencys,
    when: ({ copied }) => !copied,
    limit: 'agency',
  },
  {
    text: 'One agency may have built both sites and left its own account, contact or filing number on them.',
    explains: ofFamily('account', 'handle', 'filing'),
  },
  {
    text: 'One site may only cite, link to or quote the other, as news, directories and resellers do.',
    explains: (row) => (row.standing !== 'own' && row.family !== 'filing') || ofFamily('link', 'name')(row),
    limit: 'said',
  },
  {
    text: 'The owner of a domain can redirect it to any site, and the owner of that site need not know.',
    explains: ({ evidence: { signal, left, right } }) =>
      signal === siteLink.id && [left, right].some(({ value }) => value.startsWith('redirect: ')),
  },
  {
    text: 'A partner may have translated the site for its own market, with permission.',
    explains: ofFamily('text', 'pictures', 'goods', 'look'),
    when: ({ left, right }) => haveOtherLanguages(left.fingerprint.languages, right.fingerprint.languages),
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

/** Never excluded: two sites of one owner need not hide anything. */
const ONE_GROUP = 'Both may openly belong to one owner or group of companies: one operator is not yet a successor.';

/**
 * The explanations for which the other rows stay below LIKELY, and the one that keeps the pair from
 * a flag. `weight`: sum of all rows.
 */
export function innocentExplanations(rows: readonly WeighedRow[], weight: number, pair: ExplainedPair): string[] {
  if (weight < LEAD) return [];
  const binding = weight < LIKELY ? null : limitOf(rows);
  const found = EXPLANATIONS.flatMap(({ text, explains, when, limit }) => {
    const said = typeof text === 'string' ? text : text(pair);
    if (limit !== undefined && limit === binding) return [`${said} ${LIMITS[limit]}`];
    const explained = sumBits(rows.filter((row) => row.bits > 0 && explains(row, pair)).map(({ bits }) => bits));
    const applies = explained > 0 && (when === undefined || when(pair)) && sumBits([weight, -explained]) < LIKELY;
    return applies ? [said] : [];
  });
  return [...found, ONE_GROUP];
}

function isListedAndOther({ left, right }: ExplainedPair): boolean {
  return (left.entity === null) !== (right.entity === null);
}

/** True for a shared mailbox at the domain of either side: the other may only name its supplier. */
function isMailAtEither({ family, evidence }: WeighedRow, { left, right }: ExplainedPair): boolean {
  const domain = evidence.left.value.slice(evidence.left.value.lastIndexOf('@') + 1);
  return family === 'mail' && (domain === left.visit.site || domain === right.visit.site);
}

function haveOtherLanguages(left: readonly string[], right: readonly string[]): boolean {
  return left.length > 0 && right.length > 0 && !left.some((language) => right.includes(language));
}
