import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { addHook } from '../../src/flow/hooks.ts';
import type { Store } from '../../src/model/ports/store.ts';
import { seedDumpPath } from '../../src/store/data-folder.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { openStore } from '../../src/store/store.ts';
import { egressTo } from '../egress/local-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'revenant-hooks-'));
const clock = { now: () => new Date('2026-03-02T10:00:00Z') };
/** Names are looked up here; nothing is dialled. */
const NAMES: Record<string, string> = { 'team.example': '8.8.8.8', 'inside.example': '10.1.2.3' };
const egress = egressTo(1, {
  pins: [],
  resolve: async (host) => {
    const address = NAMES[host];
    if (address === undefined) throw Object.assign(new Error(`no such name: ${host}`), { code: 'ENOTFOUND' });
    return [address];
  },
});

let database: Awaited<ReturnType<typeof openEmbedded>>;
let store: Store;

beforeAll(async () => {
  database = await openEmbedded(join(folder, 'data'), { seedDump: seedDumpPath() });
  store = await openStore(database.pool);
});
afterAll(async () => {
  await egress.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const add = (url: string) => addHook({ url, all: false }, { store, egress, clock });
const urls = async () => (await store.hooks.list()).map(({ url }) => url);

describe('addHook', () => {
  it('warns of alerts that travel unencrypted to a public host, and only then', async () => {
    expect((await add('https://team.example/in')).notes).toEqual([]);
    expect((await add('http://team.example/in')).notes).toEqual([
      expect.stringMatching(/^team\.example .*unencrypted/),
    ]);
    // A name that cannot be looked up now may well be public.
    expect((await add('http://later.example/')).notes).toEqual([
      expect.stringMatching(/^nothing can be sent there now/),
      expect.stringMatching(/unencrypted/),
    ]);
  });

  it('refuses the same address in any spelling, with what to do', async () => {
    const before = await urls();
    for (const url of ['https://team.example/in', 'HTTPS://TEAM.example:443/x/../in'])
      await expect(add(url)).rejects.toThrow(/gets alerts already, as hook .* revenant hooks remove/);
    await expect(add('https://team.example/in')).rejects.toBeInstanceOf(InputError);
    expect(await urls()).toEqual(before);
    expect((await add('https://team.example/other')).notes).toEqual([]);
  });

  it('refuses private and forbidden addresses, and says how to allow the ones that may be', async () => {
    const before = await urls();
    await expect(add('http://inside.example/in')).rejects.toThrow(
      /private address; if it is yours, add --allow <its address>:80 here/,
    );
    await expect(add('http://[::1]:8080/')).rejects.toThrow(/add --allow \[::1\]:8080 here/);
    await expect(add('http://169.254.169.254/')).rejects.toThrow(/nothing may be sent to .*blocked:ssrf/);
    expect(await urls()).toEqual(before);
  });
});
