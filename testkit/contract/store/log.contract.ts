/** The log: one chain of what was stored, in the transaction that stores it. */
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/model/canonical-json.ts';
import { hashOfEntry } from '../../../src/model/decisions/log-hash.ts';
import { sha256 } from '../../../src/model/digest.ts';
import { fingerprintOf, matchOf } from '../../store/facts.ts';
import type { StoreBench } from './bench.ts';

export function logContract({ store, pool, openTarget, claimed, captured, unique }: StoreBench): void {
  describe('the log', () => {
    it('notes every visit in the transaction that stores it, once, with the digest of what comes back', async () => {
      const target = await openTarget();
      const id = await captured(target);
      const entries = await store.log.about([id]);
      expect(entries.map(({ kind }) => kind)).toEqual(['capture']);
      const stored = await store.ledger.visit(id);
      expect(entries[0]?.digest).toBe(sha256(canonicalJson(stored?.visit)));
      const head = await store.log.head();
      expect(await store.log.entries(head.size - 1, 10)).toMatchObject([{ hash: head.hash, seq: head.size }]);
    });

    it('numbers without a gap and chains, whoever writes at the same time', async () => {
      const { size } = await store.log.head();
      const logged = (i: number) => ({ kind: 'export' as const, subject: unique(), digest: sha256(String(i)) });
      await Promise.all(Array.from({ length: 20 }, (_, i) => store.log.append([logged(i), logged(i + 100)])));
      const entries = await store.log.entries(size, 100);
      expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, i) => size + i + 1));
      for (const [i, { previous }] of entries.slice(1).entries()) expect(previous).toBe(entries[i]?.hash);
      for (const { hash, schema: _, ...entry } of entries) expect(hashOfEntry(entry)).toBe(hash);
    });

    it('notes a match that is found again as it was only once', async () => {
      const match = matchOf(unique());
      for (let i = 0; i < 2; i++) {
        const target = await openTarget();
        const visit = await captured(target);
        await store.ledger.saveFingerprint(await claimed(target, 'fingerprint'), fingerprintOf(visit, 'shop.example'));
        await store.ledger.saveScreening(await claimed(target, 'screen'), [match], []);
      }
      expect(await store.log.about([match.id])).toHaveLength(1);
    });

    it('refuses to be changed, shortened or emptied', async () => {
      await store.log.append([{ kind: 'export', subject: unique(), digest: sha256('x') }]);
      for (const table of ['revenant_log', 'revenant_checkpoints', 'revenant_judgements'])
        for (const sql of [`delete from ${table}`, `truncate ${table}`])
          await expect(pool.query(sql), sql).rejects.toThrow('append only');
      await expect(pool.query(`update revenant_log set kind = 'match'`)).rejects.toThrow('append only');
    });
  });
}
