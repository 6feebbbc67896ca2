import type { Judgement } from '../../model/decisions/evidence.ts';
import { reviewOf } from '../../model/decisions/review.ts';
import { groupBy } from '../../model/group-by.ts';
import type { Judgements } from '../../model/ports/evidence.ts';
import { type SqlPool, transaction } from '../database/pool.ts';
import { cleanJson, firstValue, hasRow, valuesOf } from '../database/rows.ts';
import { askSecond } from './inbox.ts';
import { appendToLog, loggedOf } from './log.ts';
import { checkFinding } from './matches.ts';
import { insertDeliveries } from './outbox.ts';

/** Judgements are appended and never changed; the latest on a match counts. */
export function openJudgements(pool: SqlPool): Judgements {
  return {
    add: (judgement, isFlagged, deliveries, secondReviewer = false) =>
      transaction(pool, async (client) => {
        // First: a part of a purge has removed the finding, or waits and will see the judgement.
        await client.query('lock table revenant_judgements in row exclusive mode');
        // Two people may judge at once: the lock makes one read the other's judgement.
        await checkFinding(judgement.match, client);
        const last = await firstValue<Judgement>(
          client,
          // "unsure" confirms and retracts nothing.
          `select doc from revenant_judgements where match = $1 and doc->>'judgement' <> 'unsure' order by seq desc limit 1`,
          [judgement.match],
        );
        const isInForce = last === null ? isFlagged : last.judgement === 'positive';
        const isNew = await hasRow(
          client,
          `insert into revenant_judgements (id, match, doc) values ($1, $2, $3::json)
          on conflict (id) do nothing returning id`,
          [judgement.id, judgement.match, cleanJson(judgement)],
        );
        if (!isNew) return;
        if (secondReviewer) {
          const sql = 'select doc from revenant_judgements where match = $1 order by seq';
          const said = await valuesOf<Judgement>(client, sql, [judgement.match]);
          await askSecond(judgement, reviewOf(said) === 'proposed', client);
        }
        const isRetracted = isInForce && judgement.judgement === 'negative';
        const logged = loggedOf('judgement', judgement.match, judgement);
        await appendToLog([logged, ...(isRetracted ? [{ ...logged, kind: 'retraction' as const }] : [])], client);
        await insertDeliveries(isRetracted ? deliveries.retracted : deliveries.reviewed, client);
      }),
    async several(matches) {
      const sql =
        'select doc from revenant_judgements where match in (select json_array_elements_text($1::json)) order by seq';
      return groupBy(await valuesOf<Judgement>(pool, sql, [JSON.stringify(matches)]), ({ match }) => match);
    },
    of: (match) =>
      valuesOf<Judgement>(pool, 'select doc from revenant_judgements where match = $1 order by seq', [match]),
  };
}
