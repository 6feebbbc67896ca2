/** Reports with pictures: of a finding, of a case, of a run. */
import { InputError } from '../../errors.ts';
import type { CaseFolder } from '../../model/decisions/case.ts';
import type { Judgement } from '../../model/decisions/evidence.ts';
import { type Review, reviewOf } from '../../model/decisions/review.ts';
import type { Match, Standing } from '../../model/derived/match.ts';
import type { Reader } from '../../model/ports/reader.ts';
import { caseDocument } from '../../report/case-document.ts';
import type { ReportDocument } from '../../report/document.ts';
import { documentHtml } from '../../report/document-html.ts';
import type { FileType, ReportLength } from '../../report/exports.ts';
import type { FindingFacts } from '../../report/finding.ts';
import { briefOf, reportOf } from '../../report/finding-document.ts';
import { type Homes, runReport } from '../../report/html.ts';
import type { Ports } from '../ports.ts';
import { ROW_WORDS, SENTENCES } from '../sentences.ts';
import { siteTimeline } from '../site-timeline.ts';
import { standingsOf } from '../standings.ts';
import { custodyOf } from './custody.ts';
import { glossesOf } from './glosses.ts';
import { pictureBudget, reportPictures, storedVisits } from './report-pictures.ts';

type ReportPorts = Pick<Ports, 'store' | 'blobs' | 'clock' | 'limits' | 'drawStored' | 'translator'> & {
  readonly reader: Pick<Reader, 'redraw'>;
};

export type CaseReportPorts = ReportPorts & Pick<Ports, 'secondReviewer'>;

export interface ReportedFinding {
  readonly match: Match;
  readonly judgements: readonly Judgement[];
  readonly standing: Standing | null;
  /** Null: not judged positive, or no second reviewer is asked for. */
  readonly review: Review | null;
}

const OPTIONS = { sentences: SENTENCES, words: ROW_WORDS, marked: true };
const NO_PICTURE = { left: null, right: null };

/** Visits without known dates have no history; the report says the rest. */
function withoutDates(error: unknown): [] {
  if (error instanceof InputError) return [];
  throw error;
}

/** One finding as a brief or a report, with its pictures, history and custody. */
export async function findingReport(
  finding: ReportedFinding,
  length: ReportLength,
  ports: ReportPorts,
): Promise<ReportDocument> {
  const { match } = finding;
  const { drawings } = ports.store;
  const drawn = await reportPictures(match, { ...ports, drawings, visitOf: storedVisits(ports.store) });
  const glosses = await glossesOf([match], ports.translator);
  const facts = await factsOf(finding, { ...drawn, glosses }, ports);
  const paper = length === 'brief' ? briefOf(facts) : reportOf(facts);
  return { title: `${paper.title}: ${match.verdict}`, papers: [paper] };
}

async function factsOf(
  { match, ...said }: ReportedFinding,
  drawn: Pick<FindingFacts, 'homes' | 'pictures' | 'glosses'>,
  ports: ReportPorts,
): Promise<FindingFacts> {
  const sides = match.left.site === match.right.site ? [match.left] : [match.left, match.right];
  const timelines = await Promise.all(
    sides.map(async ({ site, kind }) => {
      // A list entry has no visits.
      if (kind === 'list') return [];
      return siteTimeline(site, ports, kind).then((one) => [one], withoutDates);
    }),
  );
  const custody = await custodyOf(match, said.judgements, ports.store);
  const madeAt = ports.clock.now().toISOString();
  return { match, ...said, ...drawn, words: ROW_WORDS, timelines: timelines.flat(), custody, madeAt };
}

/** A case: its cover, then the brief and the report of each finding. They share their pictures. */
export async function reportOfCase(
  folder: CaseFolder,
  length: ReportLength,
  ports: CaseReportPorts,
): Promise<ReportDocument> {
  const { store, clock } = ports;
  const ids = folder.items.flatMap(({ kind, subject }) => (kind === 'finding' ? [subject] : []));
  const found = await store.matches.several(ids);
  const matches = ids.flatMap((id) => found.get(id) ?? []);
  const standings = await standingsOf(matches, store);
  const { pictures, homes } = await picturesOfAll(matches, ports);
  const glosses = await glossesOf(matches, ports.translator);
  const findings = new Map<string, FindingFacts>();
  for (const match of matches) {
    const judgements = await store.judgements.of(match.id);
    const standing = standings.get(match.id) ?? null;
    const review = ports.secondReviewer ? reviewOf(judgements) : null;
    const drawn = { pictures, glosses, homes: homes.get(match.id) ?? NO_PICTURE };
    findings.set(match.id, await factsOf({ match, judgements, standing, review }, drawn, ports));
  }
  return caseDocument(folder, findings, clock.now().toISOString(), length);
}

/** The bytes of the file. Word's writer is loaded only when it is asked for. */
export async function writtenAs(
  type: FileType,
  document: ReportDocument,
  printPdf: (html: string) => Promise<Buffer>,
): Promise<Buffer> {
  if (type === 'docx') return (await import('../../report/document-docx.ts')).documentDocx(document);
  const html = documentHtml(document);
  return type === 'pdf' ? printPdf(html) : Buffer.from(html);
}

/** The findings of a run, heaviest first, with the number of visits in each state. */
export async function reportOfRun(
  run: { readonly id: string; readonly title: string; readonly states?: Readonly<Record<string, number>> },
  matches: readonly Match[],
  ports: ReportPorts,
): Promise<string> {
  const drawn = await picturesOfAll(matches, ports);
  const at = ports.clock.now().toISOString();
  const glosses = await glossesOf(matches, ports.translator);
  return runReport(matches, { ...run, run: run.id, at }, { ...OPTIONS, glosses, ...drawn });
}

async function picturesOfAll(matches: readonly Match[], ports: ReportPorts) {
  const budget = pictureBudget();
  const visitOf = storedVisits(ports.store);
  const pictures = new Map<string, string>();
  const homes = new Map<string, Homes>();
  for (const match of matches) {
    const drawn = await reportPictures(match, { ...ports, drawings: ports.store.drawings, visitOf }, budget);
    for (const [digest, data] of drawn.pictures) pictures.set(digest, data);
    homes.set(match.id, drawn.homes);
  }
  return { pictures, homes };
}
