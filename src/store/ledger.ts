import type { Ledger } from '../model/ports/ledger.ts';
import { insertFingerprint } from './fingerprints.ts';
import { appendToLog, matchLogged, visitLogged } from './log.ts';
import { insertMatches } from './matches.ts';
import { replaceMentions } from './mentions.ts';
import { insertDeliveries } from './outbox.ts';
import { fenced, type SqlPool, transaction } from './pool.ts';
import { openRuns } from './runs.ts';
import { finishStep, openTargets } from './targets.ts';
import { insertVisit, openVisits } from './visits.ts';

/** Each step ends in one transaction that first proves the claim, then writes all effects: a late worker changes nothing. */
export function openLedger(pool: SqlPool): Ledger {
  return {
    ...openRuns(pool),
    ...openTargets(pool),
    ...openVisits(pool),
    saveVisit: (claim, visit, final, again = null) =>
      fenced(pool, async (client) => {
        const step = again?.held === true ? 'capture' : 'fingerprint';
        await finishStep(claim, 'capture', { step, visit: visit.id, again }, client);
        const stored = await insertVisit(visit, { target: claim.target.id, final }, client);
        if (stored) await appendToLog([visitLogged(visit)], client);
      }),
    saveFingerprint: (claim, { listed, ...fingerprint }) =>
      fenced(pool, async (client) => {
        await finishStep(claim, 'fingerprint', { step: 'screen' }, client);
        await insertFingerprint(fingerprint, client, !/^https?:/i.test(claim.target.seed.url));
        if (listed !== undefined) await replaceMentions(fingerprint.visit, listed, client);
      }),
    saveScreening: (claim, matches, deliveries) =>
      fenced(pool, async (client) => {
        await finishStep(claim, 'screen', { step: null }, client);
        await insertMatches(matches, claim.target.run, client);
        await insertDeliveries(deliveries, client);
        await appendToLog(matches.map(matchLogged), client);
      }),
    saveFound: (matches, deliveries) =>
      transaction(pool, async (client) => {
        await insertMatches(matches, null, client);
        await insertDeliveries(deliveries, client);
        await appendToLog(matches.map(matchLogged), client);
      }),
    importVisit: (visit, { listed, ...fingerprint }, matches, deliveries) =>
      transaction(pool, async (client) => {
        const stored = await insertVisit(visit, { target: null, final: true }, client);
        await insertFingerprint(fingerprint, client, true);
        if (listed !== undefined) await replaceMentions(visit.id, listed, client);
        await insertMatches(matches, null, client);
        await insertDeliveries(deliveries, client);
        await appendToLog([...(stored ? [visitLogged(visit)] : []), ...matches.map(matchLogged)], client);
      }),
  };
}
