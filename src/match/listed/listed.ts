/** A list entry × a site → a Match of the entry itself, for entities without a captured site. */

import { canonicalJson } from '../../model/canonical-json.ts';
import type { Background } from '../../model/derived/background.ts';
import type { Place } from '../../model/derived/fingerprint.ts';
import { type Evidence, isFlagged, type Match, type SharedItem } from '../../model/derived/match.ts';
import type { ListedFinds, Mention } from '../../model/derived/mention.ts';
import { sha256 } from '../../model/digest.ts';
import type { Entity } from '../../model/facts/seed.ts';
import { knownTime, type Level } from '../../model/words.ts';
import { FIELD_OF, type ListedIdentifier } from '../../signals/find/listed-identifier.ts';
import { SIGNALS, signalOf } from '../../signals/list.ts';
import { sideOf } from '../../signals/occurrences.ts';
import { fullStop } from '../../values/shorten.ts';
import { ownedBy } from '../guards/attribution.ts';
import { mirrorOn } from '../guards/mirror.ts';
import { BOUGHT } from '../innocent.ts';
import { listedNames, type Subject } from '../readings/subject.ts';
import { sharedOf } from '../shared-items.ts';
import { entityOf, heaviestFirst, matchId, matchSide } from '../sides.ts';
import type { Standing } from '../weigh/compared-signal.ts';
import { sumBits } from '../weigh/dependence.ts';
import { isOnePage, isProvenByPages, isRuled, ONE_PAGE_NOTE, RULE_NOTE } from '../weigh/one-page.ts';
import {
  ADDRESS,
  FILE_NAME_SHARE,
  IDENTIFIER,
  LEAD,
  LIKELY,
  LINK_SHARE,
  MENTION_BITS,
  NAME_BITS,
} from '../weigh/policy.ts';
import { combineBits } from '../weigh/rarity.ts';
import { mayBeDealers, probabilityOf, verdictOf } from '../weigh/verdict.ts';
import { carriersOf, type WeighedRow } from '../weigh/weigh.ts';
import { type Family, modelName } from '../weigh/weights.ts';
import { type WeighedIdentifier, weighIdentifiers } from './listed-bits.ts';
import { identifiersOn } from './listed-identifiers.ts';

/** Raised by hand when the rules or sentences of listed matches change. */
const MODEL = 'listed-10';
const SAID =
  ' The site only says it: it stands neither in its frame nor in its contact block, so by itself it is a lead at most.';
const CITED =
  ' The site gives it where it speaks of others, where its visitors write, or beside those of many listed parties, so it counts less and flags nothing.';
const UNSEEN = ' No reader of the site sees it, so it counts less and flags nothing.';

export interface ListedInput extends ListedFinds {
  readonly entity: Entity;
}

/**
 * Null: the entity's own site, no value of the entry on it, or delisted. `isKnown`: matched before,
 * so an empty match counts.
 */
export function matchListed(input: ListedInput, site: Subject, background: Background, isKnown = false): Match | null {
  const { entity, mentions, saidAt } = input;
  const { fingerprint } = site;
  if (!fingerprint.comparable || entity.lastOnList !== undefined) return null;
  // Its own values on its own site are no news.
  const isOwn = ownedBy(site).includes(entity.id);
  if (isOwn && !isKnown) return null;
  const identifiers = weighIdentifiers(identifiersOn(entity, site), site, input, background);
  const rows = isOwn ? [] : [...identifierRows(identifiers, entity, isOnePage(site)), ...nameRow(entity, mentions)];
  if (rows.length === 0 && !isKnown) return null;
  const weight = sumBits(rows.map(({ bits }) => bits));
  const found = verdictOf(rows, weight);
  const mirror = weight < LEAD ? null : mirrorOn(site, urlsOf(identifiers, mentions), new Set(listedNames({ entity })));
  const name = listName(entity);
  return {
    schema: 'revenant.match/1',
    id: matchId({ visit: { site: name, kind: 'list' } }, site),
    model: listedModel(),
    left: {
      ...{ input: name, site: name, visit: name, kind: 'list', pages: 0, state: 'captured', condition: 'content' },
      capturedAt: knownTime(saidAt),
      entity: entityOf(entity),
    },
    right: matchSide(site),
    verdict: mirror !== null && isFlagged({ verdict: found }) ? 'lead' : found,
    weight,
    probability: probabilityOf(weight),
    background: background.id,
    candidateKeys: identifiers.map(({ identifier: { signal, value } }) => `${signal}:${value}`).sort(),
    evidence: rows.map(({ evidence }) => evidence).sort(heaviestFirst),
    against: [],
    innocent: weight < LEAD ? [] : [...(mirror === null ? [] : [mirror]), ...innocentOf(rows, identifiers, entity)],
    succession: { direction: 'undirected', reasons: [] },
    listed: sha256(canonicalJson(findsOf(input))),
  };
}

