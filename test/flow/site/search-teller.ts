/** A process that stores sites which fit a watched search, and tells of them, until it is killed. */
import { randomUUID } from 'node:crypto';
import { searchDeliveries } from '../../../src/alert/search-hit.ts';
import type { Hook } from '../../../src/model/alert.ts';
import type { Store } from '../../../src/model/ports/store.ts';
import { openEmbedded } from '../../../src/store/database/embedded.ts';
import { openStore } from '../../../src/store/store.ts';
import { AT, captureOf, fingerprintOf, visitOf } from '../../../testkit/store/facts.ts';

const WORD = 'quillfeather';
const TEXT = { text: WORD, isQuoted: false, turned: '', keys: [] };
const HOOK: Hook = {
  ...{ schema: 'revenant.hook/1', id: 'h', url: 'https://in.example/', secret: 's', all: false, createdAt: AT },
  ...{ disabledAt: null, events: ['search.hit'] },
};

export async function tellAll(store: Store, now: Date): Promise<void> {
  const to = { hooks: [HOOK], now, link: null };
  const tell = () =>
    store.savedSearches.tell(new Map([['watched', TEXT]]), now, 2, (search, hit) => searchDeliveries(search, hit, to));
  while ((await tell()).read > 0);
}

if (process.argv[1]?.endsWith('search-teller.ts')) {
  const [folder = '', seedDump = ''] = process.argv.slice(2);
  const { pool } = await openEmbedded(folder, { seedDump });
  const store = await openStore(pool);
  const search = {
    schema: 'revenant.saved-search/1',
    id: 'watched',
    user: 'u',
    name: 'n',
    text: WORD,
    at: AT,
  } as const;
  if ((await store.savedSearches.get('watched')) === null)
    await store.savedSearches.add({ ...search, watched: true }, TEXT);
  for (let i = 0; ; i++) {
    const id = randomUUID();
    const site = `s${id}.example`;
    const url = `https://${site}/`;
    const texts = [{ capture: id, url, at: AT, title: '', text: WORD, markup: '' }];
    const visit = visitOf(id, { site, captures: [captureOf(id, url)] });
    await store.ledger.importVisit(visit, { ...fingerprintOf(id, site), texts }, [], []);
    process.stdout.write('captured\n');
    // Another day each time: the cap of a day is not what is tested here.
    if (i % 3 === 2) await tellAll(store, new Date(Math.floor(Math.random() * 1e6) * 86_400_000));
    process.stdout.write('told\n');
  }
}
