/** A Match → text for a terminal: rows whose bits add up to the weight. */
import { counted } from '../model/counted.ts';
import type { Evidence, Match } from '../model/derived/match.ts';
import { command } from '../model/text/program.ts';
import type { Verdict } from '../model/words.ts';
import { matchTexts } from '../texts/matches.ts';
import { attributionLines } from './attribution.ts';
import { wrap } from './lines.ts';
import { type RowWords, rowTitle, shortTitle } from './row-title.ts';
import * as say from './wording.ts';

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green';
const CODES: Readonly<Record<Style, number>> = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 };
// biome-ignore format: one row
const TINTS: Readonly<Record<Verdict, Style>> = {
  strong: 'red', likely: 'red', lead: 'yellow', unrelated: 'green', 'not-comparable': 'dim',
};

const NARROWEST = 40;
const UNKNOWN_WIDTH = 100;
/**
 * A passage is recognized by its beginning; an e-mail address must be whole (254 characters at
 * most, RFC 5321).
 */
const MOST_LINES = { passage: 4, word: 9 };

/**
 * @param options color: false under NO_COLOR and off a terminal. width: columns; 0: unknown
 * @param words for the rows, by the id of the signal
 */
export function matchText(
  match: Match,
  options: { readonly color: boolean; readonly width: number },
  words: ReadonlyMap<string, RowWords>,
): string {
  const width = options.width > 0 ? Math.max(NARROWEST, options.width) : UNKNOWN_WIDTH;
  const paint = (style: Style, text: string) => (options.color ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text);
  const { left, right, verdict, weight, probability, evidence, against, succession, innocent } = match;
  const lines: string[] = [];
  const wrapped = (text: string, indent: string, first = indent) => {
    for (const [index, line] of wrap(text, width - indent.length).entries()) {
      lines.push((index === 0 ? first : indent) + line);
    }
  };

  for (const line of wrap(`${say.nameOf(left)} ${say.arrowOf(match)} ${say.nameOf(right)}`, width))
    lines.push(paint('bold', line));
  const chance = verdict === 'not-comparable' ? '' : matchTexts.chance(say.percent(probability));
  const bits = `${say.total(weight)} bits${chance}`;
  const word = say.verdictWord(match);
  const beside = word.length + 2 + bits.length <= width;
  lines.push(`${paint(TINTS[verdict], paint('bold', word.toUpperCase()))}${beside ? `  ${bits}` : ''}`);
  if (!beside) lines.push(bits);
  wrapped(say.verdictText(match), '');
  for (const text of [say.calibrationText(match), say.baseRateText(match), say.sameSiteText(match) ?? ''])
    wrapped(text, '');
  for (const side of [left, right]) {
    const listed = side.entity === null ? '' : matchTexts.listed(side.entity.name);
    const seen = `${say.outcomeText(side)}, ${counted(side.pages, 'page')}`;
    const about = `${side.input}: ${side.kind === 'list' ? matchTexts.listEntry : seen}, ${say.capturedText(side)}${listed}`;
    for (const line of wrap(about, width - 2)) lines.push(paint('dim', `  ${line}`));
    for (const text of attributionLines(side, command))
      for (const line of wrap(text, width - 4)) lines.push(paint('dim', `    ${line}`));
  }

  if (evidence.length + against.length > 0) {
    lines.push('');
    const { remarks, noteOf } = say.sharedRemarks(match, (row) => shortTitle(row, words));
    for (const remark of remarks) wrapped(remark, '');
    const rows = [...evidence, ...against].map((row) => ({ ...row, title: rowTitle(row, words), note: noteOf(row) }));
    const titleWidth = Math.max(...rows.map(({ title }) => title.length));
    for (const row of rows) lines.push(...rowLines(row, match, titleWidth, width, paint));
    lines.push('─'.repeat(7));
    lines.push(`${say.total(weight).padStart(7)}  ${paint('bold', matchTexts.total)}`);
  }
  if (succession.direction !== 'undirected' || succession.reasons.length > 0) {
    lines.push('');
    wrapped(say.directionText(match), '');
    for (const reason of succession.reasons) wrapped(reason, '    ', '  - ');
  }
  if (innocent.length > 0) {
    lines.push('', matchTexts.innocent);
    for (const one of innocent) wrapped(one, '    ', '  - ');
  }
  if (verdict === 'strong' || verdict === 'likely' || verdict === 'lead') {
    lines.push('');
    for (const line of wrap(say.CAUTION, width)) lines.push(paint('dim', line));
  }
  return lines.join('\n');
}

function rowLines(
  { title, group, level, weight, note, left, right }: Evidence & { readonly title: string },
  sides: Pick<Match, 'left' | 'right'>,
  titleWidth: number,
  width: number,
  paint: (style: Style, text: string) => string,
): string[] {
  const indent = ' '.repeat(9);
  const room = width - indent.length;
  const bits = paint(weight > 0 ? 'bold' : 'dim', say.signed(weight).padStart(7));
  const kind = `${group}, ${level}`;
  const beside = titleWidth + 2 + kind.length <= room;
  const lines = [`${bits}  ${beside ? `${title.padEnd(titleWidth)}  ${paint('dim', kind)}` : title}`];
  if (!beside) lines.push(indent + paint('dim', kind));
  for (const line of wrap(note, room)) lines.push(indent + line);
  // A value of both sides is shown once, with both places below it.
  const [one, other] = [say.shownValue(left), say.shownValue(right)];
  const [here, there] = [say.placeOf(left.url, sides.left), say.placeOf(right.url, sides.right)];
  const values = new Map([[one, [here]]]).set(other, one === other ? [here, there] : [there]);
  for (const [value, places] of values) {
    for (const line of wrap(value, room, value.includes(' ') ? MOST_LINES.passage : MOST_LINES.word))
      lines.push(indent + paint('dim', line));
    for (const place of new Set(places)) {
      for (const line of wrap(place, room - 2, 2)) lines.push(`${indent}  ${paint('dim', line)}`);
    }
  }
  return lines;
}
