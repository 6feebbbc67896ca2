// A package's folder → the sites that its demo would make: the whole of it, and each page as if it were a home page, since
// whoever takes a theme keeps any one of its pages; and sites that show its icons, since a starter's icon stays where nobody
// changes it. For tools/background/build-background.mjs.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { decodeImage } from '../../src/capture/decode/image.ts';

const MOST_PAGES = 60;
const MOST_PICTURES = 600;
/** As many pictures as the image signal reads of one site. */
const PICTURES_A_SITE = 60;
/** As many icons as the icon signal reads of one site. */
const ICONS_A_SITE = 4;
const MOST_ICONS = 60;
const LARGEST = 8 * 1024 * 1024;
const AT = '2026-01-01T00:00:00.000Z';
/** Libraries inside a theme, and what is no page of a site. */
const FOREIGN =
  /(?:^|\/)(?:node_modules|plugins|vendors?|bower_components|tests?|specs?|__tests__|qunit|benchmarks?)\//i;

/** Starters name files that are copied as they are after the template that they belong to. */
const PICTURE = /\.(?:jpe?g|png|webp|gif|avif|ico|svg)(?:\.template)?$/i;
const ICON = /favicon|(?:apple-touch|mstile|android-chrome)[\w.-]*$|\.ico(?:\.template)?$/i;

const sha256 = (...parts) => createHash('sha256').update(parts.join('\0')).digest('hex');

/**
 * In-memory CapturedSites for src/page/site.ts, those of the icons apart, and what they were made of.
 *
 * @param icons files that are icons, though their names do not say so
 */
export async function themeSites(name, root, icons = []) {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !FOREIGN.test(path) && isFile(join(root, path)));
  const host = hostOf(name);
  const pages = pagesIn(root, files).map((path) => read(root, path, host));
  const pictures = [];
  for (const path of picturesIn(files, pages)) {
    const one = read(root, path, host);
    const image = await decodeImage(one.bytes);
    if (image !== null) pictures.push({ ...one, image });
    if (pictures.length === MOST_PICTURES) break;
  }
  const sites = [];
  for (let i = 0; i === 0 || i < pictures.length; i += PICTURES_A_SITE) {
    const shown = pages.length === 0 ? [blank(host)] : pages;
    sites.push(captured(host, `all ${i}`, shown, pictures.slice(i, i + PICTURES_A_SITE)));
  }
  for (const page of pages.slice(1)) sites.push(captured(host, page.path, [page], []));
  return {
    sites,
    icons: await iconSites(host, root, [
      ...icons,
      ...files.filter((path) => ICON.test(path) && PICTURE.test(path)).sort(),
    ]),
    pages: pages.length,
    pictures: pictures.length,
  };
}

/** A site whose page says these things, a paragraph each. */
export function phraseSite(name, phrases) {
  const host = hostOf(name);
  const html = `<!doctype html><html><body>${phrases.map((text) => `<p>${text}</p>`).join('\n')}</body></html>`;
  const bytes = new TextEncoder().encode(html);
  const body = createHash('sha256').update(bytes).digest('hex');
  return captured(host, body, [{ path: '', bytes, url: `https://${host}/`, body }], []);
}

/** Sites whose only page names some icons of the package as its own. */
async function iconSites(host, root, paths) {
  const icons = [];
  for (const path of paths) {
    const one = read(root, path, host);
    const image = await decodeImage(one.bytes);
    if (image !== null && !icons.some(({ body }) => body === one.body)) icons.push({ ...one, image });
    if (icons.length === MOST_ICONS) break;
  }
  const sites = [];
  for (let i = 0; i < icons.length; i += ICONS_A_SITE) {
    const shown = icons.slice(i, i + ICONS_A_SITE);
    sites.push(captured(host, `icons ${i}`, [blank(host, shown)], shown));
  }
  return sites;
}

function hostOf(name) {
  return `${name.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '')}.example`;
}

function isFile(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() === true && found.size > 0 && found.size <= LARGEST;
}

function read(root, path, host) {
  const bytes = new Uint8Array(readFileSync(join(root, path)));
  const url = `https://${host}/${path.split('/').map(encodeURIComponent).join('/')}`;
  return { path, bytes, url, body: createHash('sha256').update(bytes).digest('hex') };
}

/** A page for the pictures of a package that ships no page to stand on, and for icons; what it says itself does not count. */
function blank(host, icons = []) {
  const links = icons.map(({ url }) => `<link rel="icon" href="${url}">`).join('');
  const text = 'These pictures come with a package that ships no page of its own, so they stand on this one instead. ';
  const bytes = new TextEncoder().encode(
    `<!doctype html><html><head>${links}</head><body><p>${text.repeat(8)}</p></body></html>`,
  );
  return { path: '', bytes, url: `https://${host}/`, body: createHash('sha256').update(bytes).digest('hex') };
}

/** Whole pages, the shallowest first, home pages before others. */
function pagesIn(root, files) {
  const depth = (path) => path.split('/').length;
  const isHome = (path) => Number(/(?:^|\/)index\.html?$/i.test(path));
  return files
    .filter((path) => /\.html?$/i.test(path) && /<body/i.test(readFileSync(join(root, path), 'utf8')))
    .sort((a, b) => depth(a) - depth(b) || isHome(b) - isHome(a) || (a < b ? -1 : 1))
    .slice(0, MOST_PAGES);
}

/** Pictures of the package: those that a page names first, then the others by their path. */
function picturesIn(files, pages) {
  const markup = pages.map(({ bytes }) => Buffer.from(bytes).toString('latin1')).join('\n');
  const named = (path) => Number(markup.includes(posix.basename(path)));
  return files
    .filter((path) => PICTURE.test(path))
    .map((path) => ({ path, named: named(path) }))
    .sort((a, b) => b.named - a.named || (a.path < b.path ? -1 : 1))
    .map(({ path }) => path);
}

/** The files as if one visit had captured them; the first page is the home page. */
function captured(host, part, pages, pictures) {
  const visit = sha256('theme', host, part);
  const capture = (file, role, pageRole, image) => ({
    ...{ id: sha256(visit, file.url), role, pageRole, url: file.url, finalUrl: file.url, redirects: [] },
    ...{ status: 200, headers: {}, address: null, charset: null, body: file.body, length: file.bytes.length },
    ...{ rendered: false, screenshot: null, image, capturedAt: AT, marks: [], reason: null, detail: null },
  });
  const captures = [
    ...pages.map((page, index) => capture(page, 'page', index === 0 ? 'home' : 'other', null)),
    ...pictures.map((picture) => capture(picture, 'image', null, picture.image)),
  ];
  return {
    bodies: new Map(pages.map(({ body, bytes }) => [body, bytes])),
    visit: {
      ...{ id: visit, target: pages[0].url, run: null, site: host, kind: 'website', state: 'captured' },
      ...{ condition: 'content', reason: null, detail: null, marks: [], entity: null, source: 'import', captures },
      ...{ startedAt: AT, endedAt: AT },
    },
  };
}
