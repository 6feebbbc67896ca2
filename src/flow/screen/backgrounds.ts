/** The snapshot of value counts that a comparison uses for its weights. */
import { setImmediate } from 'node:timers/promises';
import { InputError } from '../../errors.ts';
import { shippedBackground } from '../../match/background/background.ts';
import { likelySiblings, Parties, STATED, TEXT_TOKENS } from '../../match/background/parties.ts';
import { CARRIERS } from '../../match/weigh/policy.ts';
import type { Background } from '../../model/derived/background.ts';
import type { Store } from '../../model/ports/store.ts';
import { openSiblings } from './siblings.ts';

type Stored = Pick<Store, 'fingerprints'>;

/** A value on more sites is no sign of siblings; its first carriers are enough. */
const MOST_CARRIERS = 2_000;
/** Comparisons before the event loop runs again, for heartbeats and leases. */
const AT_A_TIME = 20;

/** A snapshot by id: the shipped one or one in the store. Throws InputError for another id. */
export async function namedBackground(id: string, store: Stored): Promise<Background> {
  const shipped = shippedBackground();
  const found = await store.fingerprints.background(id, shipped);
  if (found === null) {
    throw new InputError(
      `there is no background ${id} here; the shipped one is ${shipped.id}, and a match names its own`,
    );
  }
  return found;
}

export function isShippedBackground(id: string): boolean {
  return id === shippedBackground().id;
}

/**
 * Counts the stored corpus for a run. Sites of one domain, or of one operator by the shipped model,
 * are one party and count once: copies of one shop do not make its values common. For values that
 * any text can state, sites that cost nothing are one party.
 */
export async function freezeBackground(run: string, { fingerprints }: Stored): Promise<Background> {
  const counted = { least: CARRIERS.least, most: MOST_CARRIERS, text: TEXT_TOKENS };
  const { sites, carriers } = await fingerprints.countable(counted);
  const parties = new Parties(sites);
  const siblings = openSiblings(sites, fingerprints);
  let asked = 0;
  for (const [one, other] of likelySiblings(carriers, parties)) {
    asked += 1;
    if (asked % AT_A_TIME === 0) await setImmediate();
    if (await siblings.are(one, other)) parties.join(one, other);
  }
  await siblings.end();
  const joined = sites.map((site, i) => ({ ...site, party: parties.of(i), stating: parties.stating(i) }));
  return fingerprints.freezeBackground(run, shippedBackground(), joined, STATED);
}

export async function frozenBackground(id: string, store: Stored): Promise<Background> {
  const background = await store.fingerprints.background(id, shippedBackground());
  if (background === null) throw new Error(`the background ${id} is not in the database`);
  return background;
}

/** For imports: the background of the newest run that has one, else the shipped one. */
export async function latestBackground(store: Store): Promise<Background> {
  const newest = await store.ledger.newestBackground();
  return newest === null ? shippedBackground() : frozenBackground(newest, store);
}
