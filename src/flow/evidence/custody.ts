/** The custody of a finding: what the store and its log have of it. Nothing is written. */
import { stampedOfCheckpoint } from '../../evidence/checkpoint.ts';
import { canonicalJson } from '../../model/canonical-json.ts';
import type { Judgement, LogEntry } from '../../model/decisions/evidence.ts';
import type { Match } from '../../model/derived/match.ts';
import { sha256 } from '../../model/digest.ts';
import type { Store } from '../../model/ports/store.ts';
import type { Custody, Kept, KeptVisit } from '../../report/custody.ts';
import { homeOf } from './draw-page.ts';
import { stampCheck } from './time-stamps.ts';

export async function custodyOf(
  match: Match,
  judgements: readonly Judgement[],
  { ledger, log }: Pick<Store, 'ledger' | 'log'>,
): Promise<Custody> {
  const sides = [match.left, match.right].filter(({ kind }) => kind !== 'list');
  const stored = await Promise.all(sides.map(({ visit }) => ledger.visit(visit)));
  const entries = await log.about([...sides.map(({ visit }) => visit), match.id]);
  /** The latest entry with its digest; else the latest of its kind, which then differs. */
  const kept = (kind: LogEntry['kind'], subject: string, document: unknown): Kept => {
    const digest = sha256(canonicalJson(document));
    const about = entries.filter((one) => one.kind === kind && one.subject === subject);
    const entry = about.findLast((one) => one.digest === digest);
    // A judgement is one of several about its finding.
    return { digest, entry: entry ?? (kind === 'judgement' ? undefined : about.at(-1)) ?? null };
  };
  const visits = stored.flatMap((one): KeptVisit[] => {
    if (one === null) return [];
    const { visit } = one;
    const home = homeOf(visit);
    return [
      {
        ...kept('capture', visit.id, visit),
        site: visit.site,
        pages: visit.captures.filter(({ role, body }) => role === 'page' && body !== null).length,
        startedAt: visit.startedAt,
        home: home?.body == null ? null : { digest: home.body, bytes: home.length, address: home.address },
      },
    ];
  });
  const judged = judgements.map((judgement) => ({ ...kept('judgement', match.id, judgement), judgement }));
  const last = Math.max(
    0,
    ...entries.filter(({ kind }) => kind !== 'export' && kind !== 'assignment').map(({ seq }) => seq),
  );
  const checkpoint = (await log.checkpoints()).find(({ size }) => size >= last) ?? null;
  const check =
    checkpoint === null ? null : stampCheck(checkpoint.timeStamp, stampedOfCheckpoint(checkpoint), checkpoint.at, []);
  return {
    match: kept('match', match.id, match),
    visits,
    judgements: judged,
    checkpoint,
    stamp: check?.at == null || check.problems.length > 0 ? null : { at: check.at, authority: check.authority },
    exported: entries.findLast(({ kind }) => kind === 'export') ?? null,
  };
}
