/**
 * A list entry × a site → a Match whose one side is the entry itself: its identifiers and its names, as they stand on the
 * site's pages. For entities of whom no site was ever captured. The caps of verdicts are those of all matches.
 */
import { z } from 'zod';
import type { Background } from '../model/background.ts';
import { canonicalJson } from '../model/canonical-json.ts';
import { sha256 } from '../model/digest.ts';
import { Place } from '../model/fingerprint.ts';
import type { Evidence, EvidenceSide, Match } from '../model/match.ts';
import { type ListedFinds, type Mention, MOST_URLS } from '../model/mention.ts';
import type { Entity } from '../model/seed.ts';
import { SIGNALS } from '../signals/list.ts';
import { type ListedIdentifier, type ListedSignal, listedIdentifiers } from '../signals/listed-identifier.ts';
import { sideOf } from '../signals/occurrences.ts';
import { fullStop } from '../signals/shorten.ts';
import { entityOf, matchId, matchSide } from './compare.ts';
import { sumBits } from './count-once.ts';
import { registrationOf } from './epoch.ts';
import { combineBits, rarityBits } from './rarity.ts';
import { type Subject, valueOf } from './subject.ts';
import { LEAD, probabilityOf, verdictOf } from './verdict.ts';
import { modelName } from './weights.ts';

/** Raised by hand when the figures or rules of this file change. */
const MODEL = 'listed-1';

/** Bits of a listed identifier that nobody else carries; a further one of its kind adds a little. */
const IDENTIFIER = { each: 14, cap: 16 };
/** An address at a listed website's domain, given as one's own, though the list does not give that address. */
const MAILBOX_BITS = 6;
/** What is left where a site speaks of the entry as of another, and of a domain that was registered after the listing. */
const CITED = 0.25;
/** A link says less the further from where a site keeps its own. */
const LINK_SHARE: Readonly<Record<string, number>> = {
  redirect: 1,
  bio: 1,
  canonical: 1,
  hreflang: 1,
  frame: 0.5,
  nav: 0.5,
  footer: 0.5,
  media: 0.5,
};
const IN_PASSING = 0.15;
const NAME_BITS = 10;
const TRACE_SHARE = 0.7;
const SPEAKS_BITS = 2;
/** A site that carries identifiers of more listed entities than this is a list, or news of one. */
const MOST_ENTITIES = 3;

const Occurrences = z.array(z.object({ value: z.string(), place: Place }));
const Links = z.object({
  own: Occurrences,
  outbound: z.array(z.object({ value: z.string(), role: z.string(), place: Place })),
});

export interface ListedInput extends ListedFinds {
  readonly entity: Entity;
}

interface Carried {
  readonly identifier: ListedIdentifier;
  readonly place: Place;
  readonly bits: number;
  readonly cited: boolean;
  readonly why: string;
}

interface Row {
  readonly evidence: Evidence;
  readonly bits: number;
  readonly mention: boolean;
}

/** Null: the site is the entity's own in our books, or nothing of the entry is on it. */
export function matchListed(input: ListedInput, site: Subject, background: Background): Match | null {
  const { entity } = input;
  const { fingerprint, visit } = site;
  if (fingerprint.entity === entity.id || !fingerprint.comparable) return null;
  const carried = carriedBy(input, site, background);
  const rows = [...identifierRows(carried, entity), ...nameRow(input)];
  if (rows.length === 0) return null;
  const weight = sumBits(rows.map(({ bits }) => bits));
  const evidence = rows
    .map((row) => row.evidence)
    .sort((a, b) => b.weight - a.weight || (a.signal < b.signal ? -1 : 1));
  return {
    schema: 'revenant.match/1',
    id: matchId({ visit: { site: listName(entity), kind: 'list' } }, site),
    model: listedModel(),
    left: {
      input: listName(entity),
      site: listName(entity),
      kind: 'website',
      pages: 0,
      // The list is taken as it stands when the site is looked at.
      capturedAt: visit.startedAt,
      state: 'captured',
      condition: 'content',
      visit: listName(entity),
      entity: entityOf(entity),
    },
    right: matchSide({ fingerprint, visit, entity: null }),
    verdict: verdictOf(rows, weight),
    weight,
    probability: probabilityOf(weight),
    background: background.id,
    candidateKeys: carried.map(({ identifier: { signal, value } }) => `${signal}:${value}`).sort(),
    evidence,
    against: [],
    innocent: weight < LEAD ? [] : innocentOf(rows, carried, entity),
    succession: { direction: 'undirected', reasons: [] },
    listed: sha256(canonicalJson(findsOf(input))),
  };
}

