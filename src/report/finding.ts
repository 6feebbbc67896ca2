/** What every format of a finding is written of. */
import type { Judgement } from '../model/evidence.ts';
import type { Match, MatchSide, Standing } from '../model/match.ts';
import type { Entity } from '../model/seed.ts';
import { judgedOnText, standingText } from './standing-text.ts';
import { nameOf, percent } from './wording.ts';

export const SIDES = ['left', 'right'] as const;

export interface Finding {
  readonly match: Match;
  /** The listed entity that a side is attributed to, as the list has it; null where there is none. */
  readonly entities: { readonly [side in (typeof SIDES)[number]]: Entity | null };
  /** What people said of it, in their order: the last word counts. */
  readonly judgements: readonly Judgement[];
  /** How it compares with its best; null: not known. */
  readonly standing: Standing | null;
}

/** The last word; null: nobody has looked at it. */
export function judgedAs({ judgements }: Finding): Judgement['judgement'] | null {
  return judgements.at(-1)?.judgement ?? null;
}

/** Where the site stands; null for a list entry and a saved page, which stand nowhere. */
export function addressOf(side: MatchSide): string | null {
  const { site, pages } = side;
  if (pages === 0 && site.startsWith('list:')) return null;
  const url = `http://${site}/`;
  return nameOf(side) === site && URL.canParse(url) ? new URL(url).href : null;
}

/** Who stands behind a side, for formats that want somebody: nobody says who that is. */
export function operatorOf(side: MatchSide, entity: Entity | null): string {
  return entity?.names[0] ?? side.entity?.name ?? `Unknown operator of ${nameOf(side)}`;
}

/** One finding in a sentence, with what it was made by. */
export function summaryOf({ match }: Finding): string {
  const { id, verdict, weight, probability, model, background } = match;
  return `revenant match ${id}: ${verdict}, ${weight} bits, probability ${percent(probability)}, model ${model}, background ${background}`;
}

/** What changed since the finding's best, and since its last judgement. */
export function sinceText({ match, judgements, standing }: Finding): string[] {
  const last = judgements.at(-1);
  const texts = [
    standing === null ? null : standingText(standing),
    last === undefined ? null : judgedOnText(last, match, standing),
  ];
  return texts.filter((text) => text !== null);
}
