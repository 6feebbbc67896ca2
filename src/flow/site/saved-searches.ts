/** Searches that a user saves under a name, and what newly fits those that are watched. */
import { randomUUID } from 'node:crypto';
import { searchDeliveries } from '../../alert/search-hit.ts';
import { InputError } from '../../errors.ts';
import { MOST_KNOWN, MOST_SEARCHES, type SavedSearch } from '../../model/decisions/saved-search.ts';
import { LENGTHS } from '../../model/lengths.ts';
import type { WatchedText } from '../../model/ports/saved-searches.ts';
import { linkBase } from '../link-base.ts';
import type { Ports } from '../ports.ts';
import { checkWritten } from '../written.ts';
import { mayBeValue, meantBy } from './find.ts';
import { keysOfText } from './keys-of-text.ts';
import { readSubjects } from './search-index.ts';

type SearchPorts = Pick<Ports, 'store' | 'reader' | 'clock'>;

/** Rows of the index that are compared in one transaction. */
const ROWS_AT_A_TIME = 200;

/** Throws InputError without a name or a text, and where more fits than can be watched. */
export async function saveSearch(
  wish: Pick<SavedSearch, 'user' | 'name' | 'text' | 'watched'>,
  ports: SearchPorts,
): Promise<SavedSearch> {
  const name = wish.name.trim();
  if (name === '') throw new InputError('give the search a name', { fields: ['name'] });
  checkWritten({ name }, LENGTHS.name);
  const text = meantBy(wish.text).asked;
  if (text === '') throw new InputError('write what to search for', { fields: ['text'] });
  const at = ports.clock.now().toISOString();
  const search: SavedSearch = { schema: 'revenant.saved-search/1', ...wish, id: randomUUID(), name, text, at };
  if (wish.watched) await readAll(ports);
  const added = await ports.store.savedSearches.add(search, wish.watched ? await watchedText(text, ports) : null);
  if (added === false) throw new InputError(`a person can save ${MOST_SEARCHES} searches: remove one first`);
  if (added === null) throw tooCommon();
  return search;
}

/** Stored things are not new, so they are read first. Throws InputError if that takes long. */
async function readAll(ports: SearchPorts): Promise<void> {
  const isRead = await readSubjects(ports, READ_MS);
  if (isRead && (await ports.store.search.unread(1)).total === 0) return;
  throw new InputError('what is stored is still being read into the index of search: watch it later');
}
const READ_MS = 10_000;

/** Throws InputError where more fits than can be watched. */
export async function watchSearch({ id, text }: SavedSearch, isWatched: boolean, ports: SearchPorts): Promise<void> {
  if (isWatched) await readAll(ports);
  const watched = isWatched ? await watchedText(text, ports) : null;
  if ((await ports.store.savedSearches.watch(id, watched)) === null) throw tooCommon();
}

const tooCommon = (): InputError =>
  new InputError(`more than ${MOST_KNOWN} sites, entities and findings fit already: watch for rarer words`, {
    fields: ['text'],
  });

/** Whole words only: beginnings of words fit much that nobody meant. */
async function watchedText(typed: string, ports: Pick<Ports, 'reader'>): Promise<WatchedText> {
  const { quoted, plain, turned, text } = meantBy(typed);
  const keys = mayBeValue({ quoted, plain }) ? await keysOfText(plain, ports) : [];
  return { text, isQuoted: quoted !== undefined, turned, keys };
}

/**
 * Tells the owners, and the hooks that ask, of what is new in the index and fits. Returns the
 * number of hits that were told.
 */
export async function tellSearches(
  ports: Pick<Ports, 'store' | 'reader' | 'clock' | 'link'>,
  forMs: number,
): Promise<number> {
  const { store, clock } = ports;
  const end = performance.now() + forMs;
  const searches = await store.savedSearches.watched();
  const texts = new Map<string, WatchedText>();
  for (const { id, text } of searches) texts.set(id, await readOnce(text, ports));
  const hooks = searches.length === 0 ? [] : await store.hooks.list();
  const base = await linkBase(ports);
  let all = 0;
  for (;;) {
    const now = clock.now();
    const to = { hooks, now, ...base };
    const { read, told } = await store.savedSearches.tell(texts, now, ROWS_AT_A_TIME, (search, hit) =>
      searchDeliveries(search, hit, to),
    );
    all += told;
    if (read === 0 || performance.now() > end) return all;
  }
}

/** Readings of texts: a reader process is asked once for each. */
const known = new WeakMap<Ports['reader'], Map<string, Promise<WatchedText>>>();
/** They are few; more have been removed since. */
const MOST_READ = 10_000;

function readOnce(text: string, ports: Pick<Ports, 'reader'>): Promise<WatchedText> {
  const texts = known.get(ports.reader) ?? new Map<string, Promise<WatchedText>>();
  known.set(ports.reader, texts);
  if (texts.size > MOST_READ) texts.clear();
  const before = texts.get(text);
  if (before !== undefined) return before;
  const read = watchedText(text, ports);
  texts.set(text, read);
  read.catch(() => texts.delete(text));
  return read;
}
