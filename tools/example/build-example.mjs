// Writes the lot sheets (PDF) of the predecessor and the successor, and packs the predecessor's dead site (seeds/example/predecessor) into the WARC that the example's watchlist names: the
// only form in which it survives there. The same sources give the same file.
// usage: node --import tsx tools/example/build-example.mjs
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, extname, join, relative, sep } from 'node:path';
import { writeWarc } from '../../testkit/archive/write-warc.ts';
import { pdf } from '../../testkit/pdf-fixture.ts';

const WORLD = join(import.meta.dirname, '..', '..', 'seeds', 'example');
const HOST = 'qiruntuo-chem.example';
/** The day it was "crawled", four months before the firm was dissolved. */
const FIRST = Date.parse('2021-05-18T06:30:00.000Z');
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.pdf': 'application/pdf',
};

/** The successor put its name over the sheet and sent out the old file again: what a file says of itself stayed. */
const OLD_FIRM = 'Hanbei Qiruntuo Trading Co., Ltd.';
const SHEETS = [
  [`predecessor/${HOST}`, OLD_FIRM],
  ['sites/panmulan-chem.example', 'Longxu Panmulan Import and Export Co., Ltd.'],
];
for (const [site, firm] of SHEETS) {
  const file = join(WORLD, site, 'files', 'lot-sheet-kojira.pdf');
  await mkdir(dirname(file), { recursive: true });
  const lines = [firm, 'Kojira K-1', 'First weight 25.02 kg', 'Second weight 25.01 kg', 'Drawn from three depths'];
  const info = { Title: 'Lot sheet of the seventh rice ferment', Author: OLD_FIRM };
  await writeFile(file, pdf({ info, lines }));
}

const root = join(WORLD, 'predecessor', HOST);
const files = (await readdir(root, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .sort();
const exchanges = await Promise.all(
  files.map(async (file, index) => {
    const path = relative(root, file)
      .split(sep)
      .join('/')
      .replace(/(^|\/)index\.html$/, '$1');
    return {
      url: `http://${HOST}/${path}`,
      status: 200,
      statusText: 'OK',
      headers: {
        date: new Date(FIRST + index * 2000).toUTCString(),
        server: 'nginx',
        'content-type': TYPES[extname(file)],
      },
      body: await readFile(file),
      capturedAt: new Date(FIRST + index * 2000).toISOString(),
      request: { method: 'GET', headers: { 'user-agent': 'example-archiver/1.0', accept: '*/*' } },
    };
  }),
);
await mkdir(join(WORLD, 'archives'), { recursive: true });
await writeWarc(join(WORLD, 'archives', 'qiruntuo-chem.warc.gz'), exchanges, {
  software: 'revenant build-example',
  description: `The site of an invented company, ${HOST}, as it stood before it went dark`,
  createdAt: new Date(FIRST).toISOString(),
});
console.log(`${exchanges.length} captures of ${HOST} written`);
