/** Captures are looked at without a risk: every attack at once, against the whole and against the policy and the sandbox alone. */
import { request } from 'node:http';
import { load } from 'cheerio';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from '../../../src/desk/desk.ts';
import { noBrowser, openBrowser } from '../desk-browser.ts';
import { lookAt, openReplayWorld, type ReplayWorld } from './replay-world.ts';

let world: ReplayWorld;
beforeAll(async () => {
  world = await openReplayWorld();
});
afterAll(() => world.close());

const ask = (path: string) =>
  fetch(`${world.desks.written.base}${path}`, { headers: { authorization: `Bearer ${world.desks.written.key}` } });

/** A request to the origin of replays, under the host name that is given. */
function replayed(address: string, headers: Record<string, string> = {}, method = 'GET') {
  const { host, port, pathname } = new URL(address);
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }>((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path: pathname, method, headers: { host, ...headers } },
      (answer) => {
        let text = '';
        answer.on('data', (part: Buffer) => {
          text += part.toString();
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      },
    );
    sent.on('error', reject).end();
  });
}

async function frameOf(name: string): Promise<string> {
  const $ = load(await (await ask(`/replay/${world.visit}/${world.captureNamed(name)}`)).text());
  return $('iframe').attr('src') ?? '';
}

describe('the frame of a capture', () => {
  it('says what is shown: site, address, time and hash, and lists the other captures', async () => {
    const answer = await ask(`/replay/${world.visit}`);
    const $ = load(await answer.text());
    expect($('main dl').text()).toMatch(/shop\.example.*1 Mar 2026.*SHA-256 [0-9a-f]{64}/s);
    expect($('iframe').attr()).toMatchObject({ sandbox: '', referrerpolicy: 'no-referrer' });
    const origin = new URL($('iframe').attr('src') ?? '').origin;
    expect(origin).toMatch(/^http:\/\/replay-[0-9a-f]{20}\.localhost:\d+$/);
    expect(answer.headers.get('content-security-policy')).toContain(`frame-src ${origin}`);
    expect($('[aria-current=page]').length).toBe(1);
    expect((await ask('/replay/none')).status).toBe(404);
    expect((await ask(`/replay/${world.visit}/none`)).status).toBe(404);
    expect((await fetch(`${world.desks.written.base}/replay/${world.visit}`)).status).toBe(401);
    const site = load(await (await ask('/sites/shop.example')).text());
    expect(site(`a[href="/replay/${world.visit}"]`).length).toBe(1);
    const picture = load(await (await ask(`/replay/${world.visit}/${world.photo}`)).text());
    expect(picture('main img').attr('src')).toBe(`/pictures/${world.photo}`);
  });
});

describe('the origin of replays', () => {
  it('gives one capture to who has its address, under its own name, and nothing else', async () => {
    const address = await frameOf('honest');
    expect(await replayed(address)).toMatchObject({ status: 200, text: expect.stringContaining('Red goods') });
    expect((await replayed(address, { host: '127.0.0.1' })).status).toBe(421);
    expect((await replayed(address, { host: new URL(world.desks.written.base).host })).status).toBe(421);
    expect((await replayed(address, {}, 'POST')).status).toBe(405);
    expect((await replayed(address, { 'sec-fetch-dest': 'document' })).status).toBe(403);
    const other = address.replace(/[^/]+$/, world.captureNamed('script'));
    const unsealed = address.replace(/page\/./, 'page/_');
    for (const wrong of [other, unsealed, `${new URL(address).origin}/`, `${new URL(address).origin}/sw.js`])
      expect((await replayed(wrong)).status, wrong).toBe(404);
    const { host, pathname } = new URL(address);
    const seal = pathname.split('/')[2] ?? '';
    expect((await fetch(`${world.desks.written.base}/`, { headers: { authorization: `Bearer ${seal}` } })).status).toBe(
      401,
    );
    expect((await replayed(`http://${host}/picture/${seal}/${world.photo}`)).status).toBe(404);
  });

  it('sends its own headers, none of the site', async () => {
    const { status, headers } = await replayed(await frameOf('script'));
    expect(status).toBe(200);
    for (const name of ['refresh', 'location', 'link', 'set-cookie']) expect(headers[name], name).toBe(undefined);
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(
      /^sandbox; default-src 'none'; img-src http:\/\/replay-\S+; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors http:/,
    );
    expect(policy).not.toMatch(/script-src|allow-|\*/);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  });

  it('shows captured pictures, drawn anew, also those that a script would have loaded', async () => {
    const { text } = await replayed(await frameOf('honest'));
    const $ = load(text);
    const shown = $('img')
      .toArray()
      .map((img) => $(img).attr('src'));
    expect(shown).toEqual([expect.stringMatching(/^\/picture\//), undefined]);
    expect($('style').text()).toContain(`url(${shown[0]})`);
    expect($('a').attr()).toEqual({ href: '#-', tabindex: '-1', title: 'led to /next' });
    const picture = await replayed(new URL(shown[0] ?? '', await frameOf('honest')).href);
    expect([picture.status, picture.headers['content-type']]).toEqual([200, 'image/png']);
  });

  it('needs a second host name where others reach the desk', async () => {
    const { services } = world;
    const open = (replayLink?: string) =>
      openDesk(
        { ...services, link: 'https://desk.example', settings: { ...services.settings, replayLink } },
        { host: '127.0.0.1', port: 0 },
      );
    await expect(open('https://desk.example:8443')).rejects.toThrow('another host name');
    for (const [link, shown] of [
      [undefined, 'REVENANT_REPLAY_LINK'],
      ['https://replay.example', 'src="https://replay.example/page/'],
    ] as const) {
      const desk = await open(link);
      const { text } = await replayed(`${desk.base}/replay/${world.visit}`, {
        host: 'desk.example',
        authorization: `Bearer ${desk.key}`,
      });
      expect(text).toContain(shown);
      await desk.close();
    }
  });
});

describe.skipIf(noBrowser)('in a browser (skipped without Chromium)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it.each(['written', 'as it is'] as const)('every attack at once does nothing, %s', async (mode) => {
    const { faults, refused, text, address } = await lookAt('all', world.desks[mode], browser, world);
    expect(faults).toEqual([]);
    expect(text).toContain('Our goods');
    // Behind the policy alone a link is followed to a page that says it was refused.
    expect(address).toMatch(mode === 'written' ? /^http:\/\/replay-/ : /^(?:http:\/\/replay-|chrome-error:)/);
    if (mode === 'written') expect(refused, 'the policy has nothing to refuse').toEqual([]);
  });

  it('an honest page looks as it did', async () => {
    const { faults, refused, text } = await lookAt('honest', world.desks.written, browser, world);
    expect([faults, refused]).toEqual([[], []]);
    expect(text).toContain('Red goods');
  });
});
