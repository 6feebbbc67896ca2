/** The websites of listed entries are visited too: live, else from the web archive that is switched on. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHere, temporaryFolder } from '../../testkit/cli/run-cli.ts';
import { type LocalServer, refusingPort, serveHttp } from '../../testkit/egress/local-server.ts';
import { inventShop, type Shop } from '../../testkit/formats/shop.ts';

const folder = temporaryFolder();
const at = (name: string): string => join(folder.path, name);
let shop: Shop;
let server: LocalServer;
let closed: Awaited<ReturnType<typeof refusingPort>>;
let asked: string[] = [];

/** One server for all hosts: a web archive, a live shop under each name that begins with "live", and no one else. */
beforeAll(async () => {
  shop = await inventShop();
  closed = await refusingPort();
  const home = [...shop.pages].find(([path]) => path === '/')?.[1];
  const archived = [...shop.pages, ...shop.pictures];
  server = await serveHttp((request, response) => {
    const url = new URL(request.url ?? '', `http://${request.headers.host}`);
    asked.push(`${url.host}${url.pathname}`);
    if (url.host.startsWith('live') && url.pathname === '/')
      return void response.writeHead(200, { 'content-type': home?.type ?? '' }).end(home?.body);
    if (url.host !== 'memory.example') return void response.writeHead(404).end();
    if (url.pathname === '/robots.txt') return void response.end('');
    if (url.pathname === '/cdx/search/cdx') {
      const wanted = new URL(`http://${(url.searchParams.get('url') ?? '').replace(/^https?:\/\//, '')}`).host;
      const rows =
        wanted !== 'gone.example'
          ? []
          : archived.map(([path, { type, body }]) => [
              'key',
              '20190601120000',
              `http://gone.example${path}`,
              type.split(';', 1)[0],
              '200',
              '-',
              String(body.length),
            ]);
      const head = ['urlkey', 'timestamp', 'original', 'mimetype', 'statuscode', 'digest', 'length'];
      return void response.end(JSON.stringify([head, ...rows]));
    }
    const [, path] = /^\/web\/\d{14}id_\/https?:\/\/gone\.example(\/.*)$/.exec(url.pathname) ?? [];
    const file = archived.find(([one]) => one === path)?.[1];
    if (file === undefined) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': file.type }).end(file.body);
  });
  writeFileSync(at('archive.json'), JSON.stringify({ archiveEndpoint: 'http://memory.example', sources: ['archive'] }));
  writeFileSync(at('off.json'), JSON.stringify({ archiveEndpoint: 'http://memory.example' }));
  const row = (id: string, host: string): string => `${id},"${id} Trading Ltd",${host}`;
  writeFileSync(
    at('watch.csv'),
    [
      'id,names,websites',
      row('Quillmoor', 'live-quillmoor.example'),
      row('Stonebeck', 'gone.example'),
      row('Ashgrove', 'lost.example'),
    ].join('\n'),
  );
  writeFileSync(at('sellers.txt'), 'live-fernhollow.example\n');
  const many = Array.from({ length: 205 }, (_, i) => row(`e${i}`, `live-${i}.example`));
  writeFileSync(at('many.csv'), ['id,names,websites', ...many].join('\n'));
});
afterAll(async () => {
  await server.close();
  await closed.close();
  folder.remove();
});

const cli = (data: string, ...args: readonly string[]) => {
  asked = [];
  const egress = ['--resolve', `*:80:127.0.0.1:${server.port}`, '--resolve', `*:443:127.0.0.1:${closed.port}`];
  return runHere([...args, ...egress, '--delay', '0', '--data', at(data), '--browser', 'never'], folder.path);
};

describe('the websites of listed entries', () => {
  it('are read live, from the archive that is switched on, or not at all, and the summary says so', async () => {
    const ended = await cli('on', 'crawl', 'watch.csv', 'sellers.txt', '--config', 'archive.json');
    expect(ended.stderr).toMatch(/4 targets \(3 websites of listed entries first\)/);
    expect(ended.stderr).toMatch(
      /websites of listed entries: 1 live, 1 from the web archive or an earlier capture, 1 not at all/,
    );
    expect(asked).toContain('memory.example/cdx/search/cdx');
    expect(ended.stderr).toMatch(/1 not at all \(https:\/\/lost\.example: .*404\)/);
    expect(ended.code).toBe(0);
    // The same list again asks the archive only for what it has not given yet.
    const again = await cli('on', 'crawl', 'watch.csv', 'sellers.txt', '--config', 'archive.json', '--new');
    expect(again.stderr).toMatch(/1 live, 1 from the web archive or an earlier capture, 1 not at all/);
    expect(asked.filter((one) => one.startsWith('memory.example/web/'))).toEqual([]);
  });

  it('are asked of no archive that is not switched on', async () => {
    const ended = await cli('off', 'crawl', 'watch.csv', 'sellers.txt', '--config', 'off.json');
    expect(ended.stderr).toMatch(/1 live, 0 from the web archive or an earlier capture, 2 not at all/);
    expect(asked.filter((one) => one.startsWith('memory.example'))).toEqual([]);
  });

  it('of a long list are visited only when somebody asks for it', async () => {
    const none = await cli('many', 'crawl', 'many.csv', 'sellers.txt', '--pages', '1');
    expect(none.stderr).toMatch(
      /The lists name 205 websites of listed entries\. .*They are not visited\. To visit them: crawl with --budget 205/,
    );
    expect(none.stderr).toMatch(/: 1 target/);
    const some = await cli('many', 'crawl', 'many.csv', 'sellers.txt', '--pages', '1', '--budget', '3');
    expect(some.stderr).toMatch(/4 targets \(3 websites of listed entries first\)/);
  });
});
