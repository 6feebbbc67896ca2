/** The sites of a listed entity → sentences and lines for a terminal. */
import type { EntityDocument } from '../model/documents.ts';
import { attributionTexts as say } from '../texts/attributions.ts';
import { lookUpOf, uncheckedText, weakenedText, whyText } from './attribution.ts';
import type { RowWords } from './row-title.ts';

export type SiteOfEntity = NonNullable<EntityDocument['sites']>[number];
type Words = ReadonlyMap<string, RowWords>;

/** As a side of a match has it. */
export function sideOfEntity({ site, kind, address, why, since, chain, ...one }: SiteOfEntity) {
  const attribution = {
    ...{ why, since, checked: one.checked },
    ...(chain !== undefined && { chain }),
    ...(address !== null && { address }),
    ...(one.weakenedBy !== undefined && { weakenedBy: one.weakenedBy }),
  };
  // Only whether there is an entity counts here: the page is its own.
  return { site, input: site, kind, entity: one.counts ? { id: '', name: '' } : null, attribution };
}

/** The reason of the site, and what weakens it or is not known. */
export function stateLines(one: SiteOfEntity): string[] {
  const side = sideOfEntity(one);
  const weakened = weakenedText(side);
  return [
    weakened ?? say.isWhy(whyText(side.attribution, one.site)),
    one.capturedAt === null && say.notCaptured,
    one.capturedAt !== null && !one.counts && weakened === null && say.isShared,
    one.counts && one.checked && say.checked,
    uncheckedText(side),
  ].filter((line) => typeof line === 'string');
}

export function shownLine<P>(
  { signal, value, with: other }: SiteOfEntity['shows'][number],
  words: Words,
  mark: { readonly value: (text: string) => P; readonly site: (site: string) => P },
) {
  const noun = words.get(signal)?.noun[0] ?? signal;
  if (other !== null) return say.sameAs(noun, mark.value(value), mark.site(other));
  return signal === 'site-link' ? say.links(mark.value(value)) : say.shows(noun, mark.value(value));
}

/** @param commandOf the command of these words as a person types it */
export function siteLines(
  { sites = [], namedWith = [] }: Pick<EntityDocument, 'sites' | 'namedWith'>,
  words: Words,
  commandOf: (rest: string) => string,
): string[] {
  const plain = { value: (text: string) => text, site: (site: string) => site };
  const lines = sites.flatMap((one) => {
    const lookUp = lookUpOf(sideOfEntity(one));
    return [
      `  ${one.site}`,
      ...stateLines(one).map((line) => `    ${line}`),
      ...(lookUp === null ? [] : [`    ${say.lookUp(commandOf(lookUp)).join('')}`]),
      ...one.shows.map((line) => `    - ${shownLine(line, words, plain).join('')}`),
    ];
  });
  const leads = namedWith.map(({ site, address }) => `  ${address ?? site}`);
  return [
    ...(lines.length > 0 ? [`${say.sites}:`, ...lines] : []),
    ...(leads.length > 0 ? [`${say.leads}:`, ...leads, `  ${say.leadsWhy}`] : []),
  ];
}
