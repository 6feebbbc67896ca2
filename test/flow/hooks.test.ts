import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliveryOf, newAlert } from '../../src/alert/deliveries.ts';
import { InputError } from '../../src/errors.ts';
import { gatherDigests } from '../../src/flow/digests.ts';
import { withNewSecret, withoutSecrets } from '../../src/flow/hook-words.ts';
import { addHook, changeHook, type HookChange, type HookWish, pauseHook, resumeHook } from '../../src/flow/hooks.ts';
import type { Store } from '../../src/model/ports/store.ts';
import { seedDumpPath } from '../../src/store/database/data-folder.ts';
import { openEmbedded } from '../../src/store/database/embedded.ts';
import { openStore } from '../../src/store/store.ts';
import { egressTo } from '../../testkit/egress/local-server.ts';

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

const link = 'https://desk.team.example';
const add = (url: string) => addHook({ url, all: false }, { store, egress, clock, link });
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

  it('says why alerts carry no link, and which setting to set, to hooks that cannot open the desk', async () => {
    const nearby = egressTo(1, { allow: ['127.0.0.1:9'], pins: [], resolve: async () => ['93.184.216.34'] });
    const base = { store, egress: nearby, clock };
    const addTo = async (url: string, set: string | null = null) => {
      const { hook, notes } = await addHook({ url, all: false }, { ...base, link: set });
      await store.hooks.remove(hook.id);
      return notes.filter((note) => note.includes('link'));
    };
    const never = expect.stringMatching(/carry no link: no desk was served .*`link` \(REVENANT_LINK\)/);
    expect(await addTo('https://team.example/link')).toEqual([never]);
    await store.kept.keepDeskAddress('http://desk-0.localhost:20001');
    const near = expect.stringMatching(/only this machine can open the desk at desk-0\.localhost:20001; set `link` \(/);
    expect(await addTo('https://team.example/link')).toEqual([near]);
    expect(await addTo('http://127.0.0.1:9/in')).toEqual([]);
    expect(await addTo('https://team.example/link', 'http://localhost:8080'), 'what is set counts').toEqual([]);
    await store.kept.keepDeskAddress('http://10.0.0.5:20001');
    expect(await addTo('https://team.example/link')).toEqual([]);
    await nearby.close();
  });

  it('refuses the same address in any spelling, with what to do', async () => {
    const before = await urls();
    for (const url of ['https://team.example/in', 'HTTPS://TEAM.example:443/x/../in'])
      await expect(add(url)).rejects.toThrow(/gets alerts already, as hook .* revenant hooks set/);
    await expect(add('https://team.example/in')).rejects.toBeInstanceOf(InputError);
    expect(await urls()).toEqual(before);
    expect((await add('https://team.example/other')).notes).toEqual([]);
  });

  it('adds a mail server with its mailboxes, and refuses what would not arrive or could add header fields', async () => {
    const mail = { from: 'desk@team.example', to: 'one@team.example' };
    const email = (url: string, more: Partial<HookWish> = {}) =>
      addHook({ url, all: false, as: 'email', mail, ...more }, { store, egress, clock, link });
    const { hook } = await email('smtp://team.example', { mail: { ...mail, user: 'desk', password: 'open sesame' } });
    expect(JSON.stringify([withoutSecrets(hook), withNewSecret(hook)])).not.toContain('open sesame');
    await expect(
      changeHook(hook, { url: 'smtp://else.example' }, { store, egress, clock, link }),
      'its password goes nowhere else',
    ).rejects.toThrow(/login belongs to the old mail server/);
    await expect(email('smtp://TEAM.example')).rejects.toThrow(/gets alerts already/);
    expect((await email('smtp://team.example', { mail: { ...mail, to: 'two@team.example' } })).notes).toEqual([]);
    const wrong: [string, Partial<HookWish>, RegExp][] = [
      ['https://team.example', {}, /not a mail server/],
      ['smtp://desk:pw@team.example', {}, /user name or password/],
      ['smtp://inside.example', {}, /private address; if it is yours, add --allow <its address>:587 here/],
      ['smtp://inside.example:6379', {}, /nothing may be sent|private address/],
      ['smtp://team.example', { mail: undefined }, /needs a sender and a recipient/],
      ['smtp://team.example', { mail: { ...mail, user: 'desk' } }, /a login needs a user and a password/],
      ...['a@b.example\r\nBcc: c@d.example', 'a@b.example, c@d.example', 'A <a@b.example>', '"a b"@c.example', ''].map(
        (to): [string, Partial<HookWish>, RegExp] => [
          'smtp://team.example',
          { mail: { ...mail, to } },
          /^the mail cannot be sent so: /,
        ],
      ),
    ];
    for (const [url, more, message] of wrong) await expect(email(url, more), url).rejects.toThrow(message);
    await expect(addHook({ url: 'smtp://team.example', all: false }, { store, egress, clock, link })).rejects.toThrow(
      /not a web/,
    );
  });

  it('changes a hook: what is not named stays, what is cleared goes, and a private address is refused as at first', async () => {
    const { hook } = await addHook(
      { url: 'https://team.example/change', all: false, events: ['match.flagged'], lists: ['A'] },
      { store, egress, clock, link },
    );
    const change = (more: HookChange) => changeHook(hook, more, { store, egress, clock, link });
    const { hook: changed } = await change({ events: null, verdicts: ['strong'], asymmetric: true });
    const stored = (await store.hooks.list()).find(({ id }) => id === hook.id);
    expect(stored).toEqual(changed);
    expect(changed).toEqual({
      ...{ ...hook, events: undefined },
      ...{ verdicts: ['strong'], signingKey: changed.signingKey, publicKey: changed.publicKey },
    });
    expect(changed.publicKey).toMatch(/^whpk_/);
    await expect(change({ url: 'http://inside.example/in' })).rejects.toThrow(/private address/);
    await expect(change({ url: 'https://team.example/in' })).rejects.toThrow(/gets alerts already/);
    await expect(change({ all: true })).rejects.toThrow(/choose one/);
    await expect(change({ digest: { cron: '99 * * * *' } })).rejects.toThrow(/not a cron pattern/);
    await expect(change({ digest: { cron: '@daily', timezone: 'Nowhere/X' } })).rejects.toThrow(/not a time zone/);
    expect((await store.hooks.list()).find(({ id }) => id === hook.id)).toEqual(changed);
  });

  it('a digest holds each alert once, comes at its time, and not at all where nothing happened', async () => {
    const { hook } = await addHook(
      { url: 'https://team.example/digest', all: false, digest: { cron: '0 8 * * *', timezone: 'Asia/Tokyo' } },
      { store, egress, clock, link },
    );
    const gatherAt = (time: string) =>
      gatherDigests({ store, link: 'https://desk.team.example', clock: { now: () => new Date(time) } });
    const tell = (ids: readonly string[], time: string) => {
      const alert = (id: string) => ({ ...newAlert('match.flagged', [id], new Date(time), {}), id });
      return store.outbox.add(ids.map((id) => deliveryOf(alert(id), hook)));
    };
    const digests = async () => (await store.outbox.list(hook.id)).filter(({ alert }) => alert.type === 'digest');
    const idsIn = async () => (await digests()).flatMap(({ alert }) => alert.alerts?.map(({ id }) => id) ?? []);

    await gatherAt('2026-03-01T23:00:00Z');
    expect(await digests()).toEqual([]);
    const first = Array.from({ length: 80 }, (_, i) => `msg_a${i}`);
    await tell(first, '2026-03-01T23:00:00Z');
    // 8 o'clock in Tokyo is 23:00 UTC: the next one is a day away.
    await gatherAt('2026-03-02T22:59:59Z');
    expect(await digests()).toEqual([]);
    // Several workers at the same moment.
    await Promise.all([gatherAt('2026-03-02T23:00:00Z'), gatherAt('2026-03-02T23:00:00Z')]);
    expect((await idsIn()).sort()).toEqual(first.toSorted());
    const sizes = (await digests()).map(({ alert }) => alert.alerts?.length ?? 0);
    expect(sizes.toSorted((a, b) => a - b)).toEqual([10, 35, 35]);
    for (const { alert } of await digests()) expect(JSON.stringify(alert).length).toBeLessThan(20_000);
    await gatherAt('2026-03-03T23:00:00Z');
    expect(await digests()).toHaveLength(3);

    await tell(['msg_b'], '2026-03-03T23:30:00Z');
    await pauseHook(hook, { store, clock });
    await gatherAt('2026-03-09T00:00:00Z');
    expect(await digests()).toHaveLength(3);
    await resumeHook(hook, { store, clock });
    await changeHook(hook, { digest: null }, { store, egress, clock, link });
    expect((await store.outbox.due(1000)).map(({ alert }) => alert.id)).toContain('msg_b');
    expect(await digests()).toHaveLength(3);

    await changeHook(hook, { digest: { cron: '@hourly' } }, { store, egress, clock, link });
    await tell(['msg_c'], '2026-03-04T00:00:00Z');
    await store.hooks.remove(hook.id);
    await gatherAt('2026-03-04T00:10:00Z');
    expect(await idsIn()).toContain('msg_c');
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
