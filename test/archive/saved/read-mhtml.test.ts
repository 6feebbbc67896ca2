import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArchive } from '../../../src/archive/read-archive.ts';
import { undoTransferEncoding } from '../../../src/archive/saved/encodings.ts';
import { topHeaders } from '../../../src/archive/saved/mime-parts.ts';
import { quotedPrintable } from '../../../testkit/formats/write-mhtml.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mhtml-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(text: string, said: { url?: string; at?: string } = {}) {
  const path = join(folder, 'a.mht');
  await writeFile(path, text.replaceAll('\n', '\r\n'), 'latin1');
  return readArchive(path, { maxPages: 9, ...said });
}
const HEAD =
  'From: <Saved by Blink>\nSnapshot-Content-Location: http://old.example/shop/\nDate: Wed, 30 Jun 2021 10:00:00 +0200\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n';
const page = (html: string, more = '') =>
  `--b\nContent-Type: text/html; charset=utf-8\nContent-Location: http://old.example/shop/\n${more}\n<html><p>${html}\n`;
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('an MHTML file', () => {
  it('says where the page stood and when it was saved', async () => {
    const { captured, problems } = await read(`${HEAD}${page('Words')}--b--\n`);
    expect(problems).toEqual([]);
    expect(captured.records[0]).toMatchObject({
      url: 'http://old.example/shop/',
      capturedAt: '2021-06-30T08:00:00.000Z',
      pageRole: 'home',
      marks: [],
    });
  });

  it('has pictures by address, by Content-ID and by neither; references lead to where they are', async () => {
    const { captured } = await read(
      `${HEAD}${page('<img src="cid:one@x"><img src="cid:two"><img src="/three.png">')}` +
        `--b\nContent-Type: image/png\nContent-ID: <one@x>\nContent-Transfer-Encoding: base64\nContent-Location: /one.png\n\n${PNG}\n` +
        `--b\nContent-Type: image/png\nContent-ID: <two>\nContent-Transfer-Encoding: base64\n\n${PNG}\n--b--\n`,
    );
    const [home, one, two] = captured.records;
    expect(one?.url).toBe('http://old.example/one.png');
    expect(two?.url).toMatch(/^http:\/\/inline-[0-9a-f]{12}\.invalid\/picture\.png$/);
    expect(String(Buffer.from(home?.body ?? []))).toContain(
      `<img src="http://old.example/one.png"><img src="${two?.url}"><img src="/three.png">`,
    );
    expect(home?.marks).toEqual(['restored']);
  });

  it('gives frames of its own host as pages of the site, those of others not', async () => {
    const frame = (at: string) => `--b\nContent-Type: text/html\nContent-Location: ${at}\n\n<html><p>Frame at ${at}\n`;
    const { captured } = await read(
      `${HEAD}${page('Words')}${frame('http://old.example/menu')}${frame('https://maps.example/')}--b--\n`,
    );
    expect(captured.records.map(({ url }) => url)).toEqual(['http://old.example/shop/', 'http://old.example/menu']);
  });

  it('of the one page alone, as Internet Explorer saves what has no pictures', async () => {
    const { captured } = await read(
      'From: "Saved by Windows Internet Explorer 8"\nSubject: \nDate: Fri, 6 Nov 2009 15:36:06 -0800\nMIME-Version: 1.0\nContent-Type: text/html;\n\tcharset="windows-1252"\nContent-Transfer-Encoding: quoted-printable\nContent-Location: http://old.example/prices\n\n<HTML><BODY>caf=E9 =\nau lait',
    );
    expect(captured.records[0]).toMatchObject({
      url: 'http://old.example/prices',
      capturedAt: '2009-11-06T23:36:06.000Z',
    });
    expect(Buffer.from(captured.records[0]?.body ?? []).toString('latin1')).toBe('<HTML><BODY>caf\xe9 au lait');
  });

  it('whose boundary is another than it says is read by the one that stands there, and that is told', async () => {
    const { captured, problems } = await read(`${HEAD.replace('"b"', '"lies"')}${page('Words')}--b--\n`);
    expect(captured.records).toHaveLength(1);
    expect(problems[0]).toMatch(
      /at byte 0: the boundary that its header states is not in the body; .* \[archive:boundary\]/,
    );
  });

  it('is not misled by a boundary that begins like another, or stands within a line', async () => {
    const { captured } = await read(`${HEAD}${page('A line --b and one\n--bb\n--b-\nall of the page')}--b--\n`);
    expect(String(Buffer.from(captured.records[0]?.body ?? []))).toContain('all of the page');
  });

  it('that was saved from a disk has the address that the user says', async () => {
    const text =
      'MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\nContent-Location: file:///C:/Old/index.htm\n\n<html><p>Words\n--b--\n';
    expect((await read(text, { url: 'http://old.example/' })).captured.home).toBe('http://old.example/');
    await expect(read(text)).rejects.toThrow(/does not say where it was published\. Add its address: --url <address>/);
  });

  it('with base64 that is cut marks the picture, so that nobody compares half of it', async () => {
    const { captured, problems } = await read(
      `${HEAD}${page('Words <img src=/a.png>')}--b\nContent-Type: image/png\nContent-Location: /a.png\nContent-Transfer-Encoding: base64\n\n${PNG.slice(0, 65)}\n--b--\n`,
    );
    expect(captured.records[1]?.marks).toEqual(['truncated']);
    expect(problems[0]).toMatch(/part at byte \d+: its base64 is broken; .* \[archive:encoding\]/);
  });
});

it('quoted-printable: what was coded comes back, for any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
      const lines = Buffer.from(bytes.filter((byte) => byte !== 13));
      const { body } = undoTransferEncoding('Quoted-Printable', Buffer.from(quotedPrintable(lines), 'latin1'));
      expect(body.toString('latin1').replaceAll('\r\n', '\n')).toBe(lines.toString('latin1'));
    }),
  );
});

it('quoted-printable: any bytes are read, and never to more than there were', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(undoTransferEncoding('quoted-printable', Buffer.from(bytes)).body.length).toBeLessThanOrEqual(
        bytes.length,
      );
    }),
  );
});

it.each([
  ['multipart/related; boundary="a;b\\"c"; type="text/html"', 'a;b"c'],
  ['multipart/related;type=x; boundary = plain ;', 'plain'],
  ['multipart/related; BOUNDARY=up', 'up'],
  ['multipart/related; boundary="never closed', 'never closed'],
  ['multipart/related; boundaries=x', undefined],
])('the boundary of %s is %s', (type, boundary) => {
  expect(topHeaders(Buffer.from(`Content-Type: ${type}\r\n\r\n`)).param('boundary')).toBe(boundary);
});
