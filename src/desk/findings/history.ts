/** The past: visits of both sites, earlier states of a finding, and the owners that it named. */
import type { OwnerLine } from '../../flow/evidence/owner-lines.ts';
import type { Match, MatchSide } from '../../model/derived/match.ts';
import type { BestMatch, EarlierMatch } from '../../model/ports/matches.ts';
import { timeText } from '../../model/text/time-text.ts';
import { FUTURE_TIME, knownTime, STATED_TIME, UNKNOWN_TIME } from '../../model/words.ts';
import { type Html, html } from '../../report/escape.ts';
import { type AxisRow, timeAxis } from '../../report/time-axis.ts';
import { nameOf, total } from '../../report/wording.ts';
import type { Services } from '../../services.ts';
import { findingTexts as say } from '../../texts/findings.ts';
import type { Part } from './parts.ts';

const VISITS_ON_AXIS = 60;
/** Copyright lines of each side. */
const OWNERS_SHOWN = 20;
const DOUBTS: readonly string[] = [STATED_TIME, FUTURE_TIME];

export async function historyPart(
  match: Match,
  earlier: readonly EarlierMatch[],
  bests: readonly BestMatch[],
  store: Services['store'],
): Promise<Part> {
  const axis = timeAxis(await Promise.all([match.left, match.right].map((side) => axisRow(side, store))));
  const states = statesOf(match, earlier, bests);
  const body = html`${axis !== null && html`<h3>${say.visits}</h3>${axis}`}${states !== null && html`<h3>${say.states}</h3>${states}`}${axis === null && states === null && html`<p class="soft">${say.noHistory}</p>`}`;
  return { id: 'history', body };
}

/** The visits of a side with a known, undoubted date; for a list entry, the list's. */
async function axisRow(side: MatchSide, { ledger }: Services['store']): Promise<AxisRow> {
  const { site, kind, visit: matched, timeDoubt } = side;
  const capturedAt = timeDoubt === undefined ? side.capturedAt : null;
  const own = { at: knownTime(capturedAt ?? UNKNOWN_TIME), id: matched };
  const stored = kind === 'list' ? [] : await ledger.visitHeads({ site, kind, limit: VISITS_ON_AXIS });
  const seen = stored
    .filter(({ visit }) => visit.id !== matched && !visit.marks.some((mark) => DOUBTS.includes(mark)))
    .map(({ visit }) => ({ at: knownTime(visit.startedAt), id: visit.id }));
  const visits = [own, ...seen].flatMap(({ at, id }) => (at === null ? [] : [{ at, isMatched: id === matched }]));
  return { name: nameOf(side), visits };
}

/** Earlier states of a finding, latest first, the best under each model marked. Null: none. */
function statesOf(match: Match, earlier: readonly EarlierMatch[], bests: readonly BestMatch[]): Html | null {
  const best = bests[0];
  if (earlier.length === 0) return null;
  const line = (when: string, one: Match) => {
    const isBest = best !== undefined && one.weight === best.match.weight && one.model === best.match.model;
    return html`<li>${say.stateLine(when, one.verdict, total(one.weight))}${isBest && say.itsBest}${one.model !== match.model && say.earlierModel}</li>`;
  };
  const lines = earlier.map(({ since, until, match: one }) => line(say.between(timeText(since), timeText(until)), one));
  const seen = best?.seenUntil == null ? '' : say.seenUntil(timeText(best.seenUntil));
  const ever =
    best && html`<p>${say.bestEver(best.match.verdict, total(best.match.weight), timeText(best.since))}${seen}.</p>`;
  return html`<div class="card">${ever}<ul class="plain">${line(say.now, match)}${lines}</ul></div>`;
}

/** The owners in the copyright lines, each side by language. */
export function ownersPart(match: Match, lines: readonly (readonly OwnerLine[])[]): Part[] {
  const rows = [match.left, match.right].flatMap((side, i) =>
    (lines[i] ?? [])
      .slice(0, OWNERS_SHOWN)
      .map(
        ({ lang, name, quote }) =>
          html`<tr><td><bdi>${nameOf(side)}</bdi></td><td>${lang === null ? say.noLanguage : html`<bdi>${lang}</bdi>`}</td><td><bdi>${name}</bdi></td><td class="soft"><bdi>${quote}</bdi></td></tr>`,
      ),
  );
  const heads = say.ownerHeads.map((head) => html`<th>${head}</th>`);
  const table = html`<p class="soft small">${say.ownersAbout}</p><table class="owners"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>`;
  return rows.length === 0 ? [] : [{ id: 'owners', count: rows.length, body: table }];
}
