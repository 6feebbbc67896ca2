/** Findings → CSV (RFC 4180), a row for each row of evidence; text is harmless in spreadsheets. */
import type { Evidence, EvidenceSide, MatchSide } from '../model/derived/match.ts';
import { visible } from './escape.ts';
import { type Finding, judgedAs } from './finding.ts';

type Cell = string | number | null;

const MATCH_COLUMNS = [
  ...['match', 'model', 'background', 'verdict', 'match_weight', 'probability', 'judgement', 'direction'],
  ...['left_site', 'left_captured_at', 'left_entity', 'right_site', 'right_captured_at', 'right_entity'],
] as const;
const SIDE_COLUMNS = ['value', 'quote', 'url', 'selector', 'capture'] as const;
/** Why the site counts as the entity's, or what weakens it; empty: nothing names it. */
const ATTRIBUTION_COLUMNS = [
  ...['attribution', 'attributed_since', 'attribution_checked', 'attribution_chain', 'also_listed', 'weakened_by'],
] as const;
const COLUMNS: readonly string[] = [
  ...MATCH_COLUMNS,
  ...['kind', 'signal', 'version', 'group', 'level', 'weight', 'note'],
  ...['left', 'right'].flatMap((side) => SIDE_COLUMNS.map((column) => `${side}_${column}`)),
  // New columns come last, for readers that go by position.
  ...['best_verdict', 'best_weight', 'seen_until', 'weaker_because', 'weaker', 'judged_verdict', 'judged_weight'],
  'review',
  ...['left', 'right'].flatMap((side) => ATTRIBUTION_COLUMNS.map((column) => `${side}_${column}`)),
];

/** A cell that begins like this is a formula to a spreadsheet (CWE-1236); with full-width forms. */
const FORMULA = /^[=+\-@|%\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/**
 * With a header line, CRLF, UTF-8 without a BOM. An apostrophe goes before text that a spreadsheet
 * would run.
 */
export function csvOf(findings: readonly Finding[]): string {
  const rows = findings.flatMap((finding) => {
    const common = commonCells(finding);
    const since = sinceCells(finding);
    return (['evidence', 'against'] as const).flatMap((kind) =>
      finding.match[kind].map((row) => [...common, ...rowCells(kind, row), ...since]),
    );
  });
  return [COLUMNS, ...rows].map(csvLine).join('');
}

/** One line of a table, with its end. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(cellOf).join(',')}\r\n`;

function commonCells(finding: Finding): Cell[] {
  const { match } = finding;
  const { id, model, background, verdict, weight, probability, succession, left, right } = match;
  const side = ({ site, capturedAt, entity }: typeof left): Cell[] => [site, capturedAt, entity?.id ?? null];
  return [
    ...[id, model, background, verdict, weight, probability, judgedAs(finding), succession.direction],
    ...[...side(left), ...side(right)],
  ];
}

function sinceCells({ match, standing, judgements, review }: Finding): Cell[] {
  const { best = null, weaker = null } = standing ?? {};
  const judged = judgements.at(-1)?.judged;
  return [
    ...[best?.verdict ?? null, best?.weight ?? null, best?.seenUntil ?? null],
    ...[weaker?.because ?? null, weaker?.text ?? null, judged?.verdict ?? null, judged?.weight ?? null],
    review,
    ...[match.left, match.right].flatMap(attributionCells),
  ];
}

function attributionCells({ attribution, site }: MatchSide): Cell[] {
  if (attribution === undefined) return ATTRIBUTION_COLUMNS.map(() => null);
  const { why, since, checked, chain, alsoListed = [], weakenedBy = null } = attribution;
  const led = chain === undefined ? null : [...chain, site].join(' → ');
  return [why, since, checked ? 'yes' : 'no', led, alsoListed.join(' ') || null, weakenedBy];
}

function rowCells(kind: string, { signal, version, group, level, weight, note, left, right }: Evidence): Cell[] {
  const side = (one: EvidenceSide): Cell[] => SIDE_COLUMNS.map((column) => one[column]);
  return [kind, signal, version, group, level, weight, note, ...side(left), ...side(right)];
}

function cellOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const shown = visible(cell);
  const harmless = FORMULA.test(shown.trimStart()) ? `'${shown}` : shown;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
