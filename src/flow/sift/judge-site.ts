/** A site of the archives → read in full, compared with the listed side, and suggested. */
import { isFlagged, type Match } from '../../model/derived/match.ts';
import type { PassedPage } from '../../model/derived/sift.ts';
import type { SuggestionReason } from '../../model/derived/suggestion.ts';
import type { CapturedSite } from '../../model/facts/visit.ts';
import type { FoundSite } from '../../model/ports/sift.ts';
import { placeOf } from '../../suggest/leads.ts';
import { notePrior } from '../../suggest/priors.ts';
import { reasonBits } from '../../suggest/rank.ts';
import { handedInNow } from '../crawl/open-crawl.ts';
import { storeScreened } from '../crawl/store-screened.ts';
import type { Ports } from '../ports.ts';
import type { ScreenPorts } from '../screen/screen.ts';
import { ofItsOwnKind, readToStore } from '../site/inspect.ts';
import { currentPriors } from '../suggest/priors.ts';
import { addSuggestions, idOf, keyOf } from '../suggest/suggest.ts';

export type JudgePorts = ScreenPorts & Pick<Ports, 'reader' | 'readFound' | 'osUser' | 'screens'>;

/** The page by which a site passed. */
export type PassedIn = PassedPage & { readonly name: string };

export const strongest = (pages: readonly PassedIn[]): PassedIn =>
  pages.reduce((best, page) => (page.bits > best.bits ? page : best));

export interface Judged {
  /** It has left a visit or a suggestion. */
  readonly isKept: boolean;
  readonly read: boolean;
  /** Records that the site's robots.txt in the archive forbids. */
  readonly withheld: number;
  readonly matches: readonly Match[];
  readonly suggested: number;
  readonly problems: readonly string[];
}

/**
 * A site without a lead to a listed entity leaves nothing behind. The visit of one with a lead is
 * kept as handed in: anybody can write an archive.
 *
 * @param keeps false: only looked at, for an explanation
 */
export async function judgeSite(page: PassedIn, found: FoundSite, ports: JudgePorts, keeps = true): Promise<Judged> {
  const said = { url: page.url, handedIn: handedInNow(ports) };
  const { captured, mayBeShown, withheld, problems, keep } = await ports.readFound(found, said);
  const none = { isKept: false, read: false, withheld, matches: [], suggested: 0, problems };
  if (captured === null) {
    // An archive of texts or addresses has nothing to read: a visit will show what is there.
    const isText = !page.whole && found.records.length === 0;
    if (isText && !mayBeShown) return { ...none, withheld: 1 };
    const suggested = isText && keeps ? await suggest(page, page.entity, null, ports) : 0;
    return { ...none, isKept: isText && keeps, suggested };
  }
  const site = ofItsOwnKind({ ...captured, visit: { ...captured.visit, target: targetOf(page) } });
  const read = await readToStore(site, ports);
  const { visit } = site;
  const leadsOf = (found: readonly Match[]) => found.filter((match) => entityOf(match) !== null);
  const matches = await storeScreened(visit, read, ports, async (found) => {
    const isKept = keeps && leadsOf(found).length > 0;
    if (isKept) await keep();
    return isKept;
  });
  const leads = leadsOf(matches);
  const [best] = leads.toSorted((a, b) => b.weight - a.weight);
  if (best === undefined || !keeps) return { ...none, read: true, matches: leads };
  const suggested = await suggest(page, entityOf(best) ?? page.entity, visit, ports);
  return { isKept: true, read: true, withheld, matches: leads, suggested, problems };
}

export const entityOf = ({ left, right }: Match): string | null => left.entity?.id ?? right.entity?.id ?? null;

export const flaggedOf = (matches: readonly Match[]): number => matches.filter(isFlagged).length;

/** The path on this machine stays private. */
const targetOf = ({ name, place }: PassedIn): string => `${nameOf(name)}@${place.at}`;

const nameOf = (name: string): string => name.split(/[\\/]/).at(-1) ?? name;

async function suggest(
  { url, name, place: where, capturedAt: seenAt, hits }: PassedIn,
  entity: string,
  visit: CapturedSite['visit'] | null,
  ports: JudgePorts,
): Promise<number> {
  const place = placeOf(url);
  if (place === null) return 0;
  const key = keyOf(place);
  const carriers = (await ports.store.fingerprints.carriers([key])).get(key) ?? 0;
  const priors = await currentPriors(ports);
  const bits = reasonBits('sifted', { among: 1, carriers, trail: Infinity }, priors.of.sifted.bits);
  if (bits === null) return 0;
  const capture = visit?.captures.find(({ finalUrl }) => finalUrl === url)?.id ?? null;
  const quote = (hits.find((hit) => hit.entity === entity) ?? hits[0])?.quote ?? '';
  const file = nameOf(name);
  const reason: SuggestionReason = {
    ...{ kind: 'sifted', bits, entity, from: file, visit: visit?.id ?? null, capture, url, quote, steps: 1, seenAt },
    ...{ archive: { file, ...where }, ...notePrior('sifted', priors) },
  };
  const { address, site, siteKind } = place;
  await addSuggestions([{ id: idOf(place), address, site, kind: siteKind, reasons: [reason] }], ports);
  return 1;
}
