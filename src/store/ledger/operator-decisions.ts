import type { OperatorDecision } from '../../model/decisions/operator.ts';
import type { OperatorDecisions } from '../../model/ports/evidence.ts';
import { type SqlPool, transaction } from '../database/pool.ts';
import { cleanJson, valuesOf } from '../database/rows.ts';
import { appendToLog, loggedOf } from './log.ts';

export function openOperatorDecisions(pool: SqlPool): OperatorDecisions {
  return {
    add: (decision) =>
      transaction(pool, async (client) => {
        const sql = 'insert into revenant_operator_decisions (id, doc) values ($1, $2::json)';
        await client.query(sql, [decision.id, cleanJson(decision)]);
        await appendToLog([loggedOf('operator', decision.operator, decision)], client);
      }),
    list: () => valuesOf<OperatorDecision>(pool, 'select doc from revenant_operator_decisions order by seq'),
  };
}
