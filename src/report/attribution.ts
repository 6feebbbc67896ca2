/** Why a site counts as a listed party's, and what is not known of it → sentences. */
import type { AttributionReason, UsedAttribution } from '../model/derived/attribution.ts';
import type { MatchSide } from '../model/derived/match.ts';
import { timeText } from '../model/text/time-text.ts';
import { attributionTexts as say } from '../texts/attributions.ts';
import { nameOf } from './wording.ts';

interface Reason {
  readonly why: AttributionReason;
  readonly since: string;
  readonly chain?: readonly string[] | undefined;
  readonly address?: string | null | undefined;
}
type Side = Pick<MatchSide, 'site' | 'input' | 'kind' | 'entity' | 'attribution'>;

/** Such as `named by the list since 15 Dec 2021`. @param site the name of the attributed site */
export function whyText({ why, since, chain = [], address }: Reason, site: string): string {
  const day = timeText(since.slice(0, 10));
  const text = why === 'person' && chain.length > 0 ? say.successor([...chain, site].join(' → ')) : say.why[why](day);
  return address == null ? text : `${text}${say.partOnly(address)}`;
}

/** The listed party of a side with the reason; null: it has none that counts. */
export function listedText({ entity, attribution, ...side }: Side): string | null {
  if (entity === null) return null;
  return attribution === undefined ? entity.name : say.because(entity.name, whyText(attribution, nameOf(side)));
}

/** The parties of both sides; empty: neither is listed. */
export const listedTexts = (sides: readonly Side[]): string[] => sides.flatMap((side) => listedText(side) ?? []);

/** Why a reason does not count; null: it counts, or there is none. */
export function weakenedText({ attribution, ...side }: Side): string | null {
  if (attribution?.weakenedBy === undefined) return null;
  return say.weakened(whyText(attribution, nameOf(side)), attribution.weakenedBy);
}

/** Nothing is known about the owner since the reason; null: something is. */
export function uncheckedText({ entity, attribution }: Side): string | null {
  if (entity === null || attribution === undefined || attribution.checked) return null;
  return say.unchecked(timeText(attribution.since.slice(0, 10)));
}

/** The arguments of the command that asks the registries; null: it would help nothing. */
export function lookUpOf({ kind, site, entity, attribution }: Side): string | null {
  if (uncheckedText({ kind, site, input: site, entity, attribution }) === null) return null;
  // Nobody registered a part of a host for itself, nor a profile on a platform.
  return kind === 'website' && attribution?.address === undefined ? `lookup ${site}` : null;
}

/** Ids of the other entries that name the site. */
export const alsoListedOf = ({ attribution }: { readonly attribution?: UsedAttribution | undefined }): string[] =>
  attribution?.alsoListed ?? [];

/**
 * All of one side as sentences, without its name.
 *
 * @param commandOf the command of these words, as it is printed or as it is kept
 */
export function attributionLines(side: Side, commandOf: (rest: string) => string): string[] {
  const { entity, attribution } = side;
  if (attribution === undefined) return [];
  const lookUp = lookUpOf(side);
  const others = alsoListedOf(side);
  return [
    entity !== null && say.isWhy(whyText(attribution, nameOf(side))),
    weakenedText(side),
    uncheckedText(side),
    lookUp !== null && say.lookUp(commandOf(lookUp)).join(''),
    others.length > 0 && `${say.alsoListed(others.length, others.join(', ')).join('')}.`,
  ].filter((line) => typeof line === 'string');
}
