/** Stored matches with their judgements → the formats of other tools. */

import { reviewOf } from '../../model/decisions/review.ts';
import type { Match } from '../../model/derived/match.ts';
import { sha256 } from '../../model/digest.ts';
import { type FindingFormat, TOOL_FORMATS } from '../../report/exports.ts';
import type { Finding } from '../../report/finding.ts';
import type { Ports } from '../ports.ts';
import { standingsOf } from '../standings.ts';
import { comparedEntity } from './compared-entity.ts';

/** The file's text, once each export is in the log. The same store gives the same text. */
export async function exportFindings(
  matches: readonly Match[],
  format: FindingFormat,
  ports: Pick<Ports, 'store' | 'blobs' | 'secondReviewer'>,
): Promise<string> {
  const { store } = ports;
  const findings: Finding[] = [];
  const standings = await standingsOf(matches, store);
  for (const match of matches) {
    const [left, right] = [await comparedEntity(match.left, ports), await comparedEntity(match.right, ports)];
    const judgements = await store.judgements.of(match.id);
    const review = ports.secondReviewer ? reviewOf(judgements) : null;
    const standing = standings.get(match.id) ?? null;
    findings.push({ match, entities: { left, right }, judgements, standing, review });
  }
  const text = TOOL_FORMATS[format].write(findings);
  const digest = sha256(text);
  await store.log.append(matches.map(({ id }) => ({ kind: 'export', subject: id, digest })));
  return text;
}
