import { canonicalJson } from '../../model/canonical-json.ts';
import type { Judgement } from '../../model/decisions/evidence.ts';
import { reviewOf } from '../../model/decisions/review.ts';
import { sha256 } from '../../model/digest.ts';
import { groupBy } from '../../model/group-by.ts';
import type { Judgements } from '../../model/ports/evidence.ts';
import { type SqlPool, transaction } from '../database/pool.ts';
import { cleanJson, documents, firstRow } from '../database/rows.ts';
import { askSecond } from './inbox.ts';
import { appendToLog } from './log.ts';
import { checkFinding } from './matches.ts';
import { insertDeliveries } from './outbox.ts';

/** Judgements are appended and never changed; the latest on a match counts. */
export function openJudgements(pool: SqlPool): Judgements {
  return {
    add: (judgement, isFlagged, deliveries, secondReviewer = false) =>
      transaction(pool, async (client) => {
        const text = cleanJson(judgement);
        // First: a part of a purge has removed the finding, or waits and will see the judgement.
        await client.query('lock table revenant_judgements in row exclusive mode');
        // Two people may judge at once: the lock makes one read the other's judgement.
        await checkFinding(judgement.match, client);
        const [last] = await documents<Judgement>(
          client,
          // "unsure" confirms and retracts nothing.
          `select doc from revenant_judgements where match = $1 and doc->>'judgement' <> 'unsure' order by seq desc limit 1`,
          [judgement.match],
        );
        const isInForce = last === undefined ? isFlagged : last.judgement === 'positive';
        const inserted = await firstRow(
          client,
          `insert into revenant_judgements (id, match, doc) values ($1, $2, $3::json)
          on conflict (id) do nothing returning id`,
          [judgement.id, judgement.match, text],
        );
        if (inserted === null) return;
        if (secondReviewer) {
          const sql = 'select doc from revenant_judgements where match = $1 order by seq';
          const said = await documents<Judgement>(client, sql, [judgement.match]);
          await askSecond(judgement, reviewOf(said) === 'proposed', client);
        }
        const about = { subject: judgement.match, digest: sha256(canonicalJson(JSON.parse(text))) };
        const isRetracted = isInForce && judgement.judgement === 'negative';
        const retracted = isRetracted ? [{ ...about, kind: 'retraction' as const }] : [];
        await appendToLog([{ ...about, kind: 'judgement' }, ...retracted], client);
        await insertDeliveries(isRetracted ? deliveries.retracted : deliveries.reviewed, client);
      }),
    async several(matches) {
      const { rows } = await pool.query<{ doc: Judgement }>(
        'select doc from revenant_judgements where match in (select json_array_elements_text($1::json)) order by seq',
        [JSON.stringify(matches)],
      );
      return groupBy(
        rows.map(({ doc }) => doc),
        ({ match }) => match,
      );
    },
    of: (match) =>
      documents<Judgement>(pool, 'select doc from revenant_judgements where match = $1 order by seq', [match]),
  };
}