export function findsOf({ mentions, parties, listing, saidAt }: ListedFinds): ListedFinds {
  return { mentions, parties, listing, saidAt };
}

export function listedModel(): string {
  return `${MODEL}+${modelName(SIGNALS)}`;
}

/** Pages with values of the entry, and pages where the site calls itself by its name. */
function urlsOf(identifiers: readonly WeighedIdentifier[], mentions: readonly Mention[]): string[] {
  const named = mentions.filter(({ role }) => role === 'owner' || role === 'trace');
  return [...identifiers.map(({ place }) => place.url), ...named.flatMap(({ urls }) => urls)];
}

function innocentOf(rows: readonly ListedRow[], identifiers: readonly WeighedIdentifier[], entity: Entity): string[] {
  return [
    identifiers.some(({ identifier, standing }) => identifier.signal === 'site-link' && standing === 'own') &&
      'The domain may have changed hands since it was listed.',
    rows.some(({ evidence }) => evidence.signal === 'listed-name') && 'Two unrelated parties may have the same name.',
    (rows.some(mayBeDealers) || identifiers.length === 0) &&
      'The site may only cite, sell for or report on the listed party.',
    areMostlyContacts(rows) && BOUGHT,
    entity.type !== 'company' &&
      'The listed party is not a company: the site may belong to somebody who works with it.',
    'The site may openly belong to the listed party or its group: that is not yet a successor.',
  ].filter((text) => text !== false);
}

/** True if the rest is below LEAD without the contacts, which can be sold. */
function areMostlyContacts(rows: readonly ListedRow[]): boolean {
  const [sold, kept] = [true, false].map((isSold) =>
    sumBits(
      rows.filter(({ evidence }) => (signalOf(evidence.signal)?.sold === true) === isSold).map(({ bits }) => bits),
    ),
  ) as [number, number];
  return sold > 0 && kept < LIKELY;
}

type ListedRow = Pick<WeighedRow, 'evidence' | 'bits' | 'standing'> & Partial<Pick<WeighedRow, 'family'>>;

function listName({ id }: Entity): string {
  return `list:${id}`;
}

function rowOf(bits: number, standing: Standing, evidence: Omit<Evidence, 'group' | 'weight'>): ListedRow {
  const family = FAMILY_OF[evidence.signal];
  return {
    evidence: { ...evidence, group: 'identity', weight: bits },
    ...{ bits, standing },
    ...(family !== undefined && { family }),
  };
}

/** Rows that a dealer may cause, by the family of their facts. */
const FAMILY_OF: Readonly<Partial<Record<string, Family>>> = { 'listed-name': 'name', 'site-link': 'link' };

function leftOf(entity: Entity, value: string, quote: string, selector: string): Evidence['left'] {
  return { value, quote: quote.slice(0, 200), selector, url: listName(entity), capture: listName(entity) };
}

