import type { Store } from '../model/ports/store.ts';
import { openTables } from './backup/tables.ts';
import { measured } from './database/measured-pool.ts';
import { checkVersion, migrate } from './database/migrate.ts';
import { type SqlPool, withTypedErrors } from './database/pool.ts';
import { openFingerprints } from './evidence/fingerprints.ts';
import { openAssignments } from './ledger/assignments.ts';
import { openAttributions } from './ledger/attributions.ts';
import { openAudit } from './ledger/audit.ts';
import { openCases } from './ledger/cases.ts';
import { openComments } from './ledger/comments.ts';
import { openDrawings } from './ledger/drawings.ts';
import { openEntities } from './ledger/entities.ts';
import { openEntityNames } from './ledger/entity-names.ts';
import { openFleet } from './ledger/fleet.ts';
import { openFollows } from './ledger/follows.ts';
import { openHolds } from './ledger/holds.ts';
import { openInbox, openNewsSeen } from './ledger/inbox.ts';
import { openJudgements } from './ledger/judgements.ts';
import { openKept } from './ledger/kept.ts';
import { openLanes } from './ledger/lanes.ts';
import { openLedger } from './ledger/ledger.ts';
import { openLists } from './ledger/lists.ts';
import { openLog } from './ledger/log.ts';
import { openMatches } from './ledger/matches.ts';
import { openMentions } from './ledger/mentions.ts';
import { openObservations } from './ledger/observations.ts';
import { openOperatorDecisions } from './ledger/operator-decisions.ts';
import { openHooks, openOutbox } from './ledger/outbox.ts';
import { openRequests } from './ledger/requests.ts';
import { openSavedSearches } from './ledger/saved-searches.ts';
import { openSchedules } from './ledger/schedules.ts';
import { openSearch } from './ledger/search.ts';
import { openSifts } from './ledger/sifts.ts';
import { openSuggestions } from './ledger/suggestions.ts';
import { openTokens, openUsers } from './ledger/users.ts';
import { openWatchlists } from './ledger/watchlists.ts';
import { openPurges } from './purge/purges.ts';

/**
 * Migrates first. `close` leaves the pool open. Throws ConfigError when the database belongs to a
 * newer program.
 * @param isEmbedded the pool's database is in the data folder: a purge writes its tables anew
 */
export async function openStore(pool: SqlPool, isEmbedded = false): Promise<Store> {
  const { pool: typed, time } = measured(withTypedErrors(pool));
  const migrated = await migrate(typed);
  return {
    ledger: openLedger(typed),
    fingerprints: openFingerprints(typed),
    matches: openMatches(typed),
    drawings: openDrawings(typed),
    outbox: openOutbox(typed),
    hooks: openHooks(typed),
    entities: openEntities(typed),
    entityNames: openEntityNames(typed),
    attributions: openAttributions(typed),
    watchlists: openWatchlists(typed),
    mentions: openMentions(typed),
    lists: openLists(typed),
    kept: openKept(typed),
    suggestions: openSuggestions(typed),
    follows: openFollows(typed),
    schedules: openSchedules(typed),
    sifts: openSifts(typed),
    search: openSearch(typed),
    savedSearches: openSavedSearches(typed),
    lanes: openLanes(typed),
    fleet: openFleet(typed),
    log: openLog(typed),
    judgements: openJudgements(typed),
    operatorDecisions: openOperatorDecisions(typed),
    assignments: openAssignments(typed),
    newsSeen: openNewsSeen(typed),
    inbox: openInbox(typed),
    comments: openComments(typed),
    cases: openCases(typed),
    tokens: openTokens(typed),
    requests: openRequests(typed),
    users: openUsers(typed),
    observations: openObservations(typed),
    tables: openTables(typed),
    purges: openPurges(typed, isEmbedded),
    holds: openHolds(typed),
    audit: openAudit(typed),
    check: () => checkVersion(typed),
    time,
    migrated,
    close: async () => undefined,
  };
}