/** What is kept of the input beside the entry. */
export function findsOf({ mentions, entitiesOnSite }: ListedFinds): ListedFinds {
  return { mentions, entitiesOnSite };
}

/** With that of the signals, whose readings it goes by. */
export function listedModel(): string {
  return `${MODEL}+${modelName(SIGNALS)}`;
}

function listName({ id }: Entity): string {
  return `list:${id}`;
}

function carriedBy(
  { entity, mentions, entitiesOnSite }: ListedInput,
  site: Subject,
  background: Background,
): Carried[] {
  const isList = entitiesOnSite > MOST_ENTITIES;
  const found: Carried[] = [];
  for (const identifier of listedIdentifiers(entity)) {
    const { signal, value } = identifier;
    const worth = (place: Place, share: number, why: string, each: number = IDENTIFIER.each): void => {
      const cited = isList || isCited(place, mentions);
      const count = background.count(`${signal}:${value}`);
      // rarityBits takes two of the carriers for the pair; here the other one is the list.
      const rare = rarityBits(count === 0 ? 0 : count + 1, background.sites, each, each);
      found.push({ identifier, place, bits: rare * share * (cited ? CITED : 1), cited, why });
    };
    if (signal === 'site-link') {
      const links = Links.safeParse(valueOf(site, 'site-link'));
      if (!links.success) continue;
      const own = links.data.own.find((one) => one.value === value);
      const anew = own === undefined ? null : registeredAfterListing(site, entity);
      if (own !== undefined)
        worth(own.place, anew === null ? 1 : CITED, anew ?? 'It stands on the domain that the list gives.');
      const link = links.data.outbound.find((one) => one.value === value);
      if (link !== undefined)
        worth(link.place, LINK_SHARE[link.role] ?? IN_PASSING, `Its pages lead to the listed site (${link.role}).`);
      const mail = mailAt(value, site);
      if (mail !== undefined && own === undefined)
        worth(mail.place, 1, `It gives ${mail.value}, an address at the listed site.`, MAILBOX_BITS);
      continue;
    }
    const read = Occurrences.safeParse(valueOf(site, signal));
    const one = read.success ? read.data.find((item) => item.value === value) : undefined;
    if (one !== undefined) worth(one.place, 1, 'The list gives it as the entity’s own.');
  }
  return found;
}

/** An address given as one's own at a domain that is not the site's. */
function mailAt(domain: string, site: Subject): { readonly value: string; readonly place: Place } | undefined {
  const read = Occurrences.safeParse(valueOf(site, 'contact-email'));
  return (read.success ? read.data : []).find(
    ({ value, place }) =>
      (value.endsWith(`@${domain}`) || value.endsWith(`.${domain}`)) &&
      (place.part === 'frame' || place.part === 'self'),
  );
}

/**
 * Whether an identifier stands where the site speaks of the entity as of another: in a quotation, a notice of law or news, or
 * in the text of a page that names the entity, on a site that nowhere calls itself so.
 */
function isCited(place: Place, mentions: readonly Mention[]): boolean {
  if (place.part === 'cited' || place.part === 'notice') return true;
  const here = mentions.filter(({ urls }) => urls.length >= MOST_URLS || urls.includes(place.url));
  if (here.some(({ role }) => role === 'denied' || role === 'news' || role === 'credit')) return true;
  const isOwn = mentions.some(({ role }) => role === 'owner' || role === 'trace');
  return place.part !== 'frame' && !isOwn && here.length > 0;
}

/** In words; null: not so, or not known. */
function registeredAfterListing(site: Subject, { dates }: Entity): string | null {
  const created = registrationOf(site)?.created ?? null;
  const { listed } = dates;
  if (created === null || listed === undefined || created.slice(0, listed.length) <= listed) return null;
  return `It stands on the domain that the list gives, but that was registered on ${created}, after the listing (${listed}): a stranger may have it now.`;
}

