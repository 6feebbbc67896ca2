/** Reports with pictures: of a finding, of a case, of a run. */
import { InputError } from '../../errors.ts';
import type { CaseFolder } from '../../model/decisions/case.ts';
import type { Judgement } from '../../model/decisions/evidence.ts';
import { type Review, reviewOf } from '../../model/decisions/review.ts';
import type { Match, Standing } from '../../model/derived/match.ts';
import type { Reader } from '../../model/ports/reader.ts';
import { type CaseFinding, caseReport } from '../../report/case-report.ts';
import { type Homes, matchReport, runReport } from '../../report/html.ts';
import type { Ports } from '../ports.ts';
import { ROW_WORDS, SENTENCES } from '../sentences.ts';
import { siteTimeline } from '../site/site-timeline.ts';
import { standingsOf } from '../standings.ts';
import { glossesOf } from './glosses.ts';
import { pictureBudget, reportPictures, storedVisits } from './report-pictures.ts';

type ReportPorts = Pick<Ports, 'store' | 'blobs' | 'clock' | 'limits' | 'drawStored' | 'translator'> & {
  readonly reader: Pick<Reader, 'redraw'>;
};

export type CaseReportPorts = ReportPorts & Pick<Ports, 'secondReviewer'>;

interface ReportedFinding {
  readonly match: Match;
  readonly judgements: readonly Judgement[];
  readonly standing: Standing | null;
  /** Null: not judged positive, or no second reviewer is asked for. */
  readonly review: Review | null;
}

const OPTIONS = { sentences: SENTENCES, words: ROW_WORDS, marked: true };

/** Visits without known dates have no history; the report says the rest. */
function withoutDates(error: unknown): [] {
  if (error instanceof InputError) return [];
  throw error;
}

/** One finding, with the history of both sites. */
export async function findingReport(
  { match, judgements, standing, review }: ReportedFinding,
  ports: ReportPorts,
): Promise<string> {
  const sides = match.left.site === match.right.site ? [match.left] : [match.left, match.right];
  const timelines = await Promise.all(
    sides.map(async ({ site, kind }) => {
      // A list entry has no visits.
      if (kind === 'list') return [];
      return siteTimeline(site, ports, kind).then((one) => [one], withoutDates);
    }),
  );
  const drawn = await reportPictures(match, {
    ...ports,
    drawings: ports.store.drawings,
    visitOf: storedVisits(ports.store),
  });
  const glosses = await glossesOf([match], ports.translator);
  return matchReport(match, {
    ...OPTIONS,
    glosses,
    timelines: timelines.flat(),
    judgements,
    standing,
    review,
    ...drawn,
  });
}

/** All findings of a case, which share the bytes of pictures that one report may have. */
export async function reportOfCase(folder: CaseFolder, ports: CaseReportPorts): Promise<string> {
  const { store, clock } = ports;
  const ids = folder.items.flatMap(({ kind, subject }) => (kind === 'finding' ? [subject] : []));
  const found = await store.matches.several(ids);
  const matches = ids.flatMap((id) => found.get(id) ?? []);
  const standings = await standingsOf(matches, store);
  const { pictures, homes } = await picturesOfAll(matches, ports);
  const findings = new Map<string, CaseFinding>();
  for (const match of matches) {
    const judgements = await store.judgements.of(match.id);
    const standing = standings.get(match.id) ?? null;
    const review = ports.secondReviewer ? reviewOf(judgements) : null;
    findings.set(match.id, {
      match,
      judgements,
      standing,
      review,
      homes: homes.get(match.id) ?? { left: null, right: null },
    });
  }
  const glosses = await glossesOf(matches, ports.translator);
  return caseReport(folder, findings, clock.now().toISOString(), { ...OPTIONS, glosses, pictures });
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
