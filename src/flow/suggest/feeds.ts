/** Feeds of new domains and certificates → suggestions by the names of listed companies. */
import { basename } from 'node:path';
import { ConfigError, InputError } from '../../errors.ts';
import type { SuggestionReason } from '../../model/derived/suggestion.ts';
import type { Entity } from '../../model/facts/seed.ts';
import type { FeedHit, FeedRead } from '../../model/ports/reader.ts';
import type { NewSuggestion } from '../../model/ports/suggestions.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { placeOf } from '../../suggest/leads.ts';
import { notePrior } from '../../suggest/priors.ts';
import { reasonBits } from '../../suggest/rank.ts';
import { domainName } from '../../values/domain-name.ts';
import type { TakeFiles } from '../kept/keep.ts';
import { currentPriors } from './priors.ts';
import { addSuggestions, idOf, type SuggestPorts } from './suggest.ts';

export interface FeedTaken extends Omit<FeedRead, 'hits' | 'fault'> {
  /** Companies with a name in a domain. */
  readonly companies: number;
  readonly suggested: number;
  /** Parts that were not read, and why. */
  readonly notes: readonly string[];
}

/** Persons are never looked for: only names of companies are compiled for it. */
export const takeFeed: TakeFiles<FeedTaken> = async ({ addresses }, { paths }, ports) => {
  const names = await ports.names.companies();
  if (names === null) throw new ConfigError('no company is listed: import a watchlist first');
  const answer = await ports.reader.feed({ paths, names });
  const read = answer.ok ? answer.value : answer.found;
  if (read === null) throw new InputError(answer.ok ? 'it cannot be read' : answer.detail);
  const notes = [
    ...(answer.ok ? [] : [`only its first ${read.lines} lines were read: ${answer.detail}`]),
    ...(read.fault === null ? [] : [read.fault]),
    ...(read.isCut ? ['it names more listed companies than a list of domains does: the others were left out'] : []),
  ];
  const from = addresses.map((address) => (isUrl(address) ? new URL(address).host : basename(address))).join(', ');
  const seenAt = ports.clock.now().toISOString();
  let suggested = 0;
  for (const hit of read.hits) {
    const entity = await ports.store.entities.get(hit.entity);
    if (entity?.type === 'company') suggested += await suggest(hit, entity, { from, seenAt }, ports);
  }
  const { lines, domains, unread, isCut } = read;
  return { lines, domains, unread, isCut, companies: read.hits.length, suggested, notes };
};

/** A name in so many domains of one feed is a word, and says nothing. */
const A_WORD = 8;

/**
 * A name in many domains is a word: all of them say less. Domains beside the whole name do not
 * weaken those that are it.
 */
async function suggest(
  { name, whole, partial }: FeedHit,
  { id, identifiers }: Entity,
  where: Pick<SuggestionReason, 'from' | 'seenAt'>,
  ports: Pick<SuggestPorts, 'store' | 'clock'>,
): Promise<number> {
  const own = new Set(identifiers.websites.map((site) => domainName(site.split('/')[0] ?? '')?.domain));
  const counted = [
    ...whole.map((domain) => ({ domain, among: whole.length })),
    ...partial.map((domain) => ({ domain, among: whole.length + partial.length })),
  ];
  const priors = await currentPriors(ports);
  const found = counted.flatMap(({ domain, among }): NewSuggestion[] => {
    const place = own.has(domain) || among >= A_WORD ? null : placeOf(`http://${domain}/`);
    const counts = { among, carriers: 0, trail: Number.POSITIVE_INFINITY };
    const bits = reasonBits('like-name', counts, priors.of['like-name'].bits);
    if (place === null || bits === null) return [];
    const at = { visit: null, capture: null, url: null, quote: name, steps: 1, ...notePrior('like-name', priors) };
    const reason: SuggestionReason = { kind: 'like-name', bits, entity: id, ...at, ...where };
    return [{ id: idOf(place), address: place.address, site: place.site, kind: place.siteKind, reasons: [reason] }];
  });
  return found.length === 0 ? 0 : addSuggestions(found, ports);
}
