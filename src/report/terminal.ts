/** A Match → text for a terminal: rows whose bits add up to the weight. */
import type { Evidence, Match } from '../model/match.ts';
import type { Verdict } from '../model/words.ts';
import { visible } from './escape.ts';
import { directionText, LEVELS, moment, percent, shownValue, signed, VERDICTS } from './wording.ts';

export interface TextOptions {
  /** False under NO_COLOR or when the output is no terminal. */
  readonly color: boolean;
  /** Columns. */
  readonly width: number;
}

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green';
const CODES: Readonly<Record<Style, number>> = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 };
const TINTS: Readonly<Record<Verdict, Style>> = {
  strong: 'red',
  likely: 'red',
  lead: 'yellow',
  unrelated: 'green',
  'not-comparable': 'dim',
};

const NARROWEST = 40;

export function matchText(match: Match, { color, width: columns }: TextOptions): string {
  const width = Math.max(NARROWEST, columns);
  const paint = (style: Style, text: string) => (color ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text);
  const { left, right, verdict, weight, probability, evidence, against, succession, innocent } = match;
  const arrow = { 'left-to-right': '→', 'right-to-left': '←', undirected: '–' }[succession.direction];
  const lines: string[] = [];
  const wrapped = (text: string, indent: string, first = indent) => {
    for (const [index, line] of wrap(text, width - indent.length).entries()) {
      lines.push((index === 0 ? first : indent) + line);
    }
  };

  lines.push(paint('bold', cut(`${visible(left.site)} ${arrow} ${visible(right.site)}`, width)));
  const chance = verdict === 'not-comparable' ? '' : `, probability ${percent(probability)}`;
  const bits = cut(`${weight.toFixed(1)} bits${chance}`, width - verdict.length - 2);
  lines.push(`${paint(TINTS[verdict], paint('bold', verdict.toUpperCase()))}  ${bits}`);
  wrapped(VERDICTS[verdict], '');
  for (const side of [left, right]) {
    const listed = side.entity === null ? '' : `, listed: ${side.entity.name}`;
    const told = `${side.input}: ${side.state} (${side.condition}), ${side.pages} pages, ${moment(side.capturedAt)}${listed}`;
    for (const line of wrap(told, width - 2)) lines.push(paint('dim', `  ${line}`));
  }

  if (evidence.length + against.length > 0) {
    lines.push('');
    const nameWidth = Math.max(...[...evidence, ...against].map(({ signal }) => signal.length));
    for (const row of [...evidence, ...against]) lines.push(...rowLines(row, nameWidth, width, paint));
    lines.push('─'.repeat(7));
    lines.push(`${weight.toFixed(1).replace('-', '−').padStart(7)}  ${paint('bold', 'bits in all')}`);
  }
  if (succession.direction !== 'undirected' || succession.reasons.length > 0) {
    lines.push('');
    wrapped(directionText(match), '');
    for (const reason of succession.reasons) wrapped(reason, '    ', '  - ');
  }
  if (innocent.length > 0) {
    lines.push('', 'Not excluded:');
    for (const one of innocent) wrapped(one, '    ', '  - ');
  }
  if (verdict === 'strong' || verdict === 'likely' || verdict === 'lead') {
    lines.push('');
    lines.push(paint('dim', 'A lead; only a person can confirm it.'));
  }
  return lines.join('\n');
}

function rowLines(
  row: Evidence,
  nameWidth: number,
  width: number,
  paint: (style: Style, text: string) => string,
): string[] {
  const indent = ' '.repeat(9);
  const bits = signed(row.weight).padStart(7);
  const tint = row.weight > 0 ? 'bold' : 'dim';
  const lines = [
    `${paint(tint, bits)}  ${row.signal.padEnd(nameWidth)}  ${paint('dim', cut(`${row.group}, ${LEVELS[row.level]}`, width - nameWidth - 11))}`,
    ...wrap(row.note, width - indent.length).map((line) => indent + line),
  ];
  const values = [row.left, row.right].map((side) => ({ value: visible(shownValue(side)), at: visible(side.url) }));
  for (const { value, at } of values) {
    const line = at === '' ? value : `${cut(value, Math.max(20, width - indent.length - columnsOf(at) - 2))}  ${at}`;
    if (line !== '') lines.push(indent + paint('dim', cut(line, width - indent.length)));
  }
  return lines;
}

/** Words into lines of at most `width` columns; a longer word stands alone and is cut. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of visible(text).split(' ')) {
    if (word === '') continue;
    const longer = line === '' ? word : `${line} ${word}`;
    if (columnsOf(longer) <= width || line === '') line = longer;
    else {
      lines.push(cut(line, width));
      line = word;
    }
  }
  if (line !== '') lines.push(cut(line, width));
  return lines;
}

function cut(text: string, width: number): string {
  if (columnsOf(text) <= width) return text;
  let out = '';
  let used = 1;
  for (const char of text) {
    used += columnsOf(char);
    if (used > width) break;
    out += char;
  }
  return `${out}…`;
}

/** East Asian wide characters take two columns, combining marks none: near enough for lines of evidence. */
function columnsOf(text: string): number {
  let columns = 0;
  for (const char of text) {
    if (/\p{M}/u.test(char)) continue;
    columns +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(
        char,
      )
        ? 2
        : 1;
  }
  return columns;
}
