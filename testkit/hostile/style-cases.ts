/** Style sheets that are written against whoever takes them along. */
import { gzipSync } from 'node:zlib';
import { STYLE_ATTACKS } from '../desk/style-attacks.ts';
import { type Answer, type Check, capturesOf, type HostileCase, send, shop } from './hostile-case.ts';

const MIB = 1024 * 1024;
const css = (body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): Answer => ({
  type: 'text/css',
  body,
  headers,
});

/** At most so many files were kept, and the sheet of the page among them if it can be. */
const kept =
  (styles: number, backdrops = 0): Check =>
  (visit) => {
    const [sheets, pictures] = [capturesOf(visit, 'style').length, capturesOf(visit, 'backdrop').length];
    return sheets <= styles && pictures <= backdrops ? null : `${sheets} sheets and ${pictures} pictures were kept`;
  };

/** A shop whose sheet is `answer`; what the sheet names gets `others`. */
function styled(
  name: string,
  answer: () => Answer,
  check: Check,
  others?: (path: string) => Answer | null,
): HostileCase {
  return {
    name: `style-${name}`,
    group: 'style sheets',
    // A ring of redirects ends after ten.
    expect: {
      state: 'captured',
      reason: null,
      condition: 'content',
      asked: name === 'leads-in-a-ring' ? 11 : 2,
      check,
    },
    serve({ path }, socket) {
      const page = shop('<link rel="stylesheet" href="/shop.css"><p style="background:url(/wall.gif)">Red ink.</p>');
      const answered = path === '/' ? { body: page } : path === '/shop.css' ? answer() : (others?.(path) ?? null);
      if (answered === null) return null;
      send(socket, answered);
      return undefined;
    },
  };
}

const PICTURE: Answer = { type: 'image/gif', body: Buffer.from('R0lGODlhAQABAAAAACw=', 'base64') };

export const STYLES: readonly HostileCase[] = [
  ...Object.entries(STYLE_ATTACKS).map(([name, text]) =>
    styled(name.replaceAll(' ', '-'), () => css(text.replaceAll('OUT', 'http://127.0.0.1:9')), kept(2)),
  ),
  styled(
    'imports-without-end',
    () => css('@import "0.css";'),
    kept(5),
    (path) => css(`@import "${Number.parseInt(path.slice(1), 10) + 1}.css";`),
  ),
  styled(
    'many-imports',
    () => css(Array.from({ length: 500 }, (_, i) => `@import "${i}.css";`).join('')),
    kept(16),
    () => css('p{color:red}'),
  ),
  styled(
    'many-pictures',
    () => css(Array.from({ length: 5_000 }, (_, i) => `p${i}{background:url(${i}.gif)}`).join('')),
    kept(1, 16),
    () => PICTURE,
  ),
  styled('bomb', () => css(gzipSync(Buffer.alloc(200 * MIB, 'p{color:red}')), { 'content-encoding': 'gzip' }), kept(1)),
  styled('too-long', () => css(Buffer.alloc(8 * MIB, 'p{color:red}')), kept(1)),
  styled('a-page', () => ({ body: shop('<p>There is no such file.</p>') }), kept(0)),
  styled('a-picture', () => PICTURE, kept(0)),
  styled('leads-inside', () => ({ status: 302, headers: { location: 'http://169.254.169.254/style.css' } }), kept(0)),
  styled('leads-in-a-ring', () => ({ status: 302, headers: { location: '/shop.css?' } }), kept(0)),
];
