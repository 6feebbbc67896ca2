/** Hostile captures behind two desks: one whole, one whose reader was taken over and answers the page as it is. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright';
import sharp from 'sharp';
import { type Desk, openDesk } from '../../../src/desk/desk.ts';
import { sha256 } from '../../../src/model/digest.ts';
import type { Capture } from '../../../src/model/facts/visit.ts';
import { ATTACKS, attackPage } from '../../../testkit/desk/replay-attacks.ts';
import { STYLE_ATTACKS } from '../../../testkit/desk/style-attacks.ts';
import { openWorkshop } from '../../../testkit/flow/crawl-services.ts';
import { startGeneratedWorld } from '../../../testkit/generated-world.ts';
import { captureOf, fingerprintOf, visitOf } from '../../../testkit/store/facts.ts';
import { signIn } from '../desk-browser.ts';

/** A page whose styles are a captured sheet. */
export const sheetPage = (name: string): string => `sheet: ${name}`;

const AHEAD = 'a connection';

/** A server that must hear nothing. */
export async function listenOutside() {
  const heard: string[] = [];
  const server: Server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`);
    response.end();
  });
  server.on('connection', () => heard.push(AHEAD));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    heard,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

export const HOSTILE_HEADERS = {
  'content-type': 'text/html',
  refresh: '0;url=http://outside.example/',
  location: 'http://outside.example/',
  link: '<http://outside.example/>; rel=preload; as=style',
  'set-cookie': 'a=b',
  'content-security-policy': 'script-src *',
};

export type ReplayWorld = Awaited<ReturnType<typeof openReplayWorld>>;

export async function openReplayWorld() {
  const world = await startGeneratedWorld({ sites: 1 });
  const shop = await openWorkshop(world);
  const { services } = shop;
  const outside = await listenOutside();
  const visit = 'replayed';
  const address = (name: string): string => `https://shop.example/${encodeURIComponent(name)}`;
  const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#c00' } })
    .png()
    .toBuffer();
  const linked = Object.keys(STYLE_ATTACKS).map((name) => [
    sheetPage(name),
    `<link rel="stylesheet" href="/${encodeURIComponent(name)}.css"><p title="${outside.url}/t">styled</p>`,
  ]);
  const pages: Readonly<Record<string, string>> = {
    ...ATTACKS,
    ...Object.fromEntries(linked),
    all: Object.values(ATTACKS).join('\n'),
    styled: '<link rel="stylesheet" href="/shop.css"><h1 class="goods">Red goods</h1><p class="small">Small print</p>',
    honest:
      '<style>.goods{background:url(/photo.png)}</style><h1 class="goods">Red goods</h1><img data-src="photo.png" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="red"><img src="/never.png" alt="not captured"><a href="/next">Next</a>',
  };
  const captures: Capture[] = [];
  for (const [name, text] of Object.entries(pages)) {
    const body = Buffer.from(attackPage(text, outside.url));
    await services.blobs.put(body);
    captures.push(
      captureOf(visit, address(name), {
        body: sha256(body),
        length: body.length,
        status: 302,
        headers: HOSTILE_HEADERS,
      }),
    );
  }
  const sheets = {
    ...STYLE_ATTACKS,
    shop: '@import "more.css" screen;@import url(shop.css);.goods{background:url(photo.png);color:rgb(1,2,3)}',
    more: '@media (width < 9000px){.small{font-size:7px}}.goods{letter-spacing:3px}',
  };
  for (const [name, css] of Object.entries(sheets)) {
    const body = Buffer.from(css.replaceAll('OUT', outside.url));
    await services.blobs.put(body);
    captures.push(
      captureOf(visit, `${address(name)}.css`, {
        ...{ id: sha256('style', name), role: 'style', pageRole: null, body: sha256(body), length: body.length },
        headers: { 'content-type': 'text/css' },
      }),
    );
  }
  await services.blobs.put(png);
  const photo = captureOf(visit, 'https://shop.example/photo.png', {
    ...{ id: sha256('photo'), role: 'image', pageRole: null, body: sha256(png), length: png.length, charset: null },
  });
  await services.store.ledger.importVisit(
    visitOf(visit, { captures: [...captures, photo] }),
    fingerprintOf(visit, 'shop.example'),
    [],
    [],
  );
  const raw: typeof services = {
    ...services,
    reader: { ...services.reader, replay: async ({ body }) => ({ ok: true, value: Buffer.from(body).toString() }) },
  };
  const desks = { written: await openDesk(services, local), 'as it is': await openDesk(raw, local) };
  return {
    services,
    desks,
    outside,
    visit,
    photo: photo.id,
    captureNamed: (name: string): string => sha256(visit, 'page', address(name)),
    async close() {
      for (const desk of Object.values(desks)) await desk.close();
      await shop.close();
      await world.close();
      await outside.close();
    },
  };
}

const local = { host: '127.0.0.1', port: 0 };

/** Opens a capture in the desk, tries its links and buttons, and returns what went wrong. */
export async function lookAt(name: string, desk: Desk, browser: Browser, world: ReplayWorld) {
  const context = await browser.newContext();
  const page: Page = await context.newPage();
  const faults: string[] = [];
  const refused: string[] = [];
  page.on('dialog', (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
  context.on('page', (opened) => opened !== page && faults.push(`a window: ${opened.url()}`));
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol !== 'data:' && !hostname.endsWith('.localhost')) refused.push(`asked for ${request.url()}`);
  });
  await signIn(page, desk.url);
  const at = `${new URL(desk.url).origin}/replay/${world.visit}/${world.captureNamed(name)}`;
  await page.goto(at, { waitUntil: 'load' });
  const frame = page.frames().find((one) => one.parentFrame() === page.mainFrame());
  const text =
    (await frame
      ?.locator('body')
      .innerText()
      .catch(() => '')) ?? '';
  const before = [...refused];
  for (const what of ['#js', '#out', '#top', '#blank', '#send']) {
    // Not there: waiting for each would take most of the time.
    const found = frame?.locator(what);
    if ((await found?.count().catch(() => 0)) !== 0)
      await found
        ?.first()
        .evaluate((node) => (node as unknown as { click(): void }).click(), undefined, { timeout: 10_000 })
        .catch(() => undefined);
  }
  await page.waitForTimeout(150);
  if (page.url() !== at) faults.push(`the desk went to ${page.url()}`);
  if (context.serviceWorkers().length > 0) faults.push('a service worker');
  if ((await context.cookies()).some((cookie) => cookie.domain.includes('replay'))) faults.push('a cookie');
  const address = frame?.url() ?? '';
  await context.close();
  // No policy stops a connection that is opened ahead of a request; the list of what is written does.
  const isWritten = desk === world.desks.written;
  const heard = world.outside.heard.splice(0).filter((one) => isWritten || one !== AHEAD);
  return { faults: [...faults, ...heard], refused: before, text, address };
}
