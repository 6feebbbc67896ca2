/** A site over time: what differs between two visits, whatever its pages say. */
import { load } from 'cheerio';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { zipOf } from '../../../testkit/formats/write-har.ts';
import { type DeskWorld, openDeskWorld } from '../desk-world.ts';

const SITE = 'tarn.example';
const HOSTILE = '<img src=x onerror=alert(1)> \u202egnp.exe\u202c </bdi><script>alert(2)</script>';
const picture = (ink: string): Promise<Buffer> =>
  sharp({ create: { width: 200, height: 120, channels: 3, background: '#fff' } })
    .composite([{ input: { create: { width: 40, height: 40, channels: 3, background: ink } }, left: 140, top: 60 }])
    .png()
    .toBuffer();
const page = (words: string): string =>
  `<!doctype html><html lang="en"><head><title>Tarn</title></head><body><p>Grey felt from our mill.</p><p>${words}</p><p>Ask us.</p><img src="logo.png" alt=""></body></html>`;

interface Import {
  state: string;
  outcomes: { visit: { id: string } | null }[];
}

let desk: DeskWorld;
let visits: string[] = [];

async function handIn(at: string, files: readonly (readonly [string, string | Buffer])[]): Promise<string> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ by: 'Ada', url: `https://${SITE}/`, at })) form.append(name, value);
  const zip = zipOf(files.map(([name, body]) => [name, Buffer.from(body)]));
  form.append('file', new File([new Uint8Array(zip)], 'saved.zip'));
  const { id } = (await (await desk.ask('/api/v1/imports/archives', { method: 'POST', body: form })).json()) as {
    id: string;
  };
  for (;;) {
    const one = (await (await desk.ask(`/api/v1/imports/${id}`)).json()) as Import;
    if (/^(?:asking|failed)$/.test(one.state)) throw new Error(JSON.stringify(one));
    if (one.state === 'done') return one.outcomes[0]?.visit?.id ?? '';
    await new Promise((done) => setTimeout(done, 100));
  }
}

beforeAll(async () => {
  desk = await openDeskWorld();
  visits = [
    await handIn('2021-06-30', [
      ['index.html', page('Write to anna@tarn.example today')],
      ['old.html', page('Old')],
      ['logo.png', await picture('#c00')],
    ]),
    await handIn('2022-06-30', [
      ['index.html', page(`Write to bob@tarn.example today`)],
      ['new.html', page(HOSTILE.replaceAll('<', '&lt;'))],
      ['logo.png', await picture('#00c')],
    ]),
    await handIn('2023-06-30', [
      ['index.html', page(`Write to bob@tarn.example ${HOSTILE.replaceAll('<', '&lt;')} today`)],
      ['logo.png', await picture('#00c')],
    ]),
  ];
}, 240_000);
afterAll(() => desk.close());

const shown = async (path: string) => load(await (await desk.ask(path)).text());
const between = (earlier: number, later: number): string =>
  `/sites/${SITE}/difference?${new URLSearchParams({ earlier: visits[earlier] ?? '', later: visits[later] ?? '' }).toString()}`;

it('the page of the site leads to its timeline and to any two of its visits', async () => {
  const $ = await shown(`/sites/${SITE}`);
  expect($('select[name=earlier] option')).toHaveLength(3);
  expect($(`a[href="/sites/${SITE}/timeline"]`)).toHaveLength(1);
  expect((await shown(`/sites/${SITE}/timeline`))('main').text()).toContain('First seen');
});

it('marks the words that differ, by page, in the order of time', async () => {
  for (const path of [between(0, 1), between(1, 0)]) {
    const $ = await shown(path);
    expect(
      $('del')
        .map((_, one) => $(one).text())
        .toArray(),
    ).toContain('anna');
    expect(
      $('ins')
        .map((_, one) => $(one).text())
        .toArray(),
    ).toContain('bob');
    expect($('main').text()).toContain('Pages that only the later visit read');
    expect($('main').text()).toContain('Pages that only the earlier visit read');
  }
});

it('shows hostile words as words, each line by itself', async () => {
  const $ = await shown(between(1, 2));
  expect($('main script, main img[onerror]')).toHaveLength(0);
  const line = $('td ins')
    .filter((_, one) => $(one).text().includes('script'))
    .first();
  expect(line.closest('bdi')).toHaveLength(1);
  expect($('main').html()).not.toContain('\u202e');
});

it('outlines what differs in a picture', async () => {
  const $ = await shown(between(0, 1));
  const src = $('img[src^="/differences/"]').last().attr('src') ?? '';
  const answer = await desk.ask(src);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
  const { data, info } = await sharp(Buffer.from(await answer.arrayBuffer()))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): number[] => [
    ...data.subarray((y * info.width + x) * info.channels, (y * info.width + x) * info.channels + 3),
  ];
  expect(at(10, 10)).toEqual([255, 255, 255]);
  // The outline around the square, and the later ink in it.
  expect(at(137, 80)).toEqual([204, 0, 51]);
  expect(at(160, 80)).toEqual([0, 0, 204]);
  expect((await desk.ask(src.replace(/[^/]+$/, 'x'))).status).toBe(404);
});

it('gives the same to programs, and refuses what are not two visits of the site', async () => {
  const answer = await desk.ask(`/api/v1${between(0, 1)}`);
  const found = (await answer.json()) as {
    texts: { lines: { as: string }[] }[];
    pictures: { same: number; differing: { state: string }[] };
  };
  expect(answer.status).toBe(200);
  expect(found.texts[0]?.lines.map(({ as }) => as)).toContain('changed');
  expect(found.pictures.differing.map(({ state }) => state)).toEqual(['replaced']);
  expect((await desk.ask(`/api/v1/sites/${SITE}/timeline`)).status).toBe(200);
  expect((await desk.ask(between(0, 0))).status).toBe(400);
  expect((await desk.ask(`/sites/${SITE}/difference?earlier=${visits[0]}&later=x`)).status).toBe(404);
  expect((await desk.ask(between(0, 1).replace(SITE, 'other.example'))).status).toBe(404);
  expect((await desk.ask('/sites/nobody.example/timeline')).status).toBe(404);
});