/** One row per signal: several values of one kind add with diminishing returns. */
function identifierRows(found: readonly WeighedIdentifier[], entity: Entity, onePage: boolean): ListedRow[] {
  return SIGNALS.flatMap(({ id: signal, noun: [one], listNoun = one }): ListedRow[] => {
    const all = found.filter(({ identifier }) => identifier.signal === signal && !isCountedTwice(identifier, found));
    // Only the best standing makes the row: citations beside own values neither lift nor bind it.
    const inStanding = (standing: Standing) => all.filter((one) => one.standing === standing);
    const ones = (['own', 'said', 'cited'] as const).map(inStanding).find((some) => some.length > 0) ?? [];
    const [first] = ones.sort((a, b) => b.bits - a.bits);
    if (first === undefined) return [];
    const { cap } = signal === 'street-address' ? ADDRESS : IDENTIFIER;
    const each = ones.map((one) => one.bits);
    const bits = sumBits([combineBits(each, cap)]);
    const { place, standing, why, version } = first;
    const items = ones.map((one) => itemOf(one, entity));
    const { left, right } = itemOf(first, entity);
    return [
      // A citation may make a lead with other evidence, never more.
      rowOf(bits, standing, {
        ...{ signal, version, left, right },
        level: levelOf(first, bits),
        ...carriersOf(ones),
        ...sharedOf(items),
        note: `The pages show the ${listNoun} ${left.value}. ${why}${whose(standing, place, onePage)}`,
      }),
    ];
  });
}

/** Everybody links from menus and footers; only a site's holder sends its visitors on. */
function levelOf({ way, detail }: WeighedIdentifier, bits: number): Level {
  if (bits < IDENTIFIER.each / 2) return 'partial';
  return way === 'link' && LINK_SHARE[detail] !== 1 ? 'close' : 'identical';
}

function itemOf({ identifier: { signal, value, listed }, place }: WeighedIdentifier, entity: Entity): SharedItem {
  const isAddress = signal === 'street-address';
  // An address that was split for comparison is unreadable.
  const shown = isAddress ? listed.raw.slice(0, 160) : value;
  return {
    left: leftOf(entity, shown, listed.raw, `identifiers.${FIELD_OF[listed.kind]}`),
    right: sideOf(isAddress ? place.quote : value, place),
  };
}

function whose(standing: Standing, place: Place, onePage: boolean): string {
  if (standing === 'own' && isRuled(place)) return RULE_NOTE;
  if (standing === 'own') return onePage && isProvenByPages(place) ? ONE_PAGE_NOTE : '';
  return standing === 'said' ? SAID : place.part === 'unseen' ? UNSEEN : CITED;
}

/** True for a channel that is read both as a profile and as a messenger name: it is one fact. */
function isCountedTwice({ signal, value }: ListedIdentifier, found: readonly WeighedIdentifier[]): boolean {
  const isIts = ({ identifier }: WeighedIdentifier) =>
    identifier.signal === 'social-link' && identifier.value === value;
  return signal === 'messenger' && found.some(isIts);
}

/** The heaviest mention of one of its names; two names are one fact. */
function nameRow(entity: Entity, mentions: readonly Mention[]): ListedRow[] {
  const [best] = mentions
    .filter(({ role }) => role !== 'denied' && role !== 'credit')
    .map((mention) => ({ mention, bits: bitsOfMention(mention) }))
    .sort((a, b) => b.bits - a.bits);
  if (best === undefined || best.bits <= 0) return [];
  const { role, written, name, kind, zone, place, version = 1 } = best.mention;
  return [
    rowOf(best.bits, role === 'owner' || role === 'trace' ? 'own' : 'cited', {
      ...{ signal: 'listed-name', version },
      level: role === 'owner' ? 'identical' : role === 'trace' ? 'close' : 'partial',
      left: leftOf(entity, name, name, entity.names.includes(name) ? 'names' : 'aliases'),
      right: sideOf(written, place),
      note: fullStop(
        `The pages name ${written} (${zone}, ${role}), listed as ${name}${kind === 'exact' ? '' : ` (${kind})`}`,
      ),
    }),
  ];
}

/** A name where only the page's maker writes counts as much as one that the page declares. */
function bitsOfMention({ role, zone, weight }: Mention): number {
  if (role !== 'owner' && role !== 'trace') return Math.min(MENTION_BITS, weight);
  return sumBits([Math.min(NAME_BITS, weight) * (zone === 'file-name' ? FILE_NAME_SHARE : 1)]);
}
