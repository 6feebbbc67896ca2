/** Findings → JSON Lines: the match documents (revenant.match/1), one a line. */
import { oneLine } from '../model/clean-text.ts';
import type { Finding } from './finding.ts';

export function jsonlOf(findings: readonly Finding[]): string {
  return findings.map(({ match }) => `${oneLine(JSON.stringify(match))}\n`).join('');
}
