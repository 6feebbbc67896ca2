/**
 * The rows of evidence as bars, each of which starts where the one before ended. Text is text, so
 * it keeps its size on a phone and on paper; only the bars are drawn.
 */
import type { Evidence, Match } from '../model/derived/match.ts';
import { type Html, html } from './escape.ts';
import { shortTitle } from './row-title.ts';
import type { SectionOptions } from './section-options.ts';
import { signed, total } from './wording.ts';

/** The least bits of each verdict. */
export const MARKS = { lead: 8, likely: 14, strong: 20 };

export function waterfall(match: Pick<Match, 'evidence' | 'against' | 'weight'>, words: SectionOptions['words']): Html {
  const rows = [...match.evidence, ...match.against].filter(({ weight }) => weight !== 0);
  const peak = rows.reduce((sum, { weight }) => sum + Math.max(0, weight), 0);
  const low = rows.reduce((sum, { weight }) => sum + Math.min(0, weight), 0);
  const from = Math.min(0, low, match.weight);
  const to = Math.max(22, Math.ceil(peak) + 1);
  const x = (bits: number): number => round(((bits - from) / (to - from)) * 100);
  const marks = Object.values(MARKS).map(
    (bits) => html`<line class="mark" x1="${x(bits)}%" x2="${x(bits)}%" y2="100%"/>`,
  );
  const frame = html`${marks}<line class="axis" x1="${x(0)}%" x2="${x(0)}%" y2="100%"/>`;
  const scale = [0, ...Object.values(MARKS)].map(
    (bits) => html`<text x="${x(bits)}%" y="12" text-anchor="middle">${bits}</text>`,
  );
  let at = 0;
  const bars = rows.map((row) => {
    const start = at;
    at = Math.round((at + row.weight) * 10) / 10;
    return line(row, shortTitle(row, words), [x(start), x(at)], frame);
  });
  const sum = html`${frame}${bar('total', x(0), x(match.weight))}`;
  return html`<ul class="waterfall"><li class="scale" aria-hidden="true"><svg>${scale}</svg></li>
${bars}<li class="total"><span>Weight</span>${drawn(sum)}<b class="number">${total(match.weight)}</b></li></ul>
<p class="soft small">Dotted lines: ${Object.entries(MARKS).map(([word, bits], i) => `${i > 0 ? ', ' : ''}${word} from ${bits}`)} bits.</p>`;
}

function line(row: Evidence, title: string, [start, end]: readonly [number, number], frame: Html): Html {
  const kind = row.weight < 0 ? 'against' : row.group;
  return html`<li><span>${title}</span>${drawn(html`${frame}${bar(kind, start, end)}`)}<span class="number">${signed(row.weight)}</span></li>`;
}

const drawn = (parts: Html): Html => html`<svg aria-hidden="true">${parts}</svg>`;

function bar(kind: string, start: number, end: number): Html {
  return html`<rect class="bar-${kind}" x="${Math.min(start, end)}%" width="${Math.max(0.3, round(Math.abs(end - start)))}%" y="25%" height="50%" rx="3"/>`;
}

function round(share: number): number {
  return Math.round(share * 100) / 100;
}
