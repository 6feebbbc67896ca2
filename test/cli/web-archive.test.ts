import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Match } from '../../src/model/derived/match.ts';
import type { FingerprintDocument, VisitDocument } from '../../src/model/documents.ts';
import { writePackage } from '../../testkit/archive/package-fixture.ts';
import { writeWarc } from '../../testkit/archive/write-warc.ts';
import { documents, expectOneLine, holdData, run, runHere, temporaryFolder } from '../../testkit/cli/run-cli.ts';
import { type LocalServer, serveHttp } from '../../testkit/egress/local-server.ts';
import { inventShop, type Shop, type ShopFile } from '../../testkit/formats/shop.ts';
import { singleFile } from '../../testkit/formats/write-saved.ts';

const folder = temporaryFolder();
const at = (name: string): string => join(folder.path, name);
const ENDPOINT = 'http://memory.example';
/** The shop as it stood, and the parked page that stands there since. */
const TAKEN = '20190601120000';
const PARKED = '20240101000000';
let shop: Shop;
let server: LocalServer;
let asked: string[] = [];

/** A web archive on loopback, which also answers for whatever other host is asked: that it was asked shows in `asked`. */
beforeAll(async () => {
  shop = await inventShop();
  writeFileSync(at('archive.json'), JSON.stringify({ archiveEndpoint: ENDPOINT }));
  writeFileSync(at('shop.html'), singleFile(shop, '/'));
  const files = new Map([...shop.pages, ...shop.pictures].map(([path, file]) => [`http://${shop.host}${path}`, file]));
  server = await serveHttp((request, response) => {
    const url = new URL(request.url ?? '', `http://${request.headers.host}`);
    asked.push(url.href);
    if (url.host !== 'memory.example') return void response.writeHead(404).end();
    if (url.pathname === '/robots.txt') return void response.end('');
    if (url.pathname === '/cdx/search/cdx') {
      const wanted = url.searchParams.get('url') ?? '';
      const held = [...files].filter(([address]) => address === wanted || new URL(address).host === wanted);
      return void response.end(JSON.stringify(cdxOf(held)));
    }
    const [, digits, address = ''] = /^\/web\/(\d{14})id_\/(.*)$/.exec(url.pathname + url.search) ?? [];
    const file = files.get(address);
    if (file === undefined) return void response.writeHead(404).end();
    response.setHeader('content-type', file.type);
    response.end(digits === TAKEN ? file.body : '<title>For sale</title><p>This name can be bought.');
  });
});
afterAll(async () => {
  await server.close();
  folder.remove();
});
holdData(at('data'));

function cdxOf(held: readonly [string, ShopFile][]): string[][] {
  const rows = held.flatMap(([url, { type, body }]) =>
    [TAKEN, PARKED].map((digits) => {
      const digest = digits === TAKEN ? base32(createHash('sha1').update(body).digest()) : '-';
      return [url, digits, url, type.split(';', 1)[0] as string, '200', digest, String(body.length)];
    }),
  );
  return [['urlkey', 'timestamp', 'original', 'mimetype', 'statuscode', 'digest', 'length'], ...rows];
}

/** RFC 4648, 6. */
function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? [])
    .map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five, 2)])
    .join('');
}

/** In this process; the setting stands in a file, as a user has it who asks an archive often. */
const cli = (args: readonly string[], setting = true) => {
  asked = [];
  const config = setting ? ['--config', 'archive.json'] : [];
  const egress = ['--resolve', `*:80:127.0.0.1:${server.port}`, '--delay', '0'];
  const capture = args[0] === 'import' ? ['--data', at('data')] : ['--browser', 'never'];
  return runHere([...args, ...config, ...egress, ...capture, '--json'], folder.path);
};

describe('import --from-archive', () => {
  it('takes a site out of a web archive at a moment, with its times and that of the import', async () => {
    // The built program with a variable, as the README has it.
    const flags = ['--resolve', `*:80:127.0.0.1:${server.port}`, '--delay', '0', '--data', at('data'), '--json'];
    const ended = await run(
      ['import', '--from-archive', `http://${shop.host}/`, '--at', '2019', ...flags],
      folder.path,
      { REVENANT_ARCHIVE_ENDPOINT: ENDPOINT },
    );
    expect(ended).toMatchObject({ code: 0 });
    const [visit] = documents<VisitDocument>(ended.stdout, 'revenant.visit-1');
    expect(visit).toMatchObject({
      target: `${ENDPOINT}/web/${TAKEN}/http://${shop.host}/`,
      site: shop.host,
      pages: 5,
      startedAt: '2019-06-01T12:00:00.000Z',
    });
    expect(Date.parse(visit?.importedAt ?? '')).toBeGreaterThan(Date.parse('2026-01-01'));
  });

  it('without a setting that names an archive ends with one line that says which', async () => {
    const ended = await cli(['import', '--from-archive', `http://${shop.host}/`], false);
    expect(ended.code).toBe(1);
    expectOneLine(ended, /set REVENANT_ARCHIVE_ENDPOINT/);
  });
});

