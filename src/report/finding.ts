/** One finding, from which every format is written. */
import type { Judgement } from '../model/decisions/evidence.ts';
import type { Review } from '../model/decisions/review.ts';
import type { Match, MatchDocument, MatchSide, Standing } from '../model/derived/match.ts';
import type { Timeline } from '../model/derived/timeline.ts';
import type { Entity } from '../model/facts/seed.ts';
import { cleanText, oneLine } from '../model/text/clean-text.ts';
import { isUrl } from '../model/text/is-url.ts';
import { keptCommand } from '../model/text/program.ts';
import { UNKNOWN_TIME } from '../model/words.ts';
import { attributionTexts } from '../texts/attributions.ts';
import { attributionLines } from './attribution.ts';
import type { Custody } from './custody.ts';
import type { Homes } from './html.ts';
import type { SectionOptions } from './section-options.ts';
import { judgedOnText, nameOf, percent, REVIEWS, restsText, standingText } from './wording.ts';

export const SIDES = ['left', 'right'] as const;

export interface Finding {
  readonly match: Match;
  /** The listed entity that a side is attributed to, as the list has it; null: none. */
  readonly entities: { readonly [side in (typeof SIDES)[number]]: Entity | null };
  /** Oldest first: the latest counts. */
  readonly judgements: readonly Judgement[];
  /** Compared with its best; null: unknown. */
  readonly standing: Standing | null;
  /** Null: not judged positive, or no second reviewer is asked for. */
  readonly review: Review | null;
}

/** All that a brief and a report say of one finding; gathered by `flow/evidence/reports.ts`. */
export interface FindingFacts
  extends Omit<Finding, 'entities'>,
    Pick<SectionOptions, 'words' | 'pictures' | 'glosses'> {
  readonly homes: Homes;
  readonly timelines: readonly Timeline[];
  readonly custody: Custody;
  /** ISO 8601. */
  readonly madeAt: string;
}

/** The latest judgement; null: there is none. */
export function judgedAs({ judgements }: Finding): Judgement['judgement'] | null {
  return judgements.at(-1)?.judgement ?? null;
}

/** The site's address; null for a list entry and a saved page, which have none. */
export function addressOf(side: MatchSide): string | null {
  const { site, pages } = side;
  if (pages === 0 && site.startsWith('list:')) return null;
  const url = `http://${site}/`;
  return nameOf(side) === site && isUrl(url) ? new URL(url).href : null;
}

/** A party for formats that require one: the operator of a site is unknown. */
export function operatorOf(side: MatchSide, entity: Entity | null): string {
  return entity?.names[0] ?? side.entity?.name ?? `Unknown operator of ${nameOf(side)}`;
}

/** A person claims it: judged positive, and not only proposed. */
export function isClaimed(finding: Finding): boolean {
  return judgedAs(finding) === 'positive' && finding.review !== 'proposed';
}

/** One sentence, with the model and background. */
export function summaryOf({ match }: Finding): string {
  const { id, verdict, weight, probability, model, background } = match;
  return `revenant match ${id}: ${verdict}, ${weight} bits, probability ${percent(probability)}, model ${model}, background ${background}`;
}

/** The sources of a finding, its changes since its best, and since its latest judgement. */
export function sinceText({ match, judgements, standing, review }: Finding): string[] {
  const last = judgements.at(-1);
  return [
    restsText(match),
    review && REVIEWS[review],
    standing && standingText(standing),
    last && judgedOnText(last, match, standing),
  ].filter((text) => text != null);
}

export function rowTexts({ evidence, against }: Match): string[] {
  return [...evidence, ...against].map(
    ({ signal, group, level, weight, note }) => `${weight} bits, ${signal} (${group}, ${level}): ${note}`,
  );
}

/** Why each side counts as a listed party's, and what weakens it. */
export function attributionTextsOf({ left, right }: Match): string[] {
  return [left, right].flatMap((side) => {
    const lines = attributionLines(side, keptCommand);
    if (lines.length === 0) return [];
    const listed = side.entity === null ? [] : [attributionTexts.listed(side.entity.name)];
    return [`${[nameOf(side), ...listed].join(': ')}. ${lines.join(' ')}`];
  });
}

/** All that is said for and against a finding. */
export function noteLines(finding: Finding): string[] {
  const { match } = finding;
  return [
    ...attributionTextsOf(match),
    ...sinceText(finding),
    ...rowTexts(match),
    ...match.innocent.map((one) => `Not excluded: ${one}`),
  ];
}

/** When the later side was captured, and when the finding last changed, ISO 8601. */
export function timesOf({
  match: { left, right },
  judgements,
}: Finding): Readonly<Record<'captured' | 'changed', string>> {
  const [, captured = UNKNOWN_TIME] = [left, right].map(({ capturedAt }) => capturedAt ?? UNKNOWN_TIME).sort();
  const [changed = captured] = [captured, ...judgements.map(({ at }) => at)].sort().reverse();
  return { captured, changed };
}

/** One line of JSON, without what other programs may not read. */
export const cleanLine = (value: object): string =>
  `${oneLine(JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? cleanText(part) : part)))}\n`;

/** JSON Lines: the match documents (revenant.match/1). */
export function jsonlOf(findings: readonly Finding[]): string {
  return findings.map((finding) => `${oneLine(JSON.stringify(documentOf(finding)))}\n`).join('');
}

/** The match as printed, with its standing. */
export function documentOf({ match, standing, review }: Pick<Finding, 'match' | 'standing' | 'review'>): MatchDocument {
  return { ...match, ...(standing !== null && { standing }), ...(review !== null && { review }) };
}
