/** Generic values, written by hand. Shares are rough: a few per cent already leave no rarity. */
import type { SignalId } from '../../signals/list.ts';
import { GENERIC_LABELS, GENERIC_PATHS } from './generic-labels.ts';

/** Share of sites that carry each of these labels. */
const LABEL_SHARE = 0.2;

/** Numbers, addresses and accounts of manuals and demos. They look real and belong to nobody. */
const DEMO_NUMBERS =
  '+11234567890 +12345678900 +12345678901 +15551234567 +15555555555 +18001234567 +18005551234 +18006036035 +18008899898 +15417543010 +4930123456 +442079460958 +61383766284 +442012345678 +911234567890 +919876543210 +861234567890 +8613800138000';
/** Doors of the demos of common free themes. */
const DEMO_DOORS = `marmora road 4578|marmora road 8901|marmora road 9870|west21th street 198|west21th street 198 #/721
adam street a108|king street 121|fake street 203|newyork road 60-49`;
/** Placeholders in copyright lines and names; and makers of maps, stock photos and free themes. */
const DEMO_NAMES = `your|sitename|store name|john doe|demo store|bootstrap
openstreetmap|google|mapbox|leaflet|yandex|baidu|getty images|shutterstock|istock
adobe stock|depositphotos|freepik|unsplash|pexels|pixabay|themewagon|colorlib
templatemonster|themeforest|envato|bootstrapmade|html5 up|templatemo|w3layouts`;

const tokenOf = (signal: SignalId, value: string): string => `${signal}:${value}`;
const wordsOf = (list: string): string[] => list.split(/[|\n]/);

/** Signal token → share of all sites that carry it. */
export const GENERIC_VALUES: ReadonlyMap<string, number> = new Map([
  ...spread('navigation', GENERIC_LABELS),
  // Labels of a page in an unknown language are filed under und.
  ...spread('navigation', { und: Object.values(GENERIC_LABELS).join('|') }),
  ...[
    ...DEMO_NUMBERS.split(' ').map((number) => tokenOf('contact-phone', number)),
    ...wordsOf(DEMO_DOORS).map((door) => tokenOf('street-address', door)),
    ...wordsOf(DEMO_NAMES).flatMap((name) => [tokenOf('copyright-owner', name), tokenOf('residual-name', name)]),
    ...wordsOf(GENERIC_PATHS).map((word) => tokenOf('url-path', word)),
  ].map((token) => [token, LABEL_SHARE] as const),
]);

function spread(signal: SignalId, lists: Readonly<Record<string, string>>): [string, number][] {
  return Object.entries(lists).flatMap(([lang, words]) =>
    wordsOf(words).map((word): [string, number] => [tokenOf(signal, `${lang}:${word}`), LABEL_SHARE]),
  );
}
