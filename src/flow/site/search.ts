/** Search in the store by a value, a picture or a passage of text. */
import { InputError } from '../../errors.ts';
import type { SearchDocument, SearchSite } from '../../model/decisions/search.ts';
import type { SignalReading } from '../../model/derived/fingerprint.ts';
import { sha256 } from '../../model/digest.ts';
import { LENGTHS } from '../../model/lengths.ts';
import type { CarryingSite } from '../../model/ports/fingerprints.ts';
import { bodyText } from '../../signals/content/body-text.ts';
import { images } from '../../signals/content/images.ts';
import { likenessOf, lookOf, readyPicture } from '../../signals/find/picture-likeness.ts';
import type { Signal } from '../../signals/signal.ts';
import { SIDE } from '../../sketch/image-hash.ts';
import type { Ports } from '../ports.ts';
import { keysOfText, readingOfText } from './keys-of-text.ts';
import { sentencesIn, sitesSaying } from './search-sentences.ts';

type SearchPorts = Pick<Ports, 'store' | 'reader'>;

/** Sites that a search by value lists. */
const SHOWN = 200;
/** Sites that are read and compared one by one: those that share the most keys. */
const COMPARED = 300;
const NOWHERE = { capture: '', url: '', selector: '', quote: '' };

/**
 * Sites that carry the typed value, in any spelling that the signals know.
 * @param query.key one blocking key, from a link
 */
export async function searchValue(
  { text, key }: { readonly text: string; readonly key?: string | undefined },
  ports: SearchPorts,
): Promise<SearchDocument> {
  const keys = key !== undefined ? [key] : text === '' ? [] : await keysOfText(text, ports);
  const { total, sites } = await ports.store.fingerprints.carrying(keys, SHOWN);
  return found('value', key ?? text, keys, { total, compared: sites.length, sites: sites.map(siteOf) });
}

/**
 * Sites whose pictures are near this one. Throws InputError for a file that is no picture with
 * enough detail.
 */
export async function searchPicture(bytes: Uint8Array, ports: SearchPorts): Promise<SearchDocument> {
  const read = await ports.reader.image(bytes);
  if (!read.ok) throw new InputError(`the picture cannot be read: ${read.detail} (${read.code})`);
  const { grid } = read.value;
  if (grid === null) throw new InputError('this file is no picture: JPEG, PNG, WebP, GIF or AVIF');
  const asked = sha256(bytes);
  const shape = { sha256: asked, width: grid.width, height: grid.height, name: null, stock: false, place: NOWHERE };
  const look = lookOf(grid);
  const turned = grid.grey === null ? null : lookOf({ ...grid, pdq: undefined, grey: mirrored(grid.grey) });
  const mine = readyPicture(asked, look);
  const own = images.keys?.({ pictures: [{ ...shape, look }] }) ?? [];
  const keys = [...new Set([...own, ...(images.keys?.({ pictures: [{ ...shape, look: turned }] }) ?? [])])];
  const shown = new Map<string, string>();
  const document = await compareCarriers('picture', asked, keys, images, ports, ({ pictures }, { visit }) => {
    const alike = pictures
      .flatMap((picture) => {
        const likeness = likenessOf(mine, readyPicture(picture.sha256, picture.look));
        return likeness === null ? [] : [{ ...likeness, place: picture.place, body: picture.sha256 }];
      })
      .sort((a, b) => b.similarity - a.similarity);
    const [best] = alike;
    if (best === undefined) return null;
    const { how, similarity, place, body } = best;
    shown.set(visit, body);
    return { how, similarity, shared: alike.length, capture: place.capture, url: place.url, quote: '' };
  });
  const wanted = [...shown].map(([visit, body]) => ({ visit, body }));
  const ids = new Map((await ports.store.ledger.capturesWith(wanted)).map(({ visit, id }) => [visit, id]));
  const sites = document.sites.map((one) => {
    const picture = ids.get(one.visit);
    return one.near === undefined || picture === undefined ? one : { ...one, near: { ...one.near, picture } };
  });
  return { ...document, sites };
}

