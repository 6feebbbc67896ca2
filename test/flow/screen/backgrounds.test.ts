/** A store of a farm and of strangers → what its background counts. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freezeBackground } from '../../../src/flow/screen/backgrounds.ts';
import { shippedBackground } from '../../../src/match/background.ts';
import type { Fingerprints, Store } from '../../../src/model/ports/store.ts';
import { seedDumpPath } from '../../../src/store/data-folder.ts';
import { openEmbedded } from '../../../src/store/embedded.ts';
import { openStore } from '../../../src/store/store.ts';
import { fromSmall } from '../../attacks/cast.ts';
import { farmShop, OWN_MAILBOXES } from '../../attacks/farm-shop.ts';
import { openWorld } from '../../attacks/world.ts';
import { OPTIONS, seedOf, visitOf } from '../../store/facts.ts';

const FARM = [0, 1, 2, 3, 4].map((n) => farmShop(n, OWN_MAILBOXES));
const [MAILBOX = ''] = OWN_MAILBOXES;
/** Three strangers of whom each shows the farm's first mailbox, too: a value on fewer than three parties is not counted. */
const STRANGERS = [1, 2, 3].map((n) =>
  fromSmall({ host: `stranger-${n}.example`, name: `Stranger ${n} Ltd`, seed: 300 + n, look: n, mail: MAILBOX }),
);
const folder = mkdtempSync(join(tmpdir(), 'revenant-backgrounds-'));
let database: Awaited<ReturnType<typeof openEmbedded>>;
let store: Store;

async function save(sites: readonly (typeof FARM)[number][]): Promise<string[]> {
  const world = openWorld({ id: 'a', threat: 'farm', story: '', sites, expected: [] });
  const tokens = new Set<string>();
  for (const { subject } of world.sites.values()) {
    const { fingerprint } = subject;
    const { visit: id, site } = fingerprint;
    await store.ledger.importVisit(visitOf(id, { site, captures: [] }), fingerprint, [], []);
    for (const token of fingerprint.tokens) tokens.add(token);
  }
  return [...tokens];
}

beforeAll(async () => {
  database = await openEmbedded(folder, { seedDump: seedDumpPath() });
  store = await openStore(database.pool);
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

it('counts the copies of one shop as one party beside strangers', async () => {
  const tokens = await save([...FARM, ...STRANGERS]);
  const { run } = await store.ledger.openRun('k', OPTIONS, [seedOf('https://a.example/')], false);
  const frozen = await freezeBackground(run.id, store);
  const shipped = shippedBackground();
  expect(frozen.sites - shipped.sites).toBe(4);
  const mailbox = tokens.filter((token) => token.includes(MAILBOX) && token.startsWith('contact-email:'));
  expect(mailbox.length).toBeGreaterThan(0);
  for (const token of mailbox) expect(frozen.count(token) - shipped.count(token), token).toBe(4);
});

it('lets a worker’s heartbeats in between while it compares many', async () => {
  const sites = Array.from({ length: 12 }, (_, n) => ({ site: `s${n}.example`, kind: 'website', visit: `v${n}` }));
  const carriers = Array.from({ length: 4 }, () => [...sites.keys()]);
  let heard = false;
  let heardBefore: boolean | null = null;
  const fingerprints: Fingerprints = {
    ...store.fingerprints,
    // All at hand, so that nothing but the comparisons takes its time.
    countable: async () => ({ sites, carriers }),
    get: async () => null,
    freezeBackground: async () => {
      heardBefore = heard;
      return shippedBackground();
    },
  };
  setImmediate(() => {
    heard = true;
  });
  await freezeBackground('r', { fingerprints });
  expect(heardBefore).toBe(true);
});
