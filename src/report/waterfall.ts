import type { Evidence, Match } from '../model/match.ts';
import { type Html, html } from './escape.ts';
import { signed, total } from './wording.ts';

const WIDTH = 920;
const LABELS = 190;
const NUMBERS = 70;
const ROW = 30;
const TOP = 34;
const MARKS: readonly (readonly [number, string])[] = [
  [8, 'lead'],
  [14, 'likely'],
  [20, 'strong'],
];

/** Inline SVG: each row is a bar that starts where the one before ended. */
export function waterfall(match: Pick<Match, 'evidence' | 'against' | 'weight'>): Html {
  const rows = [...match.evidence, ...match.against].filter(({ weight }) => weight !== 0);
  const peak = rows.reduce((sum, { weight }) => sum + Math.max(0, weight), 0);
  const low = rows.reduce((sum, { weight }) => sum + Math.min(0, weight), 0);
  const from = Math.min(0, Math.min(low, match.weight));
  const to = Math.max(22, Math.ceil(peak) + 1);
  const x = (bits: number) => round(LABELS + ((bits - from) / (to - from)) * (WIDTH - LABELS - NUMBERS));
  const height = TOP + (rows.length + 1) * ROW + 8;
  const bottom = height - 6;

  let at = 0;
  const bars = rows.map((row, index) => {
    const start = at;
    at = Math.round((at + row.weight) * 10) / 10;
    return bar(row, index, x(start), x(at));
  });
  const totalY = TOP + rows.length * ROW;
  return html`<svg class="waterfall" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Waterfall: the rows of evidence add up to ${total(match.weight)} bits">
${MARKS.map(([bits, word]) => html`<line class="mark" x1="${x(bits)}" x2="${x(bits)}" y1="${TOP - 8}" y2="${bottom}"/><text class="mark-text" x="${x(bits)}" y="${TOP - 14}" text-anchor="middle">${word} ${bits}</text>`)}
<line class="axis" x1="${x(0)}" x2="${x(0)}" y1="${TOP - 8}" y2="${bottom}"/><text class="mark-text" x="${x(0)}" y="${TOP - 14}" text-anchor="middle">0</text>
${bars}
<g><text class="label total" x="${LABELS - 12}" y="${totalY + 19}" text-anchor="end">Weight</text><rect class="bar bar-total" x="${Math.min(x(0), x(match.weight))}" y="${totalY + 6}" width="${Math.max(1.5, round(Math.abs(x(match.weight) - x(0))))}" height="${ROW - 12}" rx="3"/><text class="number total" x="${WIDTH - 4}" y="${totalY + 19}" text-anchor="end">${total(match.weight)}</text></g>
</svg>`;
}

function bar(row: Evidence, index: number, start: number, end: number): Html {
  const y = TOP + index * ROW;
  const kind = row.weight < 0 ? 'against' : row.group;
  return html`<g><text class="label" x="${LABELS - 12}" y="${y + 19}" text-anchor="end">${row.signal}</text><rect class="bar bar-${kind}" x="${Math.min(start, end)}" y="${y + 6}" width="${Math.max(1.5, round(Math.abs(end - start)))}" height="${ROW - 12}" rx="3"/><line class="step" x1="${end}" x2="${end}" y1="${y + 6}" y2="${y + ROW + 6}"/><text class="number" x="${WIDTH - 4}" y="${y + 19}" text-anchor="end">${signed(row.weight)}</text></g>`;
}

function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
