/** Pictures and documents that are written against decoders (safety.md, B44 to B54). */
import { crc32, deflateSync, gzipSync } from 'node:zlib';
import sharp, { type CreateRaw, type Sharp } from 'sharp';
import { pdf } from '../pdf-fixture.ts';
import { type Answer, type Check, capturesOf, type HostileCase, send, shop } from './hostile-case.ts';

const KIB = 1024;
const photo = (): Sharp => {
  const raw = Buffer.from(Array.from({ length: 320 * 240 * 3 }, (_, i) => (i * 37 + (i >> 5)) % 256));
  return sharp(raw, { raw: { width: 320, height: 240, channels: 3 } });
};

/** `grid`: its look was taken; `none`: it is a picture without one; `no picture`: it is none. */
type Look = 'grid' | 'none' | 'no picture';

interface Picture {
  readonly name: string;
  readonly bytes: () => Promise<Uint8Array> | Uint8Array;
  readonly look: Look | readonly Look[];
  readonly type?: string;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc(body), body.length + 4);
  return out;
}

/** zlib's own where Node has it (22.2); by hand elsewhere (ISO 3309). */
function crc(bytes: Uint8Array): number {
  if (typeof crc32 === 'function') return crc32(bytes);
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** A PNG (ISO/IEC 15948) that says it has so many pixels of one bit, over the pixels of zeros that it holds. */
function flood(width: number, height: number, rows: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const data = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * rows));
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

/** A GIF89a of one pixel, as many frames as asked for. */
function gif(frames: number): Buffer {
  const head = Buffer.from('GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff', 'latin1');
  const frame = Buffer.from('\x21\xf9\x04\0\0\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0', 'latin1');
  return Buffer.concat([head, ...Array.from({ length: frames }, () => frame), Buffer.from(';')]);
}

const svg = (inside: string, before = ''): Buffer =>
  Buffer.from(`${before}<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100">${inside}</svg>`);
const levels = (count: number): string =>
  `<!DOCTYPE svg [<!ENTITY e0 "ha">${Array.from({ length: count }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('')}]>`;

const PICTURES: readonly Picture[] = [
  { name: 'jpeg-cut', bytes: async () => (await photo().jpeg().toBuffer()).subarray(0, 4_000), look: ['grid', 'none'] },
  { name: 'png-cut', bytes: async () => (await photo().png().toBuffer()).subarray(0, 4_000), look: ['grid', 'none'] },
  { name: 'jpeg-as-gif', bytes: () => photo().jpeg().toBuffer(), look: 'grid', type: 'image/gif' },
  { name: 'html-as-jpeg', bytes: () => Buffer.from(shop('')), look: 'no picture', type: 'image/jpeg' },
  {
    name: 'jpeg-and-html',
    bytes: async () => Buffer.concat([await photo().jpeg().toBuffer(), Buffer.from('<script>alert(1)</script>')]),
    look: 'grid',
  },
  {
    name: 'jpeg-and-zip',
    bytes: async () => Buffer.concat([await photo().jpeg().toBuffer(), Buffer.from('PK\x03\x04'), gzipSync('a')]),
    look: 'grid',
  },
  { name: 'gif-10000-frames', bytes: () => gif(10_000), look: 'grid' },
  {
    name: 'webp-frames',
    bytes: async () =>
      sharp(Buffer.alloc(64 * 64 * 3 * 200), {
        raw: { width: 64, height: 64 * 200, channels: 3, pageHeight: 64 } as CreateRaw,
      })
        .webp({ loop: 0 })
        .toBuffer(),
    look: 'grid',
  },
  { name: 'png-flood', bytes: () => flood(60_000, 60_000, 60_000), look: 'none' },
  { name: 'png-flood-short', bytes: () => flood(200_000, 200_000, 1), look: 'none' },
  { name: 'png-just-fits', bytes: () => flood(6_000, 6_000, 6_000), look: 'grid' },
  { name: 'png-short', bytes: () => flood(4_000, 4_000, 5), look: ['grid', 'none'] },
  {
    name: 'one-by-one',
    bytes: () =>
      sharp({ create: { width: 1, height: 1, channels: 3, background: '#123456' } })
        .png()
        .toBuffer(),
    look: 'grid',
  },
  { name: 'cmyk', bytes: () => photo().toColourspace('cmyk').jpeg().toBuffer(), look: 'grid' },
  { name: 'sixteen-bit', bytes: () => photo().toColourspace('rgb16').png().toBuffer(), look: 'grid' },
  { name: 'one-bit', bytes: () => flood(64, 64, 64), look: 'grid' },
  { name: 'alpha', bytes: () => photo().ensureAlpha(0.3).png().toBuffer(), look: 'grid' },
  { name: 'turned', bytes: () => photo().jpeg().withMetadata({ orientation: 6 }).toBuffer(), look: 'grid' },
  { name: 'tiff', bytes: () => photo().tiff().toBuffer(), look: 'grid' },
  { name: 'avif', bytes: () => photo().avif({ effort: 0 }).toBuffer(), look: 'grid' },
  {
    name: 'exif-huge',
    bytes: () =>
      photo()
        .jpeg()
        .withExif({ IFD0: { Copyright: 'Quill '.repeat(8_000), Artist: '\u0001\u001b[31m' } })
        .toBuffer(),
    look: 'grid',
  },
  {
    name: 'icc-huge',
    bytes: async () =>
      withSegment(
        await photo().jpeg().toBuffer(),
        0xe2,
        Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01'), Buffer.alloc(60_000, 7)]),
      ),
    look: ['grid', 'none'],
  },
  {
    name: 'ico-odd',
    bytes: () => Buffer.from('\0\0\x01\0\xff\xff\x10\x10\0\0\x01\0\x20\0\xff\xff\xff\xff\x16\0\0\0', 'latin1'),
    look: ['none', 'no picture'],
  },
  { name: 'svg-plain', bytes: () => svg('<rect width="10" height="10"/>'), look: 'none' },
  {
    name: 'svg-external',
    bytes: () => svg('<text>&x;</text>', '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    look: 'none',
  },
  { name: 'svg-entities-3', bytes: () => svg('<text>&e3;</text>', levels(3)), look: 'none' },
  { name: 'svg-entities-8', bytes: () => svg('<text>&e8;</text>', levels(8)), look: ['none', 'no picture'] },
  {
    name: 'svg-script',
    bytes: () => svg('<script>while(true){}</script><image href="http://pictures.test/remote.png"/>'),
    look: 'none',
  },
  {
    name: 'svg-wide',
    bytes: () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="100000" height="100000"/>'),
    look: 'none',
  },
  { name: 'svg-hidden', bytes: () => svg('', `<!--${'a'.repeat(3_000)}-->`), look: ['none', 'no picture'] },
  { name: 'no-bytes', bytes: () => Buffer.alloc(0), look: 'no picture' },
  {
    name: 'noise',
    bytes: () => Buffer.from(Array.from({ length: 9 * KIB }, (_, i) => (i * i * 31) & 0xff)),
    look: 'no picture',
  },
];

/** A JPEG with one more application segment behind its start. */
function withSegment(jpeg: Buffer, marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, data, jpeg.subarray(2)]);
}

