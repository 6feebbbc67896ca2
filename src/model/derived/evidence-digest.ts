import { canonicalJson } from '../canonical-json.ts';
import { sha256 } from '../digest.ts';
import type { Evidence, Match } from './match.ts';

/** Identifies the evidence of a match without its weights, times and places. */
export function evidenceDigest({ evidence, against }: Pick<Match, 'evidence' | 'against'>): string {
  const rows = [...evidence, ...against].filter(({ weight }) => weight !== 0).map(contentOf);
  return sha256(canonicalJson(rows.map((row) => canonicalJson(row)).sort()));
}

function contentOf({ signal, level, carriers = [], left, right }: Evidence): unknown {
  const tokens = carriers.map(({ token }) => token).sort();
  return [signal, level, ...(tokens.length > 0 ? tokens : [left.value, right.value].sort())];
}
