/** Writers of MHTML (RFC 2557) in the manner of several makers. One page each. */
import { MAP_ADDRESS, type Shop, type ShopFile } from './shop.ts';
import { TAKEN } from './write-har.ts';

const rfc2822 = (at: number) => new Date(at).toUTCString().replace('GMT', '-0000');

/** RFC 2045, 6.7: soft breaks at 76 columns, white space before a line break coded. */
export function quotedPrintable(body: Buffer): string {
  let text = '';
  let column = 0;
  const put = (piece: string): void => {
    if (column + piece.length > 75) {
      text += '=\r\n';
      column = 0;
    }
    text += piece;
    column += piece.length;
  };
  for (let i = 0; i < body.length; i++) {
    const byte = body[i] as number;
    const next = body[i + 1];
    if (byte === 10) {
      text += '\r\n';
      column = 0;
    } else if (byte === 13 && next === 10) continue;
    else if ((byte === 32 || byte === 9) && next !== 10 && next !== 13 && next !== undefined)
      put(String.fromCharCode(byte));
    else if (byte > 32 && byte < 127 && byte !== 61) put(String.fromCharCode(byte));
    else put(`=${byte.toString(16).toUpperCase().padStart(2, '0')}`);
  }
  return text;
}

const base64 = (body: Buffer) => body.toString('base64').replace(/.{76}/g, '$&\r\n');
const shown = (page: ShopFile, { pictures }: Shop) => [...pictures].filter(([path]) => page.body.includes(path));

/** Chromium: quoted-printable page, base64 pictures, a frame by cid:, styles by cid:, addresses kept. */
export function chromiumMhtml(shop: Shop, path: string): Buffer {
  const page = shop.pages.get(path) as ShopFile;
  const url = `http://${shop.host}${path}`;
  const boundary = '----MultipartBoundary--q7XQ4TarnwickFelt0000000000000000000000000----';
  const markup = Buffer.from(
    page.body
      .toString('utf8')
      .replace('/css/felt.css', 'cid:css-11aa22bb-0000-4000-8000-000000000000@mhtml.blink')
      .replace(MAP_ADDRESS, 'cid:frame-0A0B0C@mhtml.blink'),
  );
  const part = (head: string[], body: string) => `--${boundary}\r\n${head.join('\r\n')}\r\n\r\n${body}\r\n`;
  const parts = [
    part(
      [
        'Content-Type: text/html',
        'Content-ID: <frame-9F@mhtml.blink>',
        'Content-Transfer-Encoding: quoted-printable',
        `Content-Location: ${url}`,
      ],
      quotedPrintable(markup),
    ),
    ...shown(page, shop).map(([at, { type, body }]) =>
      part(
        [`Content-Type: ${type}`, 'Content-Transfer-Encoding: base64', `Content-Location: http://${shop.host}${at}`],
        base64(body),
      ),
    ),
    part(
      [
        'Content-Type: text/css',
        'Content-Transfer-Encoding: quoted-printable',
        'Content-Location: cid:css-11aa22bb-0000-4000-8000-000000000000@mhtml.blink',
      ],
      '@charset "utf-8";=0A=0A.tw-wide { max-width: 60em; }',
    ),
    part(
      [
        'Content-Type: text/html',
        'Content-ID: <frame-0A0B0C@mhtml.blink>',
        'Content-Transfer-Encoding: quoted-printable',
        `Content-Location: ${MAP_ADDRESS}`,
      ],
      '<html><head><title>Map</title></head><body>A map of somebody else</body></html>',
    ),
  ];
  const head = [
    'From: <Saved by Blink>',
    `Snapshot-Content-Location: ${url}`,
    'Subject: =?utf-8?Q?Felt=20works?=',
    `Date: ${rfc2822(TAKEN)}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;',
    '\ttype="text/html";',
    `\tboundary="${boundary}"`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n\r\n${parts.join('')}--${boundary}--\r\n`, 'latin1');
}