function looked(wanted: readonly Picture[]): Check {
  return (visit) => {
    const captures = new Map(capturesOf(visit, 'image').map((capture) => [capture.url.split('/').at(-1), capture]));
    for (const { name, look } of wanted) {
      const found = captures.get(`${name}.img`);
      if (found?.image === undefined && ![look].flat().includes('no picture')) return `${name} was not taken`;
      const is: Look = !found?.image ? 'no picture' : found.image.grey === null ? 'none' : 'grid';
      if (![look].flat().includes(is)) return `${name}: ${is}, not ${[look].flat().join(' or ')}`;
      if (found?.reason?.startsWith('parse:')) return `${name}: ${found.reason}`;
    }
    return null;
  };
}

function gallery(name: string, pictures: readonly Picture[], marks: readonly string[] = []): HostileCase {
  const shown = pictures.map((one) => `<img src="/${one.name}.img" width="300" height="200" alt="">`).join('');
  return {
    name,
    group: 'B46-B50 pictures',
    expect: { state: 'captured', marks, check: looked(pictures) },
    serve: ({ path }, socket) => {
      if (path === '/') return send(socket, { body: shop(shown) });
      const found = pictures.find((one) => path === `/${one.name}.img`);
      if (found === undefined) return null;
      void Promise.resolve(found.bytes()).then(
        (body) => send(socket, { type: found.type ?? 'image/png', body }),
        (error: unknown) => send(socket, { status: 500, body: String(error) }),
      );
      return undefined;
    },
  };
}

const leaflet = { info: { Title: 'Prices' }, lines: ['Quillmoor Trading Ltd'] };
const endless = (): Buffer =>
  pdf({ info: { Title: 'Endless' }, contents: deflateSync(Buffer.from('q '.repeat(3_000_000))) });
const DOCUMENTS: Readonly<Record<string, () => Answer>> = {
  'pdf-endless': () => ({ body: endless() }),
  'pdf-bomb': () => ({ body: pdf({ info: { Title: 'Bomb' }, contents: deflateSync(Buffer.alloc(200 * 1024 * KIB)) }) }),
  'pdf-cut': () => ({ body: pdf(leaflet).subarray(0, 400) }),
  'pdf-noise': () => ({
    body: Buffer.concat([
      Buffer.from('%PDF-1.7\n'),
      Buffer.from(Array.from({ length: 90_000 }, (_, i) => (i * i) & 0xff)),
    ]),
  }),
  'pdf-pages': () => ({
    body: Buffer.from(pdf(leaflet).toString('latin1').replace('/Count 1', '/Count 999999999'), 'latin1'),
  }),
};

const documents: HostileCase[] = Object.entries(DOCUMENTS).map(([name, document]) => ({
  name,
  group: 'B51-B54 documents',
  expect: {
    state: 'captured',
    check: (visit) => (capturesOf(visit, 'document').length === 1 ? null : 'the document was not kept'),
  },
  serve: ({ path }, socket) => {
    if (path === '/') return send(socket, { body: shop('<a href="/company-profile.pdf">Company profile</a>') });
    return path === '/company-profile.pdf' ? send(socket, { ...document(), type: 'application/pdf' }) : null;
  },
}));

export const PICTURES_AND_DOCUMENTS: readonly HostileCase[] = [
  gallery('pictures', PICTURES, ['limit:pixels']),
  ...documents,
];
