/** What a site carries of a list entry, and how it names it → rows of evidence, each with its sentence. */
import type { Evidence, EvidenceSide } from '../model/match.ts';
import type { Mention } from '../model/mention.ts';
import type { Entity } from '../model/seed.ts';
import { FIELD_OF, type ListedSignal } from '../signals/find/listed-identifier.ts';
import { sideOf } from '../signals/occurrences.ts';
import { fullStop } from '../values/shorten.ts';
import { ADDRESS, IDENTIFIER, type Weighed } from './listed-weighed.ts';
import { combineBits } from './rarity.ts';
import { carriersOf } from './weigh.ts';

const NAME_BITS = 10;
/** Words of a file name stand together by chance: pictures are named after what they show. */
const FILE_NAME_SHARE = 0.6;
const SPEAKS_BITS = 2;
const CITED =
  ' The site gives it where it speaks of the entity as of another, where its visitors write, or beside those of many listed ones, so it weighs less and flags nothing.';
const UNSEEN = ' It stands only where no reader of the site sees it, so it weighs less and flags nothing.';

export interface ListedRow {
  readonly evidence: Evidence;
  readonly bits: number;
  readonly mention: boolean;
}

/** How the entry itself is called as a side of a match. */
export function listName({ id }: Entity): string {
  return `list:${id}`;
}

const GIVES: Readonly<Record<ListedSignal, string>> = {
  'contact-email': 'the e-mail address',
  'contact-phone': 'the phone number',
  'registration-number': 'the number or wallet',
  'social-link': 'the profile',
  messenger: 'the messenger name',
  'site-link': 'the website',
  'street-address': 'the address',
};

/** One row a signal: several values of one kind add with diminishing returns. */
export function identifierRows(carried: readonly Weighed[], entity: Entity): ListedRow[] {
  return (Object.keys(GIVES) as ListedSignal[]).flatMap((signal): ListedRow[] => {
    const all = carried.filter(({ identifier }) => identifier.signal === signal && !isToldTwice(identifier, carried));
    // What a site gives as its own is a row of its own making: citations beside it neither lift nor bind it.
    const own = all.filter(({ cited }) => !cited);
    const ones = (own.length > 0 ? own : all).sort((a, b) => b.bits - a.bits);
    const [first] = ones;
    if (first === undefined) return [];
    const bits = tenths(
      combineBits(
        ones.map((one) => one.bits),
        signal === 'street-address' ? ADDRESS.cap : IDENTIFIER.cap,
      ),
    );
    const { identifier, place, cited, why } = first;
    // Taken to its parts an address is not to be read.
    const shown = signal === 'street-address' ? identifier.listed.raw.slice(0, 160) : identifier.value;
    const note = `${identifier.listed.kind === 'wallet' ? 'The pages carry the wallet' : `The pages carry ${GIVES[signal]}`} ${shown}. ${why}${cited ? (place.part === 'unseen' ? UNSEEN : CITED) : ''}`;
    const left: EvidenceSide = {
      value: shown,
      quote: identifier.listed.raw.slice(0, 200),
      url: listName(entity),
      selector: `identifiers.${FIELD_OF[identifier.listed.kind]}`,
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
          right: sideOf(signal === 'street-address' ? place.quote : identifier.value, place),
          ...carriersOf(ones),
          note,
        },
        bits,
        // A citation may make a lead with other evidence, never more.
        mention: cited,
      },
    ];
  });
}

/** A link to a channel is read as a profile and as a messenger name; it is one fact. */
function isToldTwice({ signal, value }: Weighed['identifier'], carried: readonly Weighed[]): boolean {
  return (
    signal === 'messenger' &&
    carried.some(({ identifier }) => identifier.signal === 'social-link' && identifier.value === value)
  );
}

/** The most telling mention of one of its names; two names are one fact. */
export function nameRow(entity: Entity, mentions: readonly Mention[]): ListedRow[] {
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

/** A name that only the maker of a page could have put there tells as much as one that the page declares. */
function bitsOfMention({ role, zone, weight }: Mention): number {
  if (role !== 'owner' && role !== 'trace') return Math.min(SPEAKS_BITS, weight);
  return tenths(Math.min(NAME_BITS, weight) * (zone === 'file-name' ? FILE_NAME_SHARE : 1));
}

function tenths(bits: number): number {
  return Math.round(bits * 10) / 10;
}
