/** Makes the derived parts of a bundle again → the parts that differ. */
import { siteOf } from '../../address/site-name.ts';
import type { BundleEntry } from '../../evidence/bundle.ts';
import { type BundleContents, judgementsOf } from '../../evidence/bundle-contents.ts';
import { remakeProblems } from '../../evidence/remake.ts';
import type { Judgement } from '../../model/decisions/evidence.ts';
import type { Match, Standing } from '../../model/derived/match.ts';
import { matchReport } from '../../report/html.ts';
import { SENTENCES } from '../sentences.ts';

type Problem = { readonly entry: string; readonly detail: string };

/** The report in a bundle. */
export function bundleReport(match: Match, judgements: readonly Judgement[], standing: Standing | null): string {
  return matchReport(match, { sentences: SENTENCES, judgements, standing });
}

/** @param entries all of the bundle, as they stand in it */
export async function remadeProblems(
  contents: BundleContents,
  entries: readonly BundleEntry[],
  made: { readonly created: string; readonly software: string },
): Promise<Problem[]> {
  const report = bundleReport(contents.match, judgementsOf(contents), contents.standing);
  const problems: Problem[] = await remakeProblems(contents, entries, made, report);
  for (const side of ['left', 'right'] as const) {
    const visit = contents[side].captured?.visit;
    if (visit !== undefined && visit.source !== 'import' && visit.site !== siteOf(visit.target, visit.kind))
      problems.push({ entry: `evidence/${side}-visit.json`, detail: `${visit.target} is no address of ${visit.site}` });
  }
  return problems;
}
