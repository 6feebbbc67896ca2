/** Visits of several sites → an inline SVG with one line a site over one real time axis. */
import { timeText } from '../model/text/time-text.ts';
import { type Html, html, visible } from './escape.ts';

const WIDTH = 920;
const LABELS = 190;
const ROW = 34;
const TOP = 12;
const TICKS = 5;
const DAY_MS = 86_400_000;

export interface AxisRow {
  readonly name: string;
  readonly visits: readonly {
    /** ISO 8601. */
    readonly at: string;
    /** The finding is made of it. */
    readonly isMatched: boolean;
  }[];
}

/**
 * Where an instant stands between the first and the last, in pixels; a single one stands in the
 * middle.
 */
export function placedAt(at: string, first: string, last: string): number {
  const [time, from, to] = [at, first, last].map(Date.parse) as [number, number, number];
  const share = to === from ? 0.5 : (time - from) / (to - from);
  return Math.round((LABELS + 30 + share * (WIDTH - LABELS - 90)) * 10) / 10;
}

/**
 * Null: no visit has a date. Hidden from screen readers, which get the dates as text.
 * @param marked the meaning of a filled dot
 */
export function timeAxis(rows: readonly AxisRow[], marked = 'compared'): Html | null {
  const times = rows.flatMap(({ visits }) => visits.map(({ at }) => at)).sort((a, b) => Date.parse(a) - Date.parse(b));
  const [first, last] = [times.at(0), times.at(-1)];
  if (first === undefined || last === undefined) return null;
  const x = (at: string) => placedAt(at, first, last);
  const bottom = TOP + rows.length * ROW;
  const height = bottom + 26;
  const lines = rows.map(({ name, visits }, index) => {
    const y = TOP + index * ROW + ROW / 2;
    return html`<text x="${LABELS - 12}" y="${y + 5}" text-anchor="end">${shortened(name)}</text><line class="axis-row" x1="${LABELS}" x2="${WIDTH - 36}" y1="${y}" y2="${y}"/>${visits.map(({ at, isMatched }) => html`<circle class="visit${isMatched && ' visit-matched'}" cx="${x(at)}" cy="${y}" r="${isMatched ? 7 : 4}"><title>${timeText(at)}</title></circle>`)}`;
  });
  const ticks = ticksOf(first, last).map(
    ({ at, text }) =>
      html`<line class="axis-tick" x1="${x(at)}" x2="${x(at)}" y1="${TOP}" y2="${bottom}"/><text class="axis-date" x="${x(at)}" y="${bottom + 18}" text-anchor="middle">${text}</text>`,
  );
  return html`<div class="card walk" role="region" aria-label="Time axis of the visits; the dates follow as text" tabindex="0"><svg class="graph" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" aria-hidden="true">${ticks}${lines}</svg></div>
<ul class="plain small">${rows.map(({ name, visits }) => html`<li><bdi>${name}</bdi>: ${datesText(visits, marked)}</li>`)}</ul>`;
}

/**
 * Evenly spaced, the first and the last among them, with the time of day where all are of two days.
 */
function ticksOf(first: string, last: string): { readonly at: string; readonly text: string }[] {
  const [from, to] = [Date.parse(first), Date.parse(last)];
  const isShort = to - from < 2 * DAY_MS;
  const count = isShort ? 3 : TICKS;
  const ticks = Array.from({ length: count }, (_, i) => {
    const at = new Date(from + ((to - from) * i) / (count - 1)).toISOString();
    return { at, text: timeText(isShort ? at : at.slice(0, 10)) };
  });
  return ticks.filter(({ text }, i) => text !== ticks[i - 1]?.text);
}

function datesText(visits: AxisRow['visits'], marked: string): string {
  const sorted = [...visits].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const [first, last] = [sorted.at(0), sorted.at(-1)];
  if (first === undefined || last === undefined) return 'no visit with a known date';
  const compared = sorted.filter(({ isMatched }) => isMatched).map(({ at }) => timeText(at));
  const span =
    sorted.length === 1
      ? `one visit, ${timeText(first.at)}`
      : `${sorted.length} visits, ${timeText(first.at)} to ${timeText(last.at)}`;
  return compared.length === 0 || sorted.length === 1 ? span : `${span}; ${marked}: ${compared.join(', ')}`;
}

const shortened = (name: string): string => {
  const shown = [...visible(name)];
  return shown.length > 24 ? `${shown.slice(0, 24).join('')}…` : shown.join('');
};
