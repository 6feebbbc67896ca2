/** The sites of a row: the kept picture of each home page, its name and its title. */
import type { Match, MatchSide } from '../../model/derived/match.ts';
import { type Html, html } from '../../report/escape.ts';
import { nameOf } from '../../report/wording.ts';
import type { Services } from '../../services.ts';
import { findingTexts } from '../../texts/findings.ts';

const SHOWN = 4;

export interface Looks {
  /** Id of the home page with a kept picture, by visit. */
  readonly homes: ReadonlyMap<string, string>;
  readonly titles: ReadonlyMap<string, string>;
}

export async function looksOf(
  sides: readonly MatchSide[],
  { drawings, search }: Pick<Services['store'], 'drawings' | 'search'>,
): Promise<Looks> {
  const visits = [...new Set(sides.map(({ visit }) => visit))];
  const [homes, titles] = await Promise.all([drawings.homes(visits), search.titles(visits)]);
  return { homes, titles };
}

/** The first sites of some findings, each once. */
export function sidesOf(findings: Iterable<Pick<Match, 'left' | 'right'>>): MatchSide[] {
  const sides = new Map<string, MatchSide>();
  for (const { left, right } of findings) {
    for (const side of [left, right]) if (!sides.has(side.site)) sides.set(side.site, side);
    if (sides.size >= SHOWN) break;
  }
  return [...sides.values()].slice(0, SHOWN);
}

/** Empty if no site has a picture or a title. */
export function thumbs(sides: readonly MatchSide[], looks: Looks): Html | false {
  const known = sides.filter(({ visit }) => looks.homes.has(visit) || looks.titles.get(visit));
  return known.length > 0 && html`<div class="thumbs">${known.map((side) => figure(side, looks))}</div>`;
}

function figure(side: MatchSide, { homes, titles }: Looks): Html {
  const [capture, title] = [homes.get(side.visit), titles.get(side.visit) ?? ''];
  const picture =
    capture !== undefined &&
    html`<img loading="lazy" alt="${findingTexts.homeOf(nameOf(side))}" src="/drawn/${encodeURIComponent(side.visit)}/${encodeURIComponent(capture)}?size=small">`;
  return html`<figure>${picture}<figcaption><bdi>${nameOf(side)}</bdi>${title !== '' && html` <span class="soft"><bdi>${title}</bdi></span>`}</figcaption></figure>`;
}