const GIVES: Readonly<Record<ListedSignal, string>> = {
  'contact-email': 'the e-mail address',
  'contact-phone': 'the phone number',
  'registration-number': 'the number or wallet',
  'social-link': 'the profile',
  'site-link': 'the website',
};

/** One row a signal: several values of one kind add with diminishing returns. */
function identifierRows(carried: readonly Carried[], entity: Entity): Row[] {
  return (Object.keys(GIVES) as ListedSignal[]).flatMap((signal): Row[] => {
    const ones = carried.filter(({ identifier }) => identifier.signal === signal).sort((a, b) => b.bits - a.bits);
    const [first] = ones;
    if (first === undefined) return [];
    const bits = tenths(
      combineBits(
        ones.map((one) => one.bits),
        IDENTIFIER.cap,
      ),
    );
    const { identifier, place, cited, why } = first;
    const note = `${identifier.field === 'wallets' ? 'The pages carry the wallet' : `The pages carry ${GIVES[signal]}`} ${identifier.value}. ${why}${cited ? ' The site gives it where it speaks of the entity as of another, or of many listed ones, so it weighs little.' : ''}`;
    const left: EvidenceSide = {
      value: identifier.value,
      quote: identifier.raw.slice(0, 200),
      url: listName(entity),
      selector: `identifiers.${identifier.field}`,
      capture: listName(entity),
    };
    return [
      {
        evidence: {
          signal,
          version: 1,
          group: 'identity',
          level: bits >= IDENTIFIER.each / 2 ? 'identical' : 'partial',
          weight: bits,
          left,
          right: sideOf(identifier.value, place),
          note,
        },
        bits,
        // A citation may make a lead with other evidence, never more.
        mention: cited,
      },
    ];
  });
}

/** The most telling mention of one of its names; two names are one fact. */
function nameRow({ entity, mentions }: ListedInput): Row[] {
  const ranked = mentions
    .filter(({ role }) => role !== 'denied' && role !== 'credit')
    .map((mention) => ({ mention, bits: bitsOfMention(mention) }))
    .sort((a, b) => b.bits - a.bits);
  const [best] = ranked;
  if (best === undefined || best.bits <= 0) return [];
  const { mention, bits } = best;
  const { role, written, name, kind, zone, place } = mention;
  return [
    {
      evidence: {
        signal: 'listed-name',
        version: 1,
        group: 'identity',
        level: role === 'owner' ? 'identical' : role === 'trace' ? 'close' : 'partial',
        weight: bits,
        left: {
          value: name,
          quote: name.slice(0, 200),
          url: listName(entity),
          selector: entity.names.includes(name) ? 'names' : 'aliases',
          capture: listName(entity),
        },
        right: sideOf(written, place),
        note: fullStop(
          `The pages name ${written} (${zone}, ${role}), listed as ${name}${kind === 'exact' ? '' : ` (${kind})`}`,
        ),
      },
      bits,
      mention: role !== 'owner' && role !== 'trace',
    },
  ];
}

function bitsOfMention({ role, weight }: Mention): number {
  if (role === 'owner') return tenths(Math.min(NAME_BITS, weight));
  if (role === 'trace') return tenths(Math.min(NAME_BITS, weight) * TRACE_SHARE);
  return Math.min(SPEAKS_BITS, weight);
}

function tenths(bits: number): number {
  return Math.round(bits * 10) / 10;
}

function innocentOf(rows: readonly Row[], carried: readonly Carried[], entity: Entity): string[] {
  const found: string[] = [];
  if (carried.some(({ identifier, cited }) => identifier.signal === 'site-link' && !cited))
    found.push('The domain may have changed hands since it was listed.');
  if (rows.some(({ evidence }) => evidence.signal === 'listed-name'))
    found.push('Two unrelated parties may bear one name.');
  if (rows.some(({ mention }) => mention) || carried.length === 0)
    found.push('The site may only cite, sell for or report on the listed party.');
  if (entity.type !== 'company')
    found.push('What is listed is no company: the site may be of somebody who works with it.');
  found.push('The site may openly be the listed party’s own, or of its group: that is no successor yet.');
  return found;
}
