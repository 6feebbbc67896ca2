/** The sites of a row: the kept picture of each home page, its name and its title. */
import type { Match, MatchSide } from '../../model/derived/match.ts';
import { type Html, html } from '../../report/escape.ts';
import { nameOf } from '../../report/wording.ts';
import type { Services } from '../../services.ts';
import { groupTexts as say } from '../../texts/groups.ts';

const SHOWN = 4;

export interface Looks {
  /** Id of the home page with a kept picture, by visit. */
  readonly homes: ReadonlyMap<string, string>;
  readonly titles: ReadonlyMap<string, string>;
}

export async function looksOf(
  matches: Iterable<Match>,
  { drawings, search }: Pick<Services['store'], 'drawings' | 'search'>,
): Promise<Looks> {
  const visits = [...new Set([...matches].flatMap(({ left, right }) => [left.visit, right.visit]))];
  const [homes, titles] = await Promise.all([drawings.homes(visits), search.titles(visits)]);
  return { homes, titles };
}

/** Each site once, the first that have a picture or a title. Empty if none has. */
export function thumbs(matches: readonly Match[], looks: Looks): Html | false {
  const sides = new Map<string, MatchSide>();
  for (const { left, right } of matches)
    for (const side of [left, right]) if (!sides.has(side.site)) sides.set(side.site, side);
  const known = [...sides.values()].filter(({ visit }) => looks.homes.has(visit) || looks.titles.get(visit));
  if (known.length === 0) return false;
  return html`<div class="thumbs">${known.slice(0, SHOWN).map((side) => figure(side, looks))}</div>`;
}

function figure(side: MatchSide, { homes, titles }: Looks): Html {
  const [capture, title] = [homes.get(side.visit), titles.get(side.visit) ?? ''];
  const picture =
    capture !== undefined &&
    html`<img loading="lazy" alt="${say.pictureOf(nameOf(side))}" src="/drawn/${encodeURIComponent(side.visit)}/${encodeURIComponent(capture)}?size=small">`;
  return html`<figure>${picture}<figcaption><bdi>${nameOf(side)}</bdi>${title !== '' && html` <span class="soft"><bdi>${title}</bdi></span>`}</figcaption></figure>`;
}
