/** The commands of docs/sift.md, in their order, as a newcomer types them. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { holdData, runHere, temporaryFolder } from '../../testkit/cli/run-cli.ts';
import { type LocalServer, serveHttp } from '../../testkit/egress/local-server.ts';
import { packedRecords, recordsOf, shopPages, strangerShop } from '../../testkit/sift-fixture.ts';
import { commandProblems } from '../deploy/program-rules.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'sift.md'), 'utf8');
const blocks = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block.trim().split('\n'));
const argsOf = (line: string): string[] => line.replace(/^revenant /, '').split(' ');

const OLD = {
  host: 'old.example',
  name: 'Quillmoor Zavex Ltd',
  mail: 'sales@old.example',
  phone: '+7 495 123-45-67',
  words: 1,
};
const NEW = { ...OLD, host: 'new.example', name: 'Brightpump' };
const ENTITY = {
  ...{ id: 'acme', type: 'company', names: [OLD.name] },
  identifiers: { websites: [OLD.host], emails: [OLD.mail], phones: [OLD.phone] },
};
const folder = temporaryFolder();
const at = (...names: string[]): string => join(folder.path, ...names);
let server: LocalServer;

beforeAll(async () => {
  for (const name of ['archives', 'crawl']) mkdirSync(at(name));
  writeFileSync(
    at('watchlist.json'),
    JSON.stringify({ schema: 'revenant.watchlist/1', list: 'The list', entities: [ENTITY] }),
  );
  writeFileSync(at('archives', 'old-site.warc.gz'), packedRecords(recordsOf(shopPages(OLD))));
  for (const file of [0, 1]) {
    const strangers = Array.from({ length: 20 }, (_, i) => recordsOf(shopPages(strangerShop(file * 100 + i)))).flat();
    const own = file === 0 ? [] : recordsOf(shopPages(NEW));
    writeFileSync(at('crawl', `part-${file}.warc.gz`), packedRecords([...strangers, ...own]));
  }
  const live = shopPages(NEW);
  server = await serveHttp((request, response) => {
    const html = live[`http://${request.headers.host}${request.url}`];
    if (html === undefined) return void response.writeHead(404).end();
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(html);
  });
});
afterAll(async () => {
  await server.close();
  folder.remove();
});
holdData(at('data'));

it('lead from a list and a folder of archives to a suggestion, and to a finding', async () => {
  const said = new Map<string, string>();
  let id = '';
  for (const line of blocks[0] ?? []) {
    const args = argsOf(line).map((one) => (one === '3f2a9c' ? id : one));
    const more =
      args[1] === 'visit'
        ? ['--resolve', `*:80:127.0.0.1:${server.port}`, '--allow-private', '--browser', 'never']
        : [];
    const { code, stdout, stderr } = await runHere([...args, ...more, '--data', at('data')], folder.path);
    expect([line, code === 0 ? '' : stderr, code]).toEqual([line, '', 0]);
    said.set(line, stdout + stderr);
    if (args[1] === 'list' && args[0] === 'suggestions') id = /^([0-9a-f]{6,})/m.exec(stdout)?.[1] ?? '';
  }
  const all = [...said.values()];
  expect(all[2]).toMatch(
    /2 files, 123 records, 123 pages[\s\S]*passed the sieve: 3 [\s\S]*1 suggestion, 1 flagged finding/,
  );
  expect(all[3]).toMatch(/passed the sieve[\s\S]*read in full: (?:strong|likely)/);
  expect(all[4]).toMatch(/new\.example/);
  expect(all.at(-1)).toMatch(/(?:strong|likely)[\s\S]*new\.example/);
}, 300_000);

it('exist, with their options', async () => {
  for (const line of blocks.flat()) expect(await commandProblems(argsOf(line)), line).toEqual([]);
});
