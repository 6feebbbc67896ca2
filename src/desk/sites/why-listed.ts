/** Why a site counts as a listed party's, with links to the entries. */
import type { MatchSide } from '../../model/derived/match.ts';
import { keptCommand } from '../../model/text/program.ts';
import { alsoListedOf, lookUpOf, uncheckedText, weakenedText, whyText } from '../../report/attribution.ts';
import { type Html, html } from '../../report/escape.ts';
import { nameOf } from '../../report/wording.ts';
import { attributionTexts as say } from '../../texts/attributions.ts';
import { bdi, code, placeAt, separated } from '../frame/marks.ts';

export const entityLink = (id: string, name = id): Html => html`<a href="${placeAt('entity', id)}">${bdi(name)}</a>`;

type Side = Pick<MatchSide, 'site' | 'input' | 'kind' | 'entity' | 'attribution'>;

/** A line for the reason, and for each thing that a person must know beside it. */
export function whyListed(side: Side): Html[] {
  const { entity, attribution } = side;
  if (attribution === undefined) return [];
  const why = entity !== null && html`${say.isWhy(whyText(attribution, nameOf(side)))}`;
  return [why, ...doubtsOf(side)].filter((line) => line !== false);
}

/** Doubts about the reason, and the other entries that name the site. */
export function doubtsOf(side: Side): Html[] {
  const [weakened, unchecked, lookUp, others] = [
    weakenedText(side),
    uncheckedText(side),
    lookUpOf(side),
    alsoListedOf(side),
  ];
  return [
    weakened !== null && html`${weakened}`,
    unchecked !== null && html`${unchecked}${lookUp !== null && [' ', say.lookUp(code(keptCommand(lookUp)))].flat()}`,
    others.length > 0 && html`${say.alsoListed(others.length, separated(others.map((id) => entityLink(id))))}.`,
  ].filter((line) => line !== false);
}