describe('the address of a page in a web archive', () => {
  it('is compared as that page at that time, out of the archive alone', async () => {
    const ended = await cli(['compare', `${ENDPOINT}/web/${TAKEN}/http://${shop.host}/`, 'shop.html']);
    expect(ended.code).toBe(0);
    const [match] = documents<Match>(ended.stdout, 'revenant.match-1');
    expect(match?.left).toMatchObject({ site: shop.host, capturedAt: '2019-06-01T12:00:00.000Z' });
    expect(match?.verdict).toBe('strong');
    expect(asked.filter((url) => !url.startsWith(ENDPOINT))).toEqual([]);
    expect(asked.filter((url) => url.includes('/web/')).every((url) => url.includes(`/web/${TAKEN}id_/`))).toBe(true);
  });

  it('may tell its moment by the year, and is fingerprinted and imported alike', async () => {
    const read = await cli(['fingerprint', `${ENDPOINT}/web/2019/http://${shop.host}/`]);
    const [document] = documents<FingerprintDocument>(read.stdout, 'revenant.fingerprint-1');
    expect(document).toMatchObject({ site: shop.host, capturedAt: '2019-06-01T12:00:00.000Z', pages: 5 });
    const kept = await cli(['import', `${ENDPOINT}/web/2019id_/http://${shop.host}/`]);
    const [visit] = documents<VisitDocument>(kept.stdout, 'revenant.visit-1');
    expect(visit).toMatchObject({ site: shop.host, startedAt: '2019-06-01T12:00:00.000Z' });
  });

  it.each(['compare', 'fingerprint', 'import'])(
    '%s does not visit a public archive as if it were the seller: without the setting it says which to add',
    async (command) => {
      const address = `https://web.archive.org/web/${TAKEN}/http://${shop.host}/`;
      for (const setting of [false, true]) {
        const ended = await cli([command, ...(command === 'compare' ? [address, 'shop.html'] : [address])], setting);
        expect(ended.code).toBe(1);
        expectOneLine(ended, /set REVENANT_ARCHIVE_ENDPOINT=https:\/\/web\.archive\.org/);
        expect(asked).toEqual([]);
      }
    },
  );

  it('of no web archive is an ordinary page; digits that are no moment are refused', async () => {
    const ended = await cli(['fingerprint', `http://seller.example/web/${TAKEN}/http://${shop.host}/`]);
    const [document] = documents<FingerprintDocument>(ended.stdout, 'revenant.fingerprint-1');
    expect(document).toMatchObject({ site: 'seller.example', comparable: false });
    const none = await cli(['fingerprint', `${ENDPOINT}/web/20190631/http://${shop.host}/`]);
    expect(none.code).toBe(2);
    expectOneLine(none, /20190631 is no moment/);
    const live = await cli(['import', `http://${shop.host}/`]);
    expect(live.code).toBe(2);
    expectOneLine(live, /is neither a file nor a page of a web archive\. .*--from-archive/);
  });

  it('that the archive does not hold is one line', async () => {
    const ended = await cli(['fingerprint', `${ENDPOINT}/web/2019/http://nobody.example/`]);
    expect(ended.code).toBe(1);
    expectOneLine(ended, /holds no capture of http:\/\/nobody\.example\//);
  });
});

describe('import of a signed WACZ', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const signed = (manifest: Buffer, of = manifest) => {
    const hash = `sha256:${createHash('sha256').update(manifest).digest('hex')}`;
    const signature = sign('sha256', Buffer.from(hash), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    return {
      path: 'datapackage.json',
      hash: `sha256:${createHash('sha256').update(of).digest('hex')}`,
      signedData: {
        hash,
        created: '2021-07-01T00:00:00Z',
        software: 'invented-signer',
        version: '0.1.0',
        signature: signature.toString('base64'),
        publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
      },
    };
  };

  it('says who signed, what that proves and what it does not, and keeps it with the visit', async () => {
    const capturedAt = '2021-06-30T10:00:00.000Z';
    const pages = [...shop.pages].map(([path, { type, body }]) => ({
      url: `http://${shop.host}${path}`,
      status: 200,
      headers: { 'content-type': type },
      body,
      capturedAt,
    }));
    await writeWarc(at('signed.warc.gz'), pages, { software: 'invented', description: 'shop', createdAt: capturedAt });
    await writePackage(at('signed.wacz'), [at('signed.warc.gz')], { sign: (manifest) => signed(manifest) });
    const ended = await cli(['import', 'signed.wacz']);
    expect(ended.code).toBe(0);
    const [visit] = documents<VisitDocument>(ended.stdout, 'revenant.visit-1');
    expect(visit).toMatchObject({ site: shop.host, pages: 5, startedAt: capturedAt });
    expect(ended.stderr).toMatch(/signed by key sha256:/);
    expect(ended.stderr).toMatch(/ {2}proven: every file is as it was when the package was signed/);
    expect(ended.stderr).toMatch(/ {2}not proven: /);
  });

  it('whose signature does not hold is told and marked', async () => {
    await writePackage(at('forged.wacz'), [at('signed.warc.gz')], {
      sign: (manifest) => signed(Buffer.concat([manifest, Buffer.from(' ')])),
    });
    const ended = await cli(['import', 'forged.wacz']);
    expect(ended.code).toBe(3);
    const [visit] = documents<VisitDocument>(ended.stdout, 'revenant.visit-1');
    expect(visit?.marks).toContain('signature:invalid');
    expect(ended.stderr).toMatch(/signature/);
    expect(ended.stderr).not.toMatch(/proven: every file/);
  });
});