/** Internet Explorer: the page in its own charset, named in the part; a text before the first boundary; folded addresses. */
export function explorerMhtml(shop: Shop, path: string): Buffer {
  const page = shop.pages.get(path) as ShopFile;
  const charset = path === '/ru/' ? 'windows-1251' : 'utf-8';
  const boundary = '----=_NextPart_000_0000_01D76D6E.4A1B2C30';
  const parts = [
    `Content-Type: text/html;\r\n\tcharset="${charset}"\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: http://${shop.host}${path}\r\n\r\n${quotedPrintable(page.body)}`,
    ...shown(page, shop).map(
      ([at, { type, body }]) =>
        `Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\nContent-Location: http://${shop.host}\r\n\t${at}\r\n\r\n${base64(body)}`,
    ),
  ];
  const head = `From: "Saved by Windows Internet Explorer 8"\r\nSubject: Felt\r\nDate: ${rfc2822(TAKEN)}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="${boundary}"\r\nX-MimeOLE: Produced By Microsoft MimeOLE V6.1.7600.16385\r\n\r\nThis is a multi-part message in MIME format.\r\n`;
  return Buffer.from(
    `${head}\r\n${parts.map((one) => `--${boundary}\r\n${one}\r\n\r\n`).join('')}--${boundary}--\r\n`,
    'latin1',
  );
}

/** An office program: pictures by Content-ID alone, the page within an alternative, no address of anything, no date. */
export function officeMhtml(shop: Shop, path: string): Buffer {
  const page = shop.pages.get(path) as ShopFile;
  const [outer, inner] = ['=_outer-0042', '=_inner-0042'];
  let markup = page.body.toString('utf8');
  const pictures = shown(page, shop);
  for (const [i, [at]] of pictures.entries()) markup = markup.replaceAll(`"${at}"`, `"cid:image00${i}@01D76D6E"`);
  const text = `--${inner}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nFelt\r\n--${inner}\r\nContent-Type: text/html; charset=utf-8\r\nContent-ID: <root@felt>\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`;
  const chunks: Buffer[] = [
    Buffer.from(
      `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=${outer}; start="<root@felt>"\r\n\r\n--${outer}\r\nContent-Type: multipart/alternative; boundary="${inner}"\r\n\r\n${text}`,
    ),
    Buffer.from(markup.replaceAll('\n', '\r\n')),
    Buffer.from(`\r\n--${inner}--\r\n`),
  ];
  for (const [i, [, { type, body }]] of pictures.entries())
    chunks.push(
      Buffer.from(
        `--${outer}\r\nContent-Type: ${type}; name="image00${i}"\r\nContent-ID: <image00${i}@01D76D6E>\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(body)}\r\n`,
      ),
    );
  return Buffer.concat([...chunks, Buffer.from(`--${outer}--\r\n`)]);
}

/** Bytes as they are (Content-Transfer-Encoding: binary), addresses relative to the Content-Base of the whole, line feeds alone. */
export function binaryMhtml(shop: Shop, path: string): Buffer {
  const page = shop.pages.get(path) as ShopFile;
  const chunks: Buffer[] = [
    Buffer.from(
      `Date: ${rfc2822(TAKEN)}\nMIME-Version: 1.0\nContent-Base: "http://${shop.host}/"\nContent-Location: http://${shop.host}${path}\nContent-Type: multipart/related; boundary=felt\n\n--felt\nContent-Type: text/html\nContent-Transfer-Encoding: binary\nContent-Location: http://${shop.host}${path}\n\n`,
    ),
    page.body,
  ];
  for (const [at, { type, body }] of shown(page, shop))
    chunks.push(
      Buffer.from(`\n--felt\nContent-Type: ${type}\nContent-Transfer-Encoding: binary\nContent-Location: ${at}\n\n`),
      body,
    );
  return Buffer.concat([...chunks, Buffer.from('\n--felt--\n')]);
}
