import type { Operator } from '../../model/derived/operator.ts';
import { sha256 } from '../../model/digest.ts';
import { FINDING_FORMATS, type FindingFormat } from '../../report/exports.ts';
import { graphmlOf } from '../../report/graphml.ts';
import { exportFindings } from './export-findings.ts';
import { findingsOf } from './operator-case.ts';

export type OperatorFormat = FindingFormat | 'graphml';
export const OPERATOR_FORMATS: readonly OperatorFormat[] = ['graphml', ...FINDING_FORMATS];

/** The text of the file, after the export of each of its findings is in the log. */
export async function exportOperator(
  one: Operator,
  format: OperatorFormat,
  ports: Parameters<typeof exportFindings>[2],
): Promise<string> {
  const { matches, log } = ports.store;
  const ids = findingsOf(one);
  if (format !== 'graphml') {
    const stored = await matches.several(ids);
    return exportFindings(
      ids.flatMap((id) => stored.get(id) ?? []),
      format,
      ports,
    );
  }
  const text = graphmlOf(one);
  const digest = sha256(text);
  await log.append(ids.map((subject) => ({ kind: 'export', subject, digest })));
  return text;
}
