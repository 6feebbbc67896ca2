/** From an empty desk to an alert: a watchlist, sellers as bare hosts, one webhook, by keyboard. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorker } from '../../../jobs/worker.ts';
import { readSettings } from '../../../src/config.ts';
import { openDesk } from '../../../src/desk/desk.ts';
import type { Alert } from '../../../src/model/alert.ts';
import { openServices } from '../../../src/services.ts';
import { lookFaults } from '../../../testkit/desk/looks.ts';
import { refusingPort } from '../../../testkit/egress/local-server.ts';
import { type GeneratedWorld, hostOf, startGeneratedWorld } from '../../../testkit/generated-world.ts';
import { type DeskBrowser, JOURNEY_WIDTHS, noBrowser, openDeskBrowser, shoot } from '../desk-browser.ts';
import { asked } from '../keyboard.ts';

const [OLD, NEW, ONE, OTHER] = [hostOf(0), hostOf(1), hostOf(2), hostOf(3)];
const NAME = 'Quillmoor Trading Co., Ltd.';
const CSV = `id,names,websites\nq-1,"${NAME}",${OLD}\nq-2,Harrowmere Shipping Ltd,\n`;

/** Hears alerts as a chat or a case system would. */
async function startReceiver() {
  const heard: Alert[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      heard.push((JSON.parse(body) as { data: Alert }).data ?? JSON.parse(body));
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, heard, close: () => new Promise((done) => server.close(done)) };
}

describe.skipIf(noBrowser)('a list and sellers, pasted (skipped without Chromium)', () => {
  let world: GeneratedWorld;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  let refusing: Awaited<ReturnType<typeof refusingPort>>;
  beforeAll(async () => {
    world = await startGeneratedWorld({ sites: 4, twins: { 1: 0 } });
    [receiver, refusing] = await Promise.all([startReceiver(), refusingPort()]);
  });
  afterAll(async () => {
    await Promise.all([world.close(), receiver.close(), refusing.close()]);
  });

  /** An empty desk with a worker, as `serve` opens it. */
  async function openEmptyDesk() {
    const data = mkdtempSync(join(tmpdir(), 'revenant-journey-'));
    // Nothing answers https: the bare hosts are read by http.
    const resolve = [`*:80:127.0.0.1:${world.port}`, `*:443:127.0.0.1:${refusing.port}`];
    const services = await openServices(
      readSettings({ data, resolve, allowPrivate: true, browser: 'never', logLevel: 'silent', delay: '0' }, {}),
    );
    const desk = await openDesk(services, { host: '127.0.0.1', port: 0, key: 'k'.repeat(32) });
    await services.store.kept.keepDeskAddress(new URL(desk.url).origin);
    const worker = await startWorker(services);
    return {
      ...{ services, url: desk.url },
      async close() {
        await desk.close();
        await worker.stop();
        await services.close();
        rmSync(data, { recursive: true, force: true });
      },
    };
  }

  for (const width of JOURNEY_WIDTHS)
    it(`at ${width} px`, async () => {
      receiver.heard.length = 0;
      const desk = await openEmptyDesk();
      let seen: DeskBrowser | null = null;
      try {
        seen = await openDeskBrowser(desk);
        const ada = await seen.enter({ viewport: { width, height: 900 }, bypassCSP: true });
        const { page } = ada;
        const at = seen.at;
        const looksRight = async (name: string) => {
          await shoot(page, `${name}-${width}`);
          expect(await lookFaults(page, { media: 'light', width }, true), page.url()).toEqual([]);
        };

        await page.goto(at('/hooks'));
        await ada.write('form[action="/hooks"] input[name=url]', receiver.url);
        await ada.press('form[action="/hooks"] button');
        await page.waitForSelector('a[href^="/hooks/"]');

        await page.goto(at('/imports'));
        const lists = 'form[action="/imports/lists"]';
        await ada.write(`${lists} textarea[name=pasted]`, CSV);
        await ada.write(`${lists} input[name=list]`, 'Watch');
        await ada.write(`${lists} input[name=by]`, 'Ada');
        await ada.press(`${lists} button`);
        await page.waitForSelector('form[action$="/confirm"] button', { timeout: 60_000 });
        expect(await page.textContent('main')).toContain('It names 1 site of its entries');
        await looksRight('import');
        await ada.press('form[action$="/confirm"] button');
        await page.waitForSelector('main a[href="/entities"]', { timeout: 60_000 });

        await page.goto(at('/lists'));
        await ada.write('form[action="/lists"] input[name=name]', 'Sellers');
        await ada.write('form[action="/lists"] textarea', [NEW, ONE, OTHER].join('\n'));
        await ada.write('form[action="/lists"] input[name=by]', 'Ada');
        await ada.press('form[action="/lists"] button');
        await page.waitForSelector('form[action$="/run"] button');
        await ada.press('form[action$="/run"] button');

        await expect.poll(() => receiver.heard.length, { timeout: 120_000 }).toBeGreaterThan(0);
        const [alert] = receiver.heard;
        expect(receiver.heard).toHaveLength(1);
        expect(alert).toMatchObject({ type: 'match.flagged', left: OLD, right: NEW, entity: { id: 'q-1' } });

        // The link of the alert opens the finding.
        await page.goto(alert?.link ?? '');
        expect(new URL(page.url()).pathname).toBe(`/findings/${alert?.match}`);
        expect(await page.textContent('main')).toContain(`Listed: ${NAME}`);

        // The finding, from the queue of the desk.
        await page.goto(at('/findings'));
        expect(await page.textContent('main')).toContain(`listed: ${NAME} (named by the list since`);
        await looksRight('queue');
        await ada.press(`td a[href^="/findings/${alert?.match}"]`);
        const home = page.locator('figure.home').first();
        expect(await home.textContent()).toContain(`Listed: ${NAME}`);
        expect(await home.textContent()).toContain('Named by the list since');
        expect(await home.textContent()).toContain('the owner of the domain was not checked since');
        expect(await home.textContent()).toContain(`revenant lookup ${OLD}`);
        await looksRight('finding');

        // The listed site, which calls itself otherwise, and the page of the entity.
        await page.goto(at(`/sites/${OLD}`));
        expect(await page.textContent('main .card')).toMatch(/^Listed: Quillmoor.*The pages name .+ as the company\./);
        await looksRight('site');
        await ada.press('main .card a[href="/entities/q-1"]');
        const row = page.locator('#sites + table tbody tr');
        expect(await row.count()).toBe(1);
        expect(await row.textContent()).toContain('Named by the list since');
        await looksRight('entity');
        await page.goto(at(`/sites/${NEW}`));
        expect(await asked(page, 'document.querySelectorAll("main > .card.listed").length')).toBe(0);
        await page.context().close();
      } finally {
        await seen?.close();
        await desk.close();
      }
    }, 300_000);
});
