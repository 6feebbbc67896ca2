import { canonicalJson } from '../model/canonical-json.ts';
import { sha256 } from '../model/digest.ts';
import type { Judgement } from '../model/evidence.ts';
import type { Judgements } from '../model/ports/evidence.ts';
import { cleanJson } from './clean.ts';
import { appendToLog } from './log.ts';
import { insertDeliveries } from './outbox.ts';
import { type SqlPool, transaction } from './pool.ts';

/** What people said of findings: appended, never changed. The last word on a match counts. */
export function openJudgements(pool: SqlPool): Judgements {
  return {
    add: (judgement, isFlagged, told) =>
      transaction(pool, async (client) => {
        const text = cleanJson(judgement);
        // Two people may speak at once: what stands is looked up and taken back by one after the other.
        await client.query('select id from revenant_matches where id = $1 for update', [judgement.match]);
        const last = await client.query<{ doc: Judgement }>(
          // Who could not tell has said nothing of whether it stands.
          `select doc from revenant_judgements where match = $1 and doc->>'judgement' <> 'unsure' order by seq desc limit 1`,
          [judgement.match],
        );
        const before = last.rows[0]?.doc.judgement;
        const stands = before === undefined ? isFlagged : before === 'positive';
        const { rows } = await client.query(
          `insert into revenant_judgements (id, match, doc) values ($1, $2, $3::json)
          on conflict (id) do nothing returning id`,
          [judgement.id, judgement.match, text],
        );
        if (rows.length === 0) return;
        const about = { subject: judgement.match, digest: sha256(canonicalJson(JSON.parse(text))) };
        const isRetracted = stands && judgement.judgement === 'negative';
        const retracted = isRetracted ? [{ ...about, kind: 'retraction' as const }] : [];
        await appendToLog([{ ...about, kind: 'judgement' }, ...retracted], client);
        await insertDeliveries(isRetracted ? told.retracted : told.reviewed, client);
      }),
    async of(match) {
      const { rows } = await pool.query<{ doc: Judgement }>(
        'select doc from revenant_judgements where match = $1 order by seq',
        [match],
      );
      return rows.map(({ doc }) => doc);
    },
  };
}
