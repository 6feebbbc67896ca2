import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messageOf, textOf } from '../../../src/alert/message.ts';
import { ConfigError } from '../../../src/errors.ts';
import { type TakenList, takeWatchlist } from '../../../src/flow/lists/take-watchlist.ts';
import type { Entity } from '../../../src/model/facts/seed.ts';
import { WatchlistChange } from '../../../src/model/facts/watchlist.ts';
import type { Store } from '../../../src/model/ports/store.ts';
import { alertNounOf } from '../../../src/signals/words.ts';
import { seedDumpPath } from '../../../src/store/database/data-folder.ts';
import { openEmbedded } from '../../../src/store/database/embedded.ts';
import { openStore } from '../../../src/store/store.ts';
import { openLists } from '../../../src/watchlist/open-list.ts';
import { fingerprintOf, visitOf } from '../../../testkit/store/facts.ts';
import { folderOf, OPTIONS, others, sdnRow } from '../../../testkit/watchlist/list-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'revenant-watchlist-'));
const clock = { now: () => new Date('2026-03-02T10:00:00Z') };
const WALLET = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa';
const HOOK = { schema: 'revenant.hook/1', secret: 'x', createdAt: '2026-01-01T00:00:00Z', disabledAt: null } as const;

let database: Awaited<ReturnType<typeof openEmbedded>>;
let store: Store;
let lists = 0;