/**
 * Sites with a passage of this text, or most of it in other words. Throws InputError for a text
 * that is too short or too long.
 */
export async function searchText(text: string, ports: SearchPorts): Promise<SearchDocument> {
  if (text.length > LENGTHS.passage)
    throw new InputError(
      `the text is too long: ${LENGTHS.passage} characters at most, and one telling passage is enough`,
    );
  const { reading, keys } = await readingOfText(text, ports.reader, bodyText.id);
  const mine = reading === undefined ? null : bodyText.value.nullable().parse(reading.value ?? null);
  const sentences = sentencesIn(text);
  if (keys.length === 0 && sentences.length === 0)
    throw new InputError('the text is too short: paste a sentence of eight words or more');
  const asked = text.slice(0, 300);
  const said = await sitesSaying(sentences, ports);
  if (mine === null) return found('text', asked, [], { total: said.length, compared: said.length, sites: said });
  const near = await compareCarriers('text', asked, keys, bodyText, ports, (theirs) => {
    const same = bodyText.compare(mine, theirs);
    if (same === null || same.shared.length === 0) return null;
    const [first] = same.shared;
    const whole = new Set(theirs.passages.map(({ hash }) => hash));
    const shared = same.shared.filter(({ right }) => whole.has(right.value)).length;
    const { capture = '', url = '', quote = '' } = first?.right ?? {};
    return { how: 'text', similarity: Math.min(1, same.similarity), shared, capture, url, quote };
  });
  // The keys of a site are those of its telling passages; the index has every sentence.
  const known = new Set(near.sites.map(({ site }) => site));
  const more = said.filter(({ site }) => !known.has(site));
  return {
    ...near,
    total: near.total + more.length,
    compared: near.compared + more.length,
    sites: [...near.sites, ...more],
  };
}

/**
 * Sites that share a key may still be unlike. Each is read, and only near ones are kept, the
 * nearest first.
 */
async function compareCarriers<Value>(
  by: SearchDocument['by'],
  asked: string,
  keys: readonly string[],
  signal: Signal<string, Value>,
  { store }: Pick<Ports, 'store'>,
  nearOf: (value: Value, site: CarryingSite) => NonNullable<SearchSite['near']> | null,
): Promise<SearchDocument> {
  const { total, sites } = await store.fingerprints.carrying(keys, COMPARED);
  const readings = await store.fingerprints.readings(
    sites.map(({ visit }) => visit),
    signal.id,
  );
  const near = sites.flatMap((site): SearchSite[] => {
    const value = valueOf(readings.get(site.visit), signal);
    const how = value === null ? null : nearOf(value, site);
    return how === null ? [] : [{ ...siteOf(site), near: how }];
  });
  near.sort((a, b) => (b.near?.similarity ?? 0) - (a.near?.similarity ?? 0) || (a.site < b.site ? -1 : 1));
  return found(by, asked, keys, { total, compared: sites.length, sites: near });
}

/** Null: read by another version of the signal, which cannot be compared. */
function valueOf<Value>(reading: SignalReading | undefined, { version, value }: Signal<string, Value>): Value | null {
  if (reading === undefined || reading.version !== version || reading.value === null) return null;
  const read = value.safeParse(reading.own ?? reading.value);
  return read.success ? read.data : null;
}

function found(
  by: SearchDocument['by'],
  asked: string,
  keys: readonly string[],
  rest: Pick<SearchDocument, 'total' | 'compared' | 'sites'>,
): SearchDocument {
  return { schema: 'revenant.search/1', by, asked, keys: [...keys], ...rest };
}

const siteOf = ({ site, kind, visit, capturedAt, keys }: CarryingSite): SearchSite => {
  return { site, kind: kind as SearchSite['kind'], visit, capturedAt, keys: [...keys] };
};

/** The grid of the picture as a mirror shows it: a turned copy has other keys. */
function mirrored(grey: string): string {
  const pixels = Buffer.from(grey, 'base64');
  return Buffer.from(pixels.map((_, at) => pixels[at - (at % SIDE) + (SIDE - 1 - (at % SIDE))] ?? 0)).toString(
    'base64',
  );
}
