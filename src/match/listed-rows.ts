/** What a site has of a list entry, and how it names it → rows of evidence, each with its sentence. */
import type { Evidence } from '../model/match.ts';
import type { Mention } from '../model/mention.ts';
import type { Entity } from '../model/seed.ts';
import { FIELD_OF, type ListedSignal } from '../signals/find/listed-identifier.ts';
import { sideOf } from '../signals/occurrences.ts';
import { fullStop } from '../values/shorten.ts';
import { sumBits } from './dependence.ts';
import { ADDRESS, IDENTIFIER, type WeighedIdentifier } from './listed-bits.ts';
import { combineBits } from './rarity.ts';
import { carriersOf, type WeighedRow } from './weigh.ts';

const NAME_BITS = 10;
/** Words of a file name stand together by chance: pictures are named after what they show. */
const FILE_NAME_SHARE = 0.6;
const MENTION_BITS = 2;
const CITED =
  ' The site gives it where it speaks of others, where its visitors write, or beside those of many listed parties, so it counts less and flags nothing.';
const UNSEEN = ' No reader of the site sees it, so it counts less and flags nothing.';

export type ListedRow = Pick<WeighedRow, 'evidence' | 'bits' | 'mention'>;

/** The name of the entry itself as a side of a match. */
export function listName({ id }: Entity): string {
  return `list:${id}`;
}

const SHOWS: Readonly<Record<ListedSignal, string>> = {
  'contact-email': 'e-mail address',
  'contact-phone': 'phone number',
  'registration-number': 'registration number',
  'social-link': 'profile',
  messenger: 'messenger name',
  'site-link': 'website',
  'street-address': 'address',
};

function rowOf(
  entity: Entity,
  bits: number,
  mention: boolean,
  more: Omit<Evidence, 'version' | 'group' | 'weight' | 'left'> & {
    readonly listed: Pick<Evidence['left'], 'value' | 'quote' | 'selector'>;
  },
): ListedRow {
  const { listed, ...evidence } = more;
  const left = { ...listed, quote: listed.quote.slice(0, 200), url: listName(entity), capture: listName(entity) };
  return { evidence: { ...evidence, version: 1, group: 'identity', weight: bits, left }, bits, mention };
}

/** One row a signal: several values of one kind add with diminishing returns. */
export function identifierRows(found: readonly WeighedIdentifier[], entity: Entity): ListedRow[] {
  return (Object.keys(SHOWS) as ListedSignal[]).flatMap((signal): ListedRow[] => {
    const all = found.filter(({ identifier }) => identifier.signal === signal && !isCountedTwice(identifier, found));
    // What a site gives as its own is a row of its own: citations beside it neither lift nor bind it.
    const own = all.filter(({ cited }) => !cited);
    const ones = (own.length > 0 ? own : all).sort((a, b) => b.bits - a.bits);
    const [first] = ones;
    if (first === undefined) return [];
    const { cap } = signal === 'street-address' ? ADDRESS : IDENTIFIER;
    const values = ones.map((one) => one.bits);
    const bits = sumBits([combineBits(values, cap)]);
    const {
      identifier: { value, listed },
      place,
      cited,
      why,
    } = first;
    // An address taken apart for comparing is unreadable.
    const shown = signal === 'street-address' ? listed.raw.slice(0, 160) : value;
    const note = `The pages show the ${listed.kind === 'wallet' ? 'wallet' : SHOWS[signal]} ${shown}. ${why}`;
    return [
      // A citation may make a lead with other evidence, never more.
      rowOf(entity, bits, cited, {
        signal,
        level: bits >= IDENTIFIER.each / 2 ? 'identical' : 'partial',
        listed: { value: shown, quote: listed.raw, selector: `identifiers.${FIELD_OF[listed.kind]}` },
        right: sideOf(signal === 'street-address' ? place.quote : value, place),
        ...carriersOf(ones),
        note: cited ? `${note}${place.part === 'unseen' ? UNSEEN : CITED}` : note,
      }),
    ];
  });
}

/** A link to a channel is read as a profile and as a messenger name; it is one fact. */
function isCountedTwice(
  { signal, value }: WeighedIdentifier['identifier'],
  found: readonly WeighedIdentifier[],
): boolean {
  return (
    signal === 'messenger' &&
    found.some(({ identifier }) => identifier.signal === 'social-link' && identifier.value === value)
  );
}

/** The heaviest mention of one of its names; two names are one fact. */
export function nameRow(entity: Entity, mentions: readonly Mention[]): ListedRow[] {
  const [best] = mentions
    .filter(({ role }) => role !== 'denied' && role !== 'credit')
    .map((mention) => ({ mention, bits: bitsOfMention(mention) }))
    .sort((a, b) => b.bits - a.bits);
  if (best === undefined || best.bits <= 0) return [];
  const { role, written, name, kind, zone, place } = best.mention;
  return [
    rowOf(entity, best.bits, role !== 'owner' && role !== 'trace', {
      signal: 'listed-name',
      level: role === 'owner' ? 'identical' : role === 'trace' ? 'close' : 'partial',
      listed: { value: name, quote: name, selector: entity.names.includes(name) ? 'names' : 'aliases' },
      right: sideOf(written, place),
      note: fullStop(
        `The pages name ${written} (${zone}, ${role}), listed as ${name}${kind === 'exact' ? '' : ` (${kind})`}`,
      ),
    }),
  ];
}

/** A name that only the maker of a page could have put there counts as much as one that the page declares. */
function bitsOfMention({ role, zone, weight }: Mention): number {
  if (role !== 'owner' && role !== 'trace') return Math.min(MENTION_BITS, weight);
  return sumBits([Math.min(NAME_BITS, weight) * (zone === 'file-name' ? FILE_NAME_SHARE : 1)]);
}
