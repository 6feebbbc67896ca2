/** Rows of evidence, each one line that unfolds: bits, a name for people, and both values. */

import type { Evidence, EvidenceSide, Match, MatchSide } from '../../model/derived/match.ts';
import { type Html, html } from '../../report/escape.ts';
import { evidenceBody, sideOf } from '../../report/evidence-row.ts';
import { list } from '../../report/match-section.ts';
import { printedValue } from '../../report/printed-value.ts';
import { beginning } from '../../report/quoted-text.ts';
import { rowTitle, shortTitle } from '../../report/row-title.ts';
import type { SectionOptions } from '../../report/section-options.ts';
import { nameOf, sharedRemarks, signed } from '../../report/wording.ts';
import { findingTexts as say } from '../../texts/findings.ts';
import { frameTexts } from '../../texts/frame.ts';

/** Characters in a line; the opened row has all. */
const LINE = { note: 260, value: 110 };
const BAR = { width: 108, height: 10 };

type Bars = ReadonlyMap<Evidence, Html>;

/** @param none what is said if there are no rows */
export function reasonRows(part: readonly Evidence[], match: Match, options: SectionOptions, none: string): Html {
  if (part.length === 0) return html`<p class="soft">${none}</p>`;
  const { remarks, noteOf } = sharedRemarks(match, (row) => shortTitle(row, options.words));
  const bars = barsOf(match);
  const line = (row: Evidence) => reason(row, noteOf(row), match, options, bars);
  const [weighed, nothing] = [part.filter(({ weight }) => weight !== 0), part.filter(({ weight }) => weight === 0)];
  const titles = nothing.map((row) => rowTitle(row, options.words).toLowerCase()).join(', ');
  const heads = [match.left, match.right].map((side) => html`<span><bdi>${nameOf(side)}</bdi></span>`);
  const head = html`<div class="reason-line reason-heads" aria-hidden="true"><span>${frameTexts.bits}</span><span></span><span>${frameTexts.reason}</span>${heads}</div>`;
  return html`<div class="reasons">${weighed.length > 0 && head}${weighed.map(line)}${nothing.length > 0 && html`<details class="more rows"><summary>${say.withoutBits(nothing.length, titles)}</summary>${nothing.map(line)}</details>`}</div>${part === match.evidence && list(remarks)}`;
}

function reason(row: Evidence, note: string, match: Match, options: SectionOptions, bars: Bars): Html {
  const short = note.length <= LINE.note;
  const shown = short ? note : `${beginning(note, LINE.note)}…`;
  return html`<details class="row reason g-${sideOf(row)}${row.weight === 0 && ' nothing'}"><summary class="reason-line"><span class="bits">${signed(row.weight)}</span>${bars.get(row) ?? html`<span></span>`}<span class="what"><b>${rowTitle(row, options.words)}</b> <span class="tag">${row.group}</span><span class="line-note"><bdi>${shown}</bdi></span></span>${bothValues(row, match, options)}</summary>${evidenceBody(row, short ? '' : note, match, options)}</details>`;
}

/** Both values as the pages print them; once if they are the same. */
function bothValues({ left, right }: Evidence, match: Match, options: SectionOptions): Html {
  const [one, other] = [printedValue(left), printedValue(right)];
  if (one.toLowerCase() === other.toLowerCase() && options.pictures?.has(left.value) !== true)
    return html`<span class="got on-both"><span class="hidden">${say.onBoth}</span> <bdi>${inLine(one)}</bdi></span>`;
  return html`${oneValue(left, match.left, one, options)}${oneValue(right, match.right, other, options)}`;
}

function oneValue(side: EvidenceSide, of: MatchSide, printed: string, { pictures }: SectionOptions): Html {
  const picture = pictures?.get(side.value);
  return html`<span class="got"><span class="hidden">${say.onSite(nameOf(of))}</span> ${picture !== undefined && html`<img class="thumb" alt="" loading="lazy" src="${picture}"> `}<bdi>${inLine(printed)}</bdi></span>`;
}

const inLine = (text: string): string => (text.length <= LINE.value ? text : `${beginning(text, LINE.value)}…`);

/** A waterfall: each bar starts where the one before ended. Hidden, as the bits say the same. */
function barsOf({ evidence, against }: Match): Bars {
  const rows = [...evidence, ...against].filter(({ weight }) => weight !== 0);
  const steps = rows.map((_, i) => rows.slice(0, i + 1).reduce((sum, { weight }) => sum + weight, 0));
  const [low, high] = [Math.min(0, ...steps), Math.max(1, ...steps)];
  const x = (bits: number) => Math.round(((bits - low) / (high - low)) * BAR.width * 10) / 10;
  return new Map(
    rows.map((row, i) => {
      const [from, to] = [x(steps[i - 1] ?? 0), x(steps[i] ?? 0)];
      const bar = html`<svg class="step-bar" viewBox="0 0 ${BAR.width} ${BAR.height}" width="${BAR.width}" height="${BAR.height}" aria-hidden="true"><rect class="ground" width="${BAR.width}" height="${BAR.height}" rx="2"/><rect class="bar-${row.weight < 0 ? 'against' : row.group}" x="${Math.min(from, to)}" width="${Math.max(2, Math.abs(to - from))}" height="${BAR.height}" rx="2"/></svg>`;
      return [row, bar] as const;
    }),
  );
}
