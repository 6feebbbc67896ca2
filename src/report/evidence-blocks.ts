/** The evidence of a finding as blocks of a report: bars, tables and pictures, as many as fit. */
import type { Evidence, EvidenceSide, Match, MatchSide } from '../model/derived/match.ts';
import { isUrl } from '../model/text/is-url.ts';
import { reportTexts as texts } from '../texts/report.ts';
import { bundleName } from './custody.ts';
import {
  type Bar,
  type Block,
  type Cell,
  code,
  type Figure,
  type Line,
  quote,
  soft,
  strong,
  type Table,
  tableBlock,
  textBlock,
} from './document.ts';
import type { FindingFacts } from './finding.ts';
import { cut, emsOf, PAGE_EMS, rowsWithin } from './fit.ts';
import { printedValue } from './printed-value.ts';
import { textIn } from './quoted-text.ts';
import { rowTitle, shortTitle } from './row-title.ts';
import { type Piece, piecesOf } from './shared-words.ts';
import * as say from './wording.ts';

const MOST = { bars: 12, pairs: 6 };
const WIDTHS = [0.3, 0.31, 0.31, 0.08];

export const everything = (match: Match): string => texts.inBundle(bundleName(match), 'evidence/report.html');

/** Each bar starts where the one before ended; small ones are one bar. */
export function barsBlock({ match, words }: FindingFacts): Block {
  const rows = [...match.evidence, ...match.against].filter(({ weight }) => weight !== 0);
  const heavy = rows.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, MOST.bars);
  const shown = new Set(rows.length > MOST.bars + 1 ? heavy : rows);
  const bars: Bar[] = rows
    .filter((row) => shown.has(row))
    .map((row) => ({
      label: cut(shortTitle(row, words), 16, 1),
      bits: row.weight,
      kind: row.weight < 0 ? 'against' : row.group,
    }));
  const others = rows.filter((row) => !shown.has(row));
  const bits = others.reduce((sum, { weight }) => sum + weight, 0);
  if (others.length > 0)
    bars.push({ label: texts.others(others.length), bits, kind: bits < 0 ? 'against' : 'content' });
  bars.push({ label: texts.weight, bits: match.weight, kind: 'total' });
  return { kind: 'bars', bars };
}

/** Rows with bits, the heaviest first; the others by name. */
export function evidenceBlocks(rows: readonly Evidence[], facts: FindingFacts, lines: number): Block[] {
  const { match, words } = facts;
  const { noteOf } = say.sharedRemarks(match, (row) => shortTitle(row, words));
  const weighed = rows.filter(({ weight }) => weight !== 0);
  const sorted = weighed.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const all = sorted.map((row) => evidenceRow(row, noteOf(row), facts));
  const shown = rowsWithin(all, WIDTHS, lines);
  const nothing = rows.filter(({ weight }) => weight === 0).map((row) => rowTitle(row, words));
  const head = [texts.evidence, nameIn(match.left), nameIn(match.right), texts.bitsHead];
  const blocks: Block[] = [];
  if (shown.length > 0) blocks.push(tableBlock(head, WIDTHS, shown));
  const left = all.length - shown.length;
  if (left > 0) blocks.push(textBlock(texts.moreRows(left, everything(match)), 'soft'));
  if (nothing.length > 0)
    blocks.push(textBlock(cut(texts.withoutBits([...new Set(nothing)].join(', ')), PAGE_EMS, 2), 'soft'));
  return blocks;
}

const nameIn = (side: MatchSide): string => cut(say.nameOf(side), emsOf(WIDTHS[1] ?? 1), 2);

function evidenceRow(row: Evidence, note: string, facts: FindingFacts): Table['rows'][number] {
  const { match, words } = facts;
  const wide = emsOf(WIDTHS[0] ?? 1);
  const count = row.shared === undefined || row.shared.count < 2 ? [] : [[soft(texts.inAll(row.shared.count))]];
  const side = emsOf(WIDTHS[1] ?? 1);
  const quotes = piecesOf(cut(row.left.quote, side, 3), cut(row.right.quote, side, 3));
  return [
    [[strong(cut(rowTitle(row, words), wide, 2))], cut(note, wide, 5), ...count],
    sideCell(row.left, quotes.left, match.left, facts),
    sideCell(row.right, quotes.right, match.right, facts),
    [say.signed(row.weight)],
  ];
}

function sideCell(side: EvidenceSide, quoted: readonly Piece[], of: MatchSide, { glosses }: FindingFacts): Cell {
  const ems = emsOf(WIDTHS[1] ?? 1);
  const printed = printedValue(side);
  const lines: Line[] = [[strong(cut(printed, ems, 2))]];
  if (side.quote !== '' && side.quote !== printed) lines.push([quote(quoted)]);
  const gloss = glosses?.get(textIn(side));
  if (gloss?.latin != null) lines.push([soft(cut(texts.soundsLike(gloss.latin), ems, 1))]);
  if (gloss?.translated != null) lines.push([soft(cut(texts.translated(gloss.translated), ems, 2))]);
  const place = cut(texts.place(pathOn(side.url, of), side.capture.slice(0, 12)), ems, 2);
  if (place !== '') lines.push([code(place)]);
  return lines;
}

/** The column names the site already. */
function pathOn(url: string, of: MatchSide): string {
  const place = say.placeOf(url, of);
  if (!isUrl(place)) return place;
  const { hostname, pathname, search } = new URL(place);
  return hostname === of.site ? `${pathname}${search}` : place;
}

/** The matched pictures in pairs, those that a row shows first before the others. */
export function pictureBlocks(facts: FindingFacts): Block[] {
  const { match, pictures } = facts;
  const figures: Figure[] = [];
  const seen = new Set<string>();
  let more = 0;
  for (const row of match.evidence) {
    const items = row.shared?.items ?? [row];
    const known = items.filter(({ left, right }) => pictures?.has(left.value) && pictures.has(right.value));
    if (known.length > 0) more += Math.max(0, (row.shared?.count ?? 1) - items.length);
    for (const { left, right, ...item } of known) {
      const sources = [pictures?.get(left.value) ?? null, pictures?.get(right.value) ?? null];
      if (seen.has(sources.join())) continue;
      seen.add(sources.join());
      const how = 'how' in item && item.how !== undefined ? texts.how[item.how] : '';
      const name = say.shownValue(left);
      figures.push({ sources, alt: texts.pair, caption: cut(`${how} ${name}`.trim(), 16, 3) });
    }
  }
  if (figures.length === 0) return [];
  const sides = texts.leftRight(say.nameOf(match.left), say.nameOf(match.right));
  more += Math.max(0, figures.length - MOST.pairs);
  return [
    textBlock(cut(sides, PAGE_EMS, 2), 'soft'),
    { kind: 'figures', of: 'pairs', figures: figures.slice(0, MOST.pairs) },
    ...(more === 0 ? [] : [textBlock(texts.morePictures(more, everything(match)), 'soft')]),
  ];
}
