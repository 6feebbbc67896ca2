/** Sites whose attribution changed → their stored pairs, compared again offline. */
import type { Background } from '../../model/derived/background.ts';
import { isFlagged, isHandedIn, type Match } from '../../model/derived/match.ts';
import { pagesToDraw } from '../evidence/pages-to-draw.ts';
import type { Ports } from '../ports.ts';
import { readNamedSites } from '../screen/attributed.ts';
import { latestBackground } from '../screen/backgrounds.ts';
import { followConfirmed } from '../screen/confirmed.ts';
import { type ScreenPorts, screen } from '../screen/screen.ts';

export type RescreenPorts = ScreenPorts & Pick<Ports, 'queue' | 'screens' | 'secondReviewer'>;

/** A site has at most a few hundred pairs. */
const LEASE_MS = 10 * 60_000;

/**
 * Ends each order of lists, crawls and judgements with the same findings and alerts. What a killed
 * process leaves is taken up when its lease ends.
 *
 * @returns how many sites were compared again
 */
export async function rescreenChanged(
  ports: RescreenPorts,
  {
    signal,
    run = null,
    said = () => undefined,
  }: {
    readonly signal?: AbortSignal;
    /** The run that waits for the alerts; null: none. */
    readonly run?: string | null;
    readonly said?: (done: number, left: number) => void;
  } = {},
): Promise<number> {
  const { attributions } = ports.store;
  await readNamedSites(ports.store);
  // A site that is the listed party's no more takes the chain of its successors with it.
  if ((await attributions.countChanged()) > 0) await followConfirmed(ports);
  let background: Background | null = null;
  for (let done = 0; ; ) {
    if (signal?.aborted) return done;
    const changed = await attributions.takeChanged(LEASE_MS);
    if (changed === null) return done;
    background ??= await latestBackground(ports.store);
    const others = await rescreenSite(changed.site, background, run, ports);
    // A finding with the site now covers one of the other side with the list entry.
    for (const other of others) await rescreenSite(other, background, run, ports);
    await attributions.settleChanged(changed);
    said(++done, await attributions.countChanged());
  }
}

/** @returns the sites that it is now flagged with as a listed party's */
async function rescreenSite(
  site: string,
  background: Background,
  run: string | null,
  ports: RescreenPorts,
): Promise<string[]> {
  const { store } = ports;
  const stored = (await store.matches.list({ site })).filter((match) => !isHandedIn(match));
  const untold = await untoldEntries(stored, ports);
  const known = new Map(stored.filter((match) => !untold.has(match.id)).map((match) => [match.id, match]));
  const found = new Map<string, Match>();
  const deliveries = [];
  for (const fingerprint of await store.fingerprints.ofSite(site)) {
    const screened = await screen(fingerprint, background, ports, new Map(), known);
    for (const match of screened.matches) found.set(match.id, match);
    deliveries.push(...screened.deliveries);
  }
  // Nobody was told of them, and a finding with the listed party's own site says more.
  const covered = [...untold.values()]
    .filter(({ id, verdict }) => !found.has(id) && verdict !== 'unrelated')
    .map((match): Match => ({ ...match, verdict: 'unrelated' }));
  const matches = [...found.values(), ...covered];
  await store.ledger.saveFound(matches, deliveries, pagesToDraw(matches, ports.screens), run);
  const jobs = deliveries.map(({ id }) => ({ id, payload: { delivery: id } }));
  if (jobs.length > 0) await ports.queue.add('notify', jobs);
  return [...found.values()]
    .filter(
      (match) => isFlagged(match) && match.left.kind !== 'list' && (match.left.entity ?? match.right.entity) !== null,
    )
    .map(({ left, right }) => (left.site === site ? right.site : left.site));
}

/** Findings with list entries that were neither told to a webhook nor judged. */
async function untoldEntries(stored: readonly Match[], { store }: RescreenPorts): Promise<Map<string, Match>> {
  const entries = stored.filter(({ left }) => left.kind === 'list');
  const judged = await store.judgements.several(entries.map(({ id }) => id));
  const untold = new Map<string, Match>();
  for (const match of entries)
    if (!judged.has(match.id) && (await store.outbox.about(match.id)).length === 0) untold.set(match.id, match);
  return untold;
}
