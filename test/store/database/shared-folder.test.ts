import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { type DataFolder, openDataFolder } from '../../../src/store/database/data-folder.ts';
import { HeldError } from '../../../src/store/database/folder-lock.ts';
import { transaction } from '../../../src/store/database/pool.ts';

const home = mkdtempSync(join(tmpdir(), 'revenant-shared-'));
const open: DataFolder[] = [];
let names = 0;
let folder = '';

async function use(...args: Parameters<typeof openDataFolder>): Promise<DataFolder> {
  const opened = await openDataFolder(...args);
  open.push(opened);
  return opened;
}
const newFolder = () => (folder = join(home, `data-${++names}`));

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

it('lets others of the same user work on the database that one process holds', async () => {
  const holder = await use(newFolder(), { share: true, hold: true });
  const guest = await use(folder, {});
  expect([holder.sole, guest.sole]).toEqual([true, false]);
  await holder.pool.query('create table pens (id int primary key, name text)');
  await guest.pool.query('insert into pens select n, $1 || n from generate_series(1, 1000) n', ['pen ']);
  const both = [holder, guest].map(({ pool }, at) =>
    transaction(pool, async (client) => {
      for (let n = 0; n < 20; n++) await client.query(`update pens set name = name || '${at}' where id = 1`);
    }),
  );
  await Promise.all(both);
  const { rows } = await guest.pool.query('select name from pens where id = 1');
  expect(rows[0].name).toMatch(/^pen 1(?:0{20}1{20}|1{20}0{20})$/);
});

it.runIf(process.platform === 'linux')(
  'shares a folder whose path is longer than that of a socket may be',
  async () => {
    folder = join(home, 'a-long-name-of-a-folder'.repeat(8), 'data');
    const holder = await use(folder, { share: true });
    const guest = await use(folder, {});
    expect(guest.sole).toBe(false);
    await guest.pool.query('create table quills (id int)');
    expect((await holder.pool.query('select * from quills')).rows).toEqual([]);
  },
);

it('tells a guest what it listens for', async () => {
  const holder = await use(newFolder(), { share: true });
  const guest = await use(folder, {});
  const client = await guest.pool.connect();
  const heard = once(client, 'notification');
  await client.query('listen ink');
  await holder.pool.query("select pg_notify('ink', 'blue')");
  expect(await heard).toMatchObject([{ channel: 'ink', payload: 'blue' }]);
  client.release();
});

it('undoes the transaction of a guest that was killed', async () => {
  const holder = await use(newFolder(), { share: true });
  await holder.pool.query('create table pens (id int)');
  const script = `import { openDataFolder } from ${JSON.stringify(join(import.meta.dirname, '../../../src/store/database/data-folder.ts'))};
    const { pool } = await openDataFolder(${JSON.stringify(folder)}, {});
    const client = await pool.connect();
    await client.query('begin'); await client.query('insert into pens values (1)'); console.log('open');
    setInterval(() => undefined, 1000);`;
  const args = ['--liftoff-only', '--import', 'tsx', '--input-type=module', '--eval', script];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  expect((await holder.pool.query('select * from pens')).rows).toEqual([]);
});

it('is closed to other users', async () => {
  await use(newFolder(), { share: true });
  expect(statSync(join(folder, 'socket')).mode & 0o777).toBe(0o700);
  await open.pop()?.close();
  chmodSync(join(folder, 'socket'), 0o755);
  await use(folder, { share: true });
  expect(statSync(join(folder, 'socket')).mode & 0o777).toBe(0o700);
});

it('waits for a short command, and says who holds the folder when it does not end', async () => {
  const short = await use(newFolder(), {});
  const next = use(folder, {});
  await new Promise((resolve) => setTimeout(resolve, 300));
  await open.pop()?.close();
  expect(short.sole && (await next).sole).toBe(true);
  await expect(use(folder, { hold: true, waitMs: 500 })).rejects.toThrow(HeldError);
});

it('goes on for its guests for a moment when the holder closes, and then to the next who comes', async () => {
  const holder = await openDataFolder(newFolder(), { share: true });
  const guest = await use(folder, {});
  await guest.pool.query('create table pens (id int)');
  const client = await guest.pool.connect();
  const closed = holder.close();
  await client.query('insert into pens values (1)');
  client.release();
  await open.pop()?.close();
  await closed;
  const next = await use(folder, {});
  expect(next.sole).toBe(true);
  expect((await next.pool.query('select * from pens')).rows).toEqual([{ id: 1 }]);
});
