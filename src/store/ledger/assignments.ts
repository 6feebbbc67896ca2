import type { Assignment } from '../../model/decisions/assignment.ts';
import type { Match } from '../../model/derived/match.ts';
import type { Assignments } from '../../model/ports/attention.ts';
import { sidesText } from '../../model/text/side-name.ts';
import { type SqlPool, transaction } from '../database/pool.ts';
import { cleanJson, firstValue, mapOf, valuesOf } from '../database/rows.ts';
import { addToInbox, entryFor } from './inbox.ts';
import { appendToLog, loggedOf } from './log.ts';

/** Assignments are appended and never changed; the latest on a finding counts. */
export function openAssignments(pool: SqlPool): Assignments {
  return {
    add: (assignments, told = null) =>
      transaction(pool, async (client) => {
        // Locked first: a part of a purge has removed the findings already, or waits and removes
        // the assignments too.
        await client.query('lock table revenant_assignments in row exclusive mode');
        const { rows } = await client.query<{ doc: Assignment; match: Match }>(
          `with given as (select value as doc, n from json_array_elements($1::json) with ordinality as e(value, n)),
          added as (insert into revenant_assignments (match, assignee, doc)
            select g.doc->>'match', g.doc->>'to', g.doc from given g join revenant_matches m on m.id = g.doc->>'match' order by g.n
            returning doc, seq)
          select a.doc, m.doc as match from added a join revenant_matches m on m.id = a.doc->>'match' order by a.seq`,
          [cleanJson(assignments)],
        );
        if (told !== null)
          await addToInbox(
            rows.map((row) => entryOf(row, told)),
            client,
          );
        await appendToLog(
          rows.map(({ doc }) => loggedOf('assignment', doc.match, doc)),
          client,
        );
        return rows.length;
      }),
    of: (matches) =>
      mapOf<string, Assignment>(
        pool,
        `select distinct on (match) match, doc from revenant_assignments
        where match in (select json_array_elements_text($1::json)) order by match, seq desc`,
        [JSON.stringify(matches)],
      ),
    people: (limit) =>
      valuesOf<string>(
        pool,
        `select assignee from revenant_assignments where assignee is not null
        group by assignee order by max(seq) desc limit $1::bigint`,
        [limit],
      ),
    async revision() {
      return (await firstValue<string>(pool, 'select max(seq)::text from revenant_assignments')) ?? '0';
    },
  };
}

function entryOf({ doc: { match: subject, by, at }, match }: { doc: Assignment; match: Match }, user: string) {
  const told = { kind: 'assigned', about: 'finding', subject, title: sidesText(match), by, at } as const;
  return entryFor(user, [subject, at], told);
}