beforeAll(async () => {
  database = await openEmbedded(join(folder, 'data'), { seedDump: seedDumpPath() });
  store = await openStore(database.pool);
  await store.hooks.add({ ...HOOK, id: 'touching', url: 'http://127.0.0.1/a', all: false });
  await store.hooks.add({ ...HOOK, id: 'all', url: 'http://127.0.0.1/b', all: true });
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Taking {
  readonly list: string;
  readonly accept?: string;
  readonly files?: Record<string, string>;
}
/** Takes in a list of 40 others and these rows, as of that day. */
async function take(day: string, rows: string, taking: Taking): Promise<TakenList> {
  const files = { [`${day}-sdn.csv`]: `${others(40)}${rows}`, ...taking.files };
  const { sources } = await openLists([folderOf(files)], { ...OPTIONS, list: taking.list });
  const [source] = sources;
  if (source === undefined) throw new Error('no list');
  const options = { onProblem: () => undefined, onProgress: () => undefined };
  return takeWatchlist(
    source,
    { ...options, ...(taking.accept !== undefined && { accept: taking.accept }) },
    { store, clock },
  );
}
const newList = (): string => `List ${++lists}`;

async function changesOf(list: string): Promise<WatchlistChange[]> {
  const all: WatchlistChange[] = [];
  for await (const page of store.watchlists.changes({ list })) all.push(...page);
  return all.map((one) => WatchlistChange.parse(one));
}
async function alertsOf(hook: string, entity: string): Promise<string[]> {
  const deliveries = await store.outbox.list(hook);
  return deliveries.filter(({ alert }) => alert.entity?.id === entity).map(({ alert }) => alert.change ?? '');
}
async function snapshot(list: string, ordinal: number): Promise<Map<string, Entity>> {
  const found = new Map<string, Entity>();
  for await (const page of store.watchlists.snapshot(list, ordinal)) for (const one of page) found.set(one.id, one);
  return found;
}

describe('a list from day to day', () => {
  it('tells exactly what came, was relabelled, was gained and left, which known site it touches, and each once', async () => {
    const list = newList();
    const id = 'list-1:7';
    const visit = visitOf('v-quill', { site: 'quillmoor.example', entity: null });
    await store.ledger.importVisit(
      visit,
      fingerprintOf('v-quill', 'quillmoor.example', { keys: [`wallet:bitcoin:${WALLET}`] }),
      [],
      [],
    );
    const named = (programme: string, remarks?: string) => sdnRow(7, 'QUILLMOOR TRADING CO., LTD.', programme, remarks);

    const first = await take('2021-12-10', '', { list });
    expect(first.version).toMatchObject({ ordinal: 1, counts: { entities: 40 }, date: '2021-12-10' });
    expect(await changesOf(list)).toEqual([]);

    await take('2021-12-16', named('QUILLS'), { list });
    await take('2022-06-01', named('QUILLS-EO14059'), { list });
    const full = named(
      'QUILLS-EO14059',
      `Website www.quillmoor.example; Digital Currency Address - XBT ${WALLET}; a.k.a. 'QM'.`,
    );
    const gained = await take('2023-02-28', full, { list });
    expect(gained.version.changes).toEqual({ added: 0, returned: 0, removed: 0, changed: 1 });
    const again = await take('2023-02-28', full, { list });
    expect(again).toMatchObject({ unchanged: true, version: { ordinal: 4 } });
    await take('2024-05-03', '', { list });
    await take('2024-06-03', full, { list });

    const [added, relabelled, richer, removed, returned, ...rest] = await changesOf(list);
    expect(rest).toEqual([]);
    const nothing = { relabelled: [], gained: [], lost: [], aliases: { gained: [], lost: [] }, touches: [] };
    expect(added).toMatchObject({ ...nothing, kind: 'added', date: '2021-12-16', version: 2, entity: { id } });
    expect(relabelled).toMatchObject({
      ...nothing,
      kind: 'changed',
      relabelled: [{ field: 'programme', before: 'QUILLS', after: 'QUILLS-EO14059' }],
    });
    expect(richer).toMatchObject({
      kind: 'changed',
      date: '2023-02-28',
      relabelled: [],
      lost: [],
      gained: [
        { kind: 'website', value: 'quillmoor.example', raw: 'Website www.quillmoor.example' },
        { kind: 'wallet', value: WALLET, checked: true, currency: 'XBT' },
      ],
      aliases: { gained: [{ name: 'QM', kind: 'aka', quality: 'weak' }], lost: [] },
      touches: [
        { site: 'quillmoor.example', kind: 'website', by: 'website', value: 'quillmoor.example' },
        { site: 'quillmoor.example', kind: 'website', by: 'wallet', value: WALLET },
      ],
    });
    expect(removed).toMatchObject({ kind: 'removed', date: '2024-05-03', lost: [{}, {}] });
    expect(returned).toMatchObject({ kind: 'returned', date: '2024-06-03' });

    // Who asked for all hears of each change once; the other hook of those that touch a site.
    const ids = [added, relabelled, richer, removed, returned].map((change) => change?.id);
    expect(await alertsOf('all', id)).toEqual(ids);
    expect(await alertsOf('touching', id)).toEqual(ids.slice(2));
    const told = (await store.outbox.list('touching')).find(({ alert }) => alert.change === richer?.id);
    expect(told?.alert).toMatchObject({
      type: 'watchlist.changed',
      entity: { id, name: 'QUILLMOOR TRADING CO., LTD.' },
      left: 'quillmoor.example',
    });
    expect(JSON.stringify(told?.alert)).not.toContain(WALLET);

    // Every version can be laid out again.
    expect([...(await snapshot(list, 1)).keys()]).not.toContain(id);
    expect((await snapshot(list, 2)).get(id)?.programme).toBe('QUILLS');
    expect((await snapshot(list, 3)).get(id)?.programme).toBe('QUILLS-EO14059');
    expect((await snapshot(list, 3)).get(id)?.identifiers.websites).toEqual([]);
    expect((await snapshot(list, 4)).get(id)?.identifiers.websites).toEqual(['quillmoor.example']);
    expect((await snapshot(list, 5)).size).toBe(40);
    expect((await snapshot(list, 6)).size).toBe(41);
  });

  it('keeps who has left, with the day when they were last on it', async () => {
    const list = newList();
    await take('2021-01-01', sdnRow(7, 'QUILLMOOR', 'QUILLS'), { list });
    await take('2021-02-01', '', { list });
    const gone = await store.entities.get('list-2:7');
    expect(gone).toMatchObject({ names: ['QUILLMOOR'], lastOnList: '2021-01-01' });
    const left: Entity[] = [];
    for await (const page of store.entities.stream({ list, left: true })) left.push(...page);
    expect(left.map(({ id }) => id)).toEqual(['list-2:7']);
    await take('2021-03-01', sdnRow(7, 'QUILLMOOR', 'QUILLS'), { list });
    expect(await store.entities.get('list-2:7')).not.toHaveProperty('lastOnList');
  });

  it('is not replaced by one that is empty, shrunken, older or without a part; a reason takes it', async () => {
    const list = newList();
    const ALT = '1000,1,"aka","PEN",-0- \r\n';
    await take('2021-02-01', sdnRow(7, 'QUILLMOOR', 'QUILLS'), { list, files: { 'alt.csv': ALT } });
    const before = await snapshot(list, 1);
    const refused = async (day: string, rows: string, files: Record<string, string>, why: RegExp): Promise<void> => {
      const taking = take(day, rows, { list, files });
      await expect(taking).rejects.toThrow(why);
      await expect(taking).rejects.toBeInstanceOf(ConfigError);
    };
    const few = others(38);
    await refused(
      '2021-03-01',
      '',
      { 'alt.csv': ALT, '2021-03-01-sdn.csv': few },
      /lacks 3 of the 41 entities in force.*--accept/,
    );
    await refused('2021-01-01', 'x', { 'alt.csv': ALT }, /is of 2021-01-01, the one in force of 2021-02-01/);
    await refused('2021-03-01', 'x', {}, /comes without its names/);
    expect(await snapshot(list, 1)).toEqual(before);
    expect((await store.watchlists.newest(list))?.ordinal).toBe(1);
    for await (const page of store.entities.stream({ list, left: true })) expect(page).toEqual([]);

    const files = { 'alt.csv': ALT, '2021-03-01-sdn.csv': few };
    const { version } = await take('2021-03-01', '', { list, files, accept: 'OFAC removed a programme' });
    expect(version).toMatchObject({ ordinal: 2, accepted: 'OFAC removed a programme', changes: { removed: 3 } });

    const { sources } = await openLists([folderOf({ 'sdn.xml': '<sdnList></sdnList>' })], { ...OPTIONS, list: 'Void' });
    const options = { onProblem: () => undefined, onProgress: () => undefined };
    for (const source of sources)
      await expect(takeWatchlist(source, options, { store, clock })).rejects.toThrow(/holds no entity/);
    expect(await store.watchlists.newest('Void')).toBeNull();
  });

  it('takes no row that cannot be read for a removal', async () => {
    const list = newList();
    const rows = sdnRow(7, 'QUILLMOOR', 'QUILLS') + sdnRow(8, 'NIB', 'PENS');
    await take('2021-01-01', rows, { list });
    const named = await take('2021-02-01', `7,"QUILLMOOR",cut\r\n${sdnRow(8, 'NIB', 'PENS')}`, { list });
    expect(named.version).toMatchObject({ counts: { badRows: 1 }, changes: { removed: 0 } });
    const nameless = await take('2021-03-01', `"QUILLMOOR",cut\r\n${sdnRow(8, 'NIB', 'PENS')}`, { list });
    expect(nameless.version.changes.removed).toBe(0);
    expect(nameless.notes.join()).toMatch(/1 entities .* cannot be read: they stay/);
    expect(await store.entities.get('list-4:7')).not.toHaveProperty('lastOnList');
  });

  it('sends a chat one message of a version, and a program one alert a change', async () => {
    const list = 'Chat list';
    await store.hooks.add({ ...HOOK, id: 'chat', url: 'http://127.0.0.1/c', all: true, as: 'slack' });
    await take('2021-01-01', '', { list });
    const two = sdnRow(71, 'FIRST NEW TRADING', 'PENS') + sdnRow(72, 'SECOND NEW TRADING', 'PENS');
    await take('2021-02-01', two, { list });
    const of = async (hook: string) =>
      (await store.outbox.list(hook)).filter(({ alert }) => (alert.summary ?? alert.entity)?.list === list);
    expect(await of('all')).toHaveLength(2);
    const [summary, ...more] = await of('chat');
    expect(more).toEqual([]);
    expect(summary?.alert).toMatchObject({ type: 'watchlist.changed', summary: { list, changes: 2 }, entity: null });
    if (summary !== undefined)
      expect(textOf(messageOf(summary.alert, alertNounOf))).toMatch(
        /^Change of a list\nList: .*\n2 changed entries \(/,
      );
    // One change alone is told as itself.
    await take('2021-03-01', two + sdnRow(73, 'THIRD NEW TRADING', 'PENS'), { list });
    expect((await of('chat')).at(-1)?.alert).toMatchObject({ entity: { name: 'THIRD NEW TRADING' } });
    await store.hooks.remove('chat');
  });

  it('tells of a first version only what touches a known site, and a person by the id', async () => {
    const list = newList();
    await store.ledger.importVisit(
      visitOf('v-nib', { site: 'nib.example' }),
      fingerprintOf('v-nib', 'nib.example', { keys: ['contact-email:ann@nib.example'] }),
      [],
      [],
    );
    await take('2021-01-01', sdnRow(8, 'NIB, Ann', 'PENS', 'Email Address ann@nib.example.', 'individual'), { list });
    const changes = await changesOf(list);
    expect(changes).toMatchObject([{ kind: 'added', touches: [{ site: 'nib.example', by: 'email' }] }]);
    const [told] = (await store.outbox.list('touching')).filter(({ alert }) => alert.change === changes[0]?.id);
    expect(told?.alert.entity).toEqual({ id: 'list-5:8', name: 'list-5:8', list });
    expect(JSON.stringify(told?.alert)).not.toMatch(/ann@|NIB/);
  });

  it('touches a site that is attributed to the entity, whatever has changed', async () => {
    const list = newList();
    await take('2021-01-01', sdnRow(9, 'PENFOLD', 'PENS'), { list });
    await store.ledger.importVisit(
      visitOf('v-pen', { site: 'penfold.example', entity: 'list-6:9' }),
      fingerprintOf('v-pen', 'penfold.example', { entity: 'list-6:9' }),
      [],
      [],
    );
    // The site is of a sweep list, with a label.
    const seed = { url: 'https://penfold.example/', kind: 'website' as const, tags: ['pens'] };
    const options = { pages: 1, browser: 'never' as const, timeoutMs: 1000, background: null };
    const { run } = await store.ledger.openRun('tagged', options, [seed], true);
    const [target] = await store.ledger.waiting(run.id);
    await database.pool.query(`update revenant_visits set target_id = $1 where id = 'v-pen'`, [target?.id]);
    for (const tag of ['pens', 'hats'])
      await store.hooks.add({ ...HOOK, id: tag, url: `http://127.0.0.1/${tag}`, all: true, tags: [tag] });
    await take('2021-02-01', sdnRow(9, 'PENFOLD RENAMED', 'PENS') + sdnRow(10, 'NOBODY KNOWS', 'PENS'), { list });
    expect((await alertsOf('pens', 'list-6:9')).length).toBe(1);
    expect(await alertsOf('hats', 'list-6:9'), 'of a site with another label').toEqual([]);
    expect((await alertsOf('hats', 'list-6:10')).length, 'of no known site').toBe(1);
    for (const tag of ['pens', 'hats']) await store.hooks.remove(tag);
    expect((await changesOf(list)).slice(0, 1)).toMatchObject([
      {
        relabelled: [{ field: 'name', before: 'PENFOLD', after: 'PENFOLD RENAMED' }],
        touches: [{ site: 'penfold.example', by: 'attributed', value: null }],
      },
    ]);
  });

  it('is not replaced by a part of it after a version in which the rest could not be read', async () => {
    const list = newList();
    await take('2021-01-01', '', { list });
    const bad = Array.from({ length: 15 }, (_, i) => `${1_025 + i},"PENFOLD",cut\r\n`).join('');
    const file = (day: string, rows: string): Record<string, string> => ({ [`${day}-sdn.csv`]: rows });
    await take('2021-02-01', '', { list, files: file('2021-02-01', others(25) + bad) });
    const half = { list, files: file('2021-03-01', others(25).replaceAll('QUILLS', 'PENS')) };
    await expect(take('2021-03-01', '', half)).rejects.toThrow(/lacks 15 of the 40 entities in force/);
    expect((await store.watchlists.newest(list))?.ordinal).toBe(2);
  });

  it('is not replaced by another list, however long that is', async () => {
    const list = newList();
    await take('2021-01-01', '', { list });
    const others = Array.from({ length: 60 }, (_, i) => sdnRow(5_000 + i, `NIBLICK ${i}`, 'PENS')).join('');
    const another = { list, files: { '2021-02-01-sdn.csv': others } };
    await expect(take('2021-02-01', '', another)).rejects.toThrow(/lacks 40 of the 40 entities in force/);
    expect((await take('2021-02-01', '', { ...another, accept: 'renumbered' })).version.changes).toMatchObject({
      added: 60,
      removed: 40,
    });
  });

  it('that ends in the middle of a row is refused, however little is missing', async () => {
    const list = newList();
    await take('2021-01-01', '', { list });
    const whole = others(41).replaceAll('QUILLS', 'PENS');
    for (const cut of [whole.length - 130, whole.length - 20]) {
      const files = { '2021-02-01-sdn.csv': whole.slice(0, cut) };
      await expect(take('2021-02-01', '', { list, files, accept: 'x' })).rejects.toThrow(/ends in the middle of a row/);
    }
    const files = { '2021-02-01-sdn.csv': `${whole}\u001a` };
    expect((await take('2021-02-01', '', { list, files })).version.changes).toMatchObject({ removed: 0, added: 1 });
  });

  it('is the same again though its ids and names hold what no database stores', async () => {
    const take = async (day: string, name: string, content: string, list: string): Promise<TakenList> => {
      const { sources } = await openLists([folderOf({ [name]: content })], { ...OPTIONS, openSanctions: true, list });
      const [source] = sources;
      if (source === undefined) throw new Error('no list');
      const options = { onProblem: () => undefined, onProgress: () => undefined, date: day };
      return takeWatchlist(source, options, { store, clock });
    };
    const ftm = (note: string) =>
      `${JSON.stringify({ id: 'q\0-1', schema: 'Company', target: true, caption: 'Quill\0moor', datasets: ['pens'], properties: { name: ['Quill\0moor\ud800'], notes: [note] } })}\n`;
    const own = (remark: string) =>
      JSON.stringify({ entities: [{ id: 'q\0-2', names: ['Quill\0moor\ud800'], remark }] });
    for (const [name, written] of [
      ['entities.ftm.json', ftm],
      ['own.json', own],
    ] as const) {
      const list = newList();
      expect((await take('2021-01-01', name, written('x'), list)).version.changes.added).toBe(1);
      const again = await take('2021-02-01', name, written('y'), list);
      expect(again.version.changes).toMatchObject({ added: 0, removed: 0, returned: 0 });
    }
    const rows = newList();
    await take('2021-01-01', 'sdn.csv', sdnRow(7, 'QUILL\0MOOR', 'QUILLS'), rows);
    const again = await take('2021-02-01', 'sdn.csv', sdnRow(7, 'QUILL\0MOOR', 'QUILLS') + sdnRow(8, 'NIB', 'X'), rows);
    expect(again.version.changes).toEqual({ added: 1, removed: 0, returned: 0, changed: 0 });
  });

  it('of four thousand is taken in within seconds, and by pages', async () => {
    const list = newList();
    const files = { '2021-01-01-sdn.csv': others(4_000) };
    const started = performance.now();
    const { version } = await take('2021-01-01', '', { list, files });
    expect(version.counts.entities).toBe(4_000);
    expect(performance.now() - started).toBeLessThan(60_000);
    let pages = 0;
    const ids = new Set<string>();
    for await (const page of store.entities.stream({ list })) {
      pages += 1;
      for (const { id } of page) ids.add(id);
    }
    expect(ids.size).toBe(4_000);
    expect(pages).toBeGreaterThanOrEqual(4);

    const relabelled =
      others(1_200).replaceAll('QUILLS', 'PENS') + others(4_000).split('\r\n').slice(1_200).join('\r\n');
    await take('2021-02-01', '', { list, files: { '2021-02-01-sdn.csv': relabelled } });
    const changes = await changesOf(list);
    expect(changes).toHaveLength(1_200);
    expect(new Set(changes.map(({ entity }) => entity.id)).size).toBe(1_200);
  });
});
