/** The custody of a finding: a table for people who are no engineers. */
import { counted } from '../model/counted.ts';
import type { Checkpoint, Judgement, LogEntry } from '../model/decisions/evidence.ts';
import type { Match } from '../model/derived/match.ts';
import { keptCommand } from '../model/text/program.ts';
import { timeText } from '../model/text/time-text.ts';
import { reportTexts as texts } from '../texts/report.ts';
import { type Cell, code, type Section, soft, strong, tableBlock, textBlock } from './document.ts';
import { cut, emsOf, rowsWithin } from './fit.ts';

/** A stored thing, and what the log has of it. */
export interface Kept {
  /** SHA-256 of the stored document, or of the bytes. */
  readonly digest: string;
  /** Null: not in the log, or not logged by itself. */
  readonly entry: Pick<LogEntry, 'seq' | 'at' | 'digest'> | null;
}

export interface KeptVisit extends Kept {
  readonly site: string;
  readonly pages: number;
  readonly startedAt: string;
  /** The home page as received; null: none. */
  readonly home: { readonly digest: string; readonly bytes: number; readonly address: string | null } | null;
}

export interface Custody {
  readonly match: Kept;
  /** Those that are stored. */
  readonly visits: readonly KeptVisit[];
  readonly judgements: readonly (Kept & { readonly judgement: Judgement })[];
  /** The first signature that covers all of these entries. */
  readonly checkpoint: Checkpoint | null;
  readonly stamp: { readonly at: string; readonly authority: string } | null;
  /** The latest export, with the digest of its manifest. */
  readonly exported: Pick<LogEntry, 'seq' | 'at' | 'digest'> | null;
}

const WIDTHS = [0.3, 0.16, 0.33, 0.21];
const LINES = { table: 54, what: 4, logged: 4, judgements: 3 };

type Row = readonly [what: Cell, logged: Cell, digest: Cell, checks: Cell];

/** The file that `revenant export` writes by default. */
export const bundleName = ({ id }: Pick<Match, 'id'>): string => `match-${id.slice(0, 12)}.wacz`;

export function custodySection(match: Match, custody: Custody): Section {
  const { visits, judgements, checkpoint, stamp, exported } = custody;
  const bundle = texts.inBundle(bundleName(match), 'evidence/log.json');
  const entities = [match.left, match.right].flatMap(({ entity }) =>
    entity?.document === undefined ? [] : [row(texts.entity(entity.name), [], entity.document, texts.checksEntry)],
  );
  // The rows that no sheet may lack come first.
  const rows: Row[] = [
    keptRow(texts.finding(match.id.slice(0, 12)), custody.match, texts.checksFinding),
    ...visits.map(({ site, pages, startedAt, ...kept }) =>
      keptRow(texts.visit(site, counted(pages, 'page'), timeText(startedAt)), kept, texts.checksVisit),
    ),
    checkpoint === null
      ? row(texts.checkpoint(0), [texts.notSigned], null, texts.checksCheckpoint)
      : [
          [texts.checkpoint(checkpoint.size)],
          [timeText(checkpoint.at)],
          [[code(texts.root(checkpoint.root))], [code(texts.key(checkpoint.key))]],
          [texts.checksCheckpoint],
        ],
    row(
      stamp === null ? texts.stamp : `${texts.stamp} ${texts.stampOf(stamp.authority)}`,
      [stamp === null ? texts.noStamp : timeText(stamp.at)],
      null,
      texts.checksStamp,
    ),
    row(
      texts.exported,
      [exported === null ? texts.notExported : entryText(exported)],
      exported?.digest ?? null,
      texts.checksExport,
    ),
    ...judgements
      .slice(-LINES.judgements)
      .map(({ judgement: { judgement, by }, ...kept }) =>
        keptRow(texts.judgementBy(texts.judgement[judgement], by), kept, texts.checksJudgement),
      ),
    ...visits.flatMap(homeRow),
    ...entities,
    row(texts.counts(match.model), [], match.background, texts.checksCounts),
  ];
  const shown = rowsWithin(rows, WIDTHS, LINES.table);
  const left = rows.length - shown.length + Math.max(0, judgements.length - LINES.judgements);
  return {
    title: texts.custody,
    blocks: [
      textBlock(texts.custodyWhat, 'soft'),
      tableBlock([texts.thing, texts.logged, texts.digest, texts.checks], WIDTHS, shown),
      ...(left === 0 ? [] : [textBlock(texts.moreLines(left, bundle), 'soft')]),
    ],
  };
}

export function checkSection(match: Match): Section {
  return {
    title: texts.howToCheck,
    blocks: [
      textBlock(texts.checkIt),
      textBlock(keptCommand(`export ${match.id.slice(0, 12)}`), 'command'),
      textBlock(keptCommand(`verify ${bundleName(match)}`), 'command'),
      textBlock(texts.checkAnswer),
      textBlock([texts.checkRight, ' ', texts.noLinks], 'soft'),
    ],
  };
}

function homeRow({ site, home }: KeptVisit): Row[] {
  if (home === null) return [];
  const address = home.address === null ? '' : texts.fromAddress(home.address);
  return [row(texts.home(site, counted(home.bytes, 'byte'), address), [], home.digest, texts.checksHome)];
}

function keptRow(what: string, { digest, entry }: Kept, checks: string): Row {
  if (entry === null) return row(what, [texts.noEntry], digest, checks);
  const said = entry.digest === digest ? soft(texts.agrees) : strong(texts.differs);
  return row(what, [entryText(entry), [said]], digest, checks);
}

function row(what: string, logged: Cell, digest: string | null, checks: string): Row {
  const [first, second] = [emsOf(WIDTHS[0] ?? 1), emsOf(WIDTHS[1] ?? 1)];
  return [
    [cut(what, first, LINES.what)],
    logged.map((line) => (typeof line === 'string' ? cut(line, second, LINES.logged) : line)),
    digest === null ? [] : [[code(digest)]],
    [checks],
  ];
}

const entryText = ({ seq, at }: Pick<LogEntry, 'seq' | 'at'>): string => texts.entry(seq, timeText(at));
