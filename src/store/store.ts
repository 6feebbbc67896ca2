import type { Store } from '../model/ports/store.ts';
import { openAssignments } from './assignments.ts';
import { openAudit } from './audit.ts';
import { openCases } from './cases.ts';
import { openEntities } from './entities.ts';
import { openEntityNames } from './entity-names.ts';
import { openFingerprints } from './fingerprints.ts';
import { openFleet } from './fleet.ts';
import { openHolds } from './holds.ts';
import { openJudgements } from './judgements.ts';
import { openLanes } from './lanes.ts';
import { openLedger } from './ledger.ts';
import { openLists } from './lists.ts';
import { openLog } from './log.ts';
import { openMatches } from './matches.ts';
import { measured } from './measured-pool.ts';
import { openMentions } from './mentions.ts';
import { checkVersion, migrate } from './migrate.ts';
import { openNewsSeen } from './news-seen.ts';
import { openObservations } from './observations.ts';
import { openHooks, openOutbox } from './outbox.ts';
import { type SqlPool, withTypedErrors } from './pool.ts';
import { openPurges } from './purges.ts';
import { openRequests } from './requests.ts';
import { openSchedules } from './schedules.ts';
import { openTables } from './tables.ts';
import { openTokens } from './tokens.ts';
import { openUsers } from './users.ts';
import { openWatchlists } from './watchlists.ts';

/**
 * Migrates first. `close` leaves the pool open. Throws ConfigError when the database belongs to a
 * newer program.
 */
export async function openStore(pool: SqlPool): Promise<Store> {
  const { pool: typed, time } = measured(withTypedErrors(pool));
  const migrated = await migrate(typed);
  return {
    ledger: openLedger(typed),
    fingerprints: openFingerprints(typed),
    matches: openMatches(typed),
    outbox: openOutbox(typed),
    hooks: openHooks(typed),
    entities: openEntities(typed),
    entityNames: openEntityNames(typed),
    watchlists: openWatchlists(typed),
    mentions: openMentions(typed),
    lists: openLists(typed),
    schedules: openSchedules(typed),
    lanes: openLanes(typed),
    fleet: openFleet(typed),
    log: openLog(typed),
    judgements: openJudgements(typed),
    assignments: openAssignments(typed),
    newsSeen: openNewsSeen(typed),
    cases: openCases(typed),
    tokens: openTokens(typed),
    requests: openRequests(typed),
    users: openUsers(typed),
    observations: openObservations(typed),
    tables: openTables(typed),
    purges: openPurges(typed),
    holds: openHolds(typed),
    audit: openAudit(typed),
    check: () => checkVersion(typed),
    time,
    migrated,
    close: async () => undefined,
  };
}
