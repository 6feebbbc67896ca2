/** Findings → JSON Lines: the match documents (revenant.match/1) as they are printed, one a line. */
import { oneLine } from '../model/clean-text.ts';
import type { MatchDocument } from '../model/match.ts';
import type { Finding } from './finding.ts';

export function jsonlOf(findings: readonly Finding[]): string {
  return findings.map((finding) => `${oneLine(JSON.stringify(documentOf(finding)))}\n`).join('');
}

/** A match as it is printed, with its standing. */
export function documentOf({ match, standing }: Pick<Finding, 'match' | 'standing'>): MatchDocument {
  return standing === null ? match : { ...match, standing };
}
