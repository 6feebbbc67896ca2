/** What the contracts of purges work with: sites seen by a run, findings between them, and purges in parts. */
import type { Hold, HoldKind } from '../../../src/model/decisions/hold.ts';
import type { PurgeDocument, PurgeRule } from '../../../src/model/decisions/purge.ts';
import type { Match } from '../../../src/model/derived/match.ts';
import type { Claim, Step } from '../../../src/model/ports/ledger.ts';
import { AT, captureOf, fingerprintOf, matchOf, OPTIONS, seedOf, visitOf } from '../../store/facts.ts';
import type { StoreBench } from './bench.ts';

export const OLD = '2020-01-01T00:00:00.000Z';
let names = 0;

export type PurgeBench = ReturnType<typeof purgeBench>;

export function purgeBench({ store, pool }: Pick<StoreBench, 'store' | 'pool'>) {
  const unique = (): string => `purge-${++names}`;
  const rule = (of: Partial<PurgeRule>): PurgeRule => ({
    before: null,
    site: null,
    entity: null,
    value: null,
    ...of,
  });
  const begin = (of: Partial<PurgeRule>): Promise<string> =>
    store.purges.begin(rule(of), (plan) => {
      const head = { schema: 'revenant.purge/1', id: unique(), done: true, at: AT, by: 'A', reason: 'r' } as const;
      return { ...head, rule: rule(of), ...plan };
    });
  const step = (id: string, rows = 1): Promise<PurgeDocument | null> => store.purges.step(id, rows, AT);
  /** In as few parts as it takes: each reads what the whole store holds. @param rows 1: as many as there can be */
  async function toEnd(id: string, rows = 1_000): Promise<PurgeDocument> {
    for (;;) {
      const done = await step(id, rows);
      if (done !== null) return done;
    }
  }
  const holdOn = (kind: HoldKind, subject: string): Hold => ({
    ...{ schema: 'revenant.hold/1', id: unique(), kind, subject, by: 'A', at: AT, reason: 'a court', lifted: null },
  });
  const hold = (kind: HoldKind, subject: string) => store.holds.add(holdOn(kind, subject));
  const judged = (match: string, judgement: string) =>
    pool.query('insert into revenant_judgements (id, match, doc) values ($1, $2, $3::json)', [
      unique(),
      match,
      JSON.stringify({ match, judgement, why: '', by: 'A', at: AT }),
    ]);
  const stays = async (visit: string): Promise<boolean> => (await store.ledger.visit(visit)) !== null;
  const visits = async (...ids: string[]): Promise<boolean[]> => {
    const all: boolean[] = [];
    for (const id of ids) all.push(await stays(id));
    return all;
  };
  async function seen(site: string, keys: string[] = [], endedAt = AT): Promise<string> {
    const { ledger } = store;
    const [id, captures] = [unique(), [captureOf(unique(), `https://${site}/`)]];
    const { run } = await ledger.openRun(id, OPTIONS, [seedOf(`https://${site}/`)], false);
    const [target] = await ledger.waiting(run.id);
    const claimed = async (at: Step): Promise<Claim> => {
      const claim = await ledger.claim(target?.id ?? '', at, 'w', false, 60_000);
      if (claim === null) throw new Error('not claimed');
      return claim;
    };
    await ledger.saveVisit(await claimed('capture'), visitOf(id, { run: run.id, site, endedAt, captures }), true);
    const fingerprint = fingerprintOf(id, site, { keys, capturedAt: endedAt });
    await ledger.saveFingerprint(await claimed('fingerprint'), fingerprint);
    await ledger.saveScreening(await claimed('screen'), [], []);
    return id;
  }
  const between = (id: string, left: [site: string, visit: string], right: [site: string, visit: string]): Match => {
    const { left: side } = matchOf(id);
    const [one, other] = [left, right].map(([site, visit]) => ({ ...side, site, visit }));
    return matchOf(id, { left: one ?? side, right: other ?? side });
  };
  const found = (...matches: Match[]) => store.ledger.saveFound(matches, []);
  const sharing = async (site: string, keys: string[]): Promise<string[]> =>
    (await store.fingerprints.candidates(fingerprintOf('v', site, { keys }), 9)).map(
      ({ fingerprint }) => fingerprint.site,
    );
  return { unique, rule, begin, step, toEnd, holdOn, hold, judged, stays, visits, seen, between, found, sharing };
}
