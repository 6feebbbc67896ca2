/** The judgements on a finding, compared with the log. */
import { canonicalJson } from '../model/canonical-json.ts';
import type { Judgement, LogEntry } from '../model/decisions/evidence.ts';
import { sha256 } from '../model/digest.ts';

/** In the order of the log, without those that it does not name. The last one counts. */
export function judgementsInOrder(judgements: readonly Judgement[], entries: readonly LogEntry[]): Judgement[] {
  const byDigest = new Map(judgements.map((one) => [digestOf(one), one]));
  const inOrder = entries.toSorted((a, b) => a.seq - b.seq);
  return inOrder.flatMap(({ kind, digest }) => (kind === 'judgement' ? (byDigest.get(digest) ?? []) : []));
}

/**
 * Judgements that the log does not name, and entries whose judgement is missing.
 * @param entries of the log about the match, in order
 */
export function* judgementProblems(
  match: string,
  judgements: readonly Judgement[],
  entries: readonly LogEntry[],
): Generator<string> {
  const logged = new Set(entries.flatMap(({ kind, digest }) => (kind === 'judgement' ? [digest] : [])));
  const byDigest = new Map<string, Judgement>();
  for (const one of judgements) {
    const digest = digestOf(one);
    if (one.match !== match) yield `it holds a judgement of another finding (${one.at}, ${one.by})`;
    else if (byDigest.has(digest)) yield `it holds a judgement twice (${one.at}, ${one.by})`;
    else if (!logged.has(digest)) yield `the log has no such judgement (${one.at}, ${one.by})`;
    byDigest.set(digest, one);
  }
  for (const { kind, digest, seq } of entries) {
    if (kind !== 'judgement' && kind !== 'retraction') continue;
    const judgement = byDigest.get(digest);
    if (judgement === undefined) yield `the ${kind} in entry ${seq} of the log is missing`;
    else if (kind === 'retraction' && judgement.judgement !== 'negative')
      yield `the retraction in entry ${seq} of the log belongs to a judgement that is not negative`;
  }
}

function digestOf(judgement: Judgement): string {
  return sha256(canonicalJson(judgement));
}
