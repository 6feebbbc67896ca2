/** What every database under the store owes. Run on each back end by test/store/store.test.ts. */
import { describe } from 'vitest';
import { attributionsContract } from './store/attributions.contract.ts';
import { backgroundContract } from './store/background.contract.ts';
import { type OpenedStore, type StoreBench, storeBench } from './store/bench.ts';
import { candidatesContract } from './store/candidates.contract.ts';
import { claimsContract } from './store/claims.contract.ts';
import { deskContract } from './store/desk.contract.ts';
import { drawingsContract } from './store/drawings.contract.ts';
import { fleetContract } from './store/fleet.contract.ts';
import { followsContract } from './store/follows.contract.ts';
import { joinedAlertsContract } from './store/joined-alerts.contract.ts';
import { keptContract } from './store/kept.contract.ts';
import { laterContract } from './store/later.contract.ts';
import { lineContract } from './store/line.contract.ts';
import { logContract } from './store/log.contract.ts';
import { matchesContract } from './store/matches.contract.ts';
import { observationsContract } from './store/observations.contract.ts';
import { outboxContract } from './store/outbox.contract.ts';
import { purgesContract } from './store/purges.contract.ts';
import { purgesAtOnceContract } from './store/purges-at-once.contract.ts';
import { reclaimContract } from './store/reclaim.contract.ts';
import { runsContract } from './store/runs.contract.ts';
import { schedulesContract } from './store/schedules.contract.ts';
import { searchContract } from './store/search.contract.ts';
import { siftsContract } from './store/sifts.contract.ts';
import { suggestionsContract } from './store/suggestions.contract.ts';
import { teamContract } from './store/team.contract.ts';
import { visitsContract } from './store/visits.contract.ts';
import { watchContract } from './store/watch.contract.ts';
import { watchlistsContract } from './store/watchlists.contract.ts';

const CONTRACTS: readonly ((bench: StoreBench) => void)[] = [
  // First: a purge reads all that the others leave.
  purgesContract,
  purgesAtOnceContract,
  logContract,
  runsContract,
  claimsContract,
  laterContract,
  lineContract,
  reclaimContract,
  fleetContract,
  visitsContract,
  candidatesContract,
  matchesContract,
  drawingsContract,
  outboxContract,
  joinedAlertsContract,
  watchlistsContract,
  keptContract,
  schedulesContract,
  observationsContract,
  backgroundContract,
  attributionsContract,
  deskContract,
  searchContract,
  suggestionsContract,
  followsContract,
  siftsContract,
  watchContract,
  teamContract,
];

export function storeContract(name: string, opened: OpenedStore): void {
  describe(`store contract: ${name}`, () => {
    const bench = storeBench(opened);
    for (const contract of CONTRACTS) contract(bench);
  });
}
