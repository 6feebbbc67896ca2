/** Captured pages are drawn from captured bytes alone: hostile ones ask for nothing and run nothing. */
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBrowser } from '../../../src/capture/browser/browser.ts';
import { findBrowser } from '../../../src/capture/browser/find-browser.ts';
import type { OpenEgress } from '../../../src/egress/egress.ts';
import type { Screen } from '../../../src/model/derived/drawing.ts';
import { LIMITS } from '../../../src/model/limits.ts';
import type { Browser, StoredAnswer } from '../../../src/model/ports/browser.ts';
import { ATTACKS, attackPage } from '../../../testkit/desk/replay-attacks.ts';
import { egressTo } from '../../../testkit/egress/local-server.ts';
import { listenOutside } from '../../desk/replay/replay-world.ts';

const executable = findBrowser(process.env['REVENANT_BROWSER_PATH'], process.env['PATH']);
const log = { debug() {}, info() {}, warn() {}, error() {} };
const HTML = 'text/html; charset=utf-8';
let outside: Awaited<ReturnType<typeof listenOutside>>;
let egress: OpenEgress;
let browser: Browser;

beforeAll(async () => {
  outside = await listenOutside();
  // A way out would lead here.
  egress = egressTo(Number(new URL(outside.url).port));
  const userAgent = 'revenant/0.1 (+https://operator.example/bot)';
  browser = createBrowser({ executable: () => executable, egress, userAgent, log, limits: LIMITS });
});
afterAll(async () => {
  await browser.close();
  await egress.close();
  await outside.close();
});

async function draw(markup: string, files: Readonly<Record<string, StoredAnswer>> = {}, screen: Screen = 'desktop') {
  const asked: string[] = [];
  const drawn = await browser.drawStored({
    ...{ url: 'http://shop.test/', body: Buffer.from(markup), contentType: HTML, screen },
    async answer(url) {
      asked.push(url);
      return files[url] ?? null;
    },
  });
  if (!drawn.ok) throw new Error(`${drawn.code}: ${drawn.detail}`);
  const { data, info } = await sharp(drawn.png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const pixel = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
  return { asked, pixel, width: info.width, height: info.height };
}

describe.skipIf(executable === null)('a captured page as a picture (skipped where no Chromium is installed)', () => {
  it('has its captured style sheets and pictures, and stands still where a script would draw', async () => {
    const files = {
      'https://cdn.test/a.css': { body: Buffer.from('@import "b.css";body{margin:0}'), contentType: 'text/css' },
      'https://cdn.test/b.css': { body: Buffer.from('div{height:3000px;background:#0a0}'), contentType: 'text/css' },
    };
    const page =
      '<!doctype html><link rel=stylesheet href="https://cdn.test/a.css"><div></div><noscript>plain</noscript><script>document.body.style.background="#f00";document.querySelector("div").remove()</script>';
    const { pixel, width, height, asked } = await draw(page, files);
    expect({ width, height: height >= 3_000 }).toEqual({ width: 1_280, height: true });
    expect(pixel(600, 2_900)).toEqual([0, 170, 0]);
    expect(asked).toEqual(Object.keys(files));
  });

  it('ends at a height, and has the width of a phone where that is asked for', async () => {
    const tall = '<!doctype html><meta name=viewport content="width=device-width"><div style="height:99999px">';
    expect(await draw(tall)).toMatchObject({ width: 1_280, height: LIMITS.pictureHeight });
    expect(await draw(tall, {}, 'phone')).toMatchObject({ width: 390, height: LIMITS.pictureHeight });
  });

  it('stays the page that it is: a refresh leads nowhere, and frames show captured pages alone', async () => {
    const files = { 'http://shop.test/in': { body: Buffer.from('<body style="background:#00f">'), contentType: HTML } };
    const page =
      '<!doctype html><meta http-equiv=refresh content="0;url=http://shop.test/in"><body style="margin:0;background:#0a0"><iframe src="/in" style="border:0;width:100px;height:100px"></iframe>';
    const { pixel } = await draw(page, files);
    expect([pixel(50, 50), pixel(600, 500)]).toEqual([
      [0, 0, 255],
      [0, 170, 0],
    ]);
  });

  it.each(Object.keys(ATTACKS))('asks for nothing outside: %s', async (name) => {
    await draw(attackPage(ATTACKS[name] ?? '', outside.url));
    expect(outside.heard.splice(0)).toEqual([]);
  });
});
