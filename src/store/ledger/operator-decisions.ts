import { canonicalJson } from '../../model/canonical-json.ts';
import type { OperatorDecision } from '../../model/decisions/operator.ts';
import { sha256 } from '../../model/digest.ts';
import type { OperatorDecisions } from '../../model/ports/operators.ts';
import { type SqlPool, transaction } from '../database/pool.ts';
import { cleanJson, documents } from '../database/rows.ts';
import { appendToLog } from './log.ts';

export function openOperatorDecisions(pool: SqlPool): OperatorDecisions {
  return {
    add: (decision) =>
      transaction(pool, async (client) => {
        const text = cleanJson(decision);
        const sql = 'insert into revenant_operator_decisions (id, doc) values ($1, $2::json)';
        await client.query(sql, [decision.id, text]);
        const digest = sha256(canonicalJson(JSON.parse(text)));
        await appendToLog([{ kind: 'operator', subject: decision.operator, digest }], client);
      }),
    list: () => documents<OperatorDecision>(pool, 'select doc from revenant_operator_decisions order by seq'),
  };
}
