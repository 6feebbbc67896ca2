/** Writers of saved pages: with a folder beside them, as one file, and copied sites, as several programs are known to write them. */
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { MAP_ADDRESS, type Shop, type ShopFile } from './shop.ts';
import { TAKEN } from './write-har.ts';

async function put(path: string, body: string | Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, body);
}

const pageOf = ({ pages }: Shop, path: string) => (pages.get(path) as ShopFile).body.toString('utf8');
const absolute = (html: string, host: string) => html.replaceAll(/href="\/([^"]*)"/g, `href="http://${host}/$1"`);

/** "Web page, complete" of Chromium: links made absolute, the address in a comment, pictures under names that were changed. */
export async function browserComplete(shop: Shop, path: string, folder: string): Promise<string> {
  const url = `http://${shop.host}${path}`;
  const name = 'Felt works – Tarnwick';
  let html = absolute(pageOf(shop, path), shop.host);
  let i = 0;
  for (const [at, { body }] of shop.pictures) {
    if (!html.includes(`src="${at}"`)) continue;
    const renamed = basename(at).replace('.', '(1).');
    html = html.replaceAll(`src="${at}"`, `src="./${encodeURI(name)}_files/${renamed}"`);
    await put(join(folder, `${name}_files`, renamed), body);
    i += 1;
  }
  html = html.replace(MAP_ADDRESS, `./${encodeURI(name)}_files/saved_resource.html`);
  await put(join(folder, `${name}_files`, 'felt.css'), '.tw-wide { max-width: 60em }');
  await put(
    join(folder, `${name}_files`, 'saved_resource.html'),
    '<!DOCTYPE html>\n<!-- saved from url=(0021)https://maps.example/ -->\n<html><body>A map of somebody else</body></html>',
  );
  const comment = `<!-- saved from url=(${String(url.length).padStart(4, '0')})${url} -->\n`;
  await put(join(folder, `${name}.html`), html.replace('<html', `${comment}<html`));
  if (i === 0) throw new Error('the page shows no pictures');
  return join(folder, `${name}.html`);
}

/** Firefox in German: no comment; the canonical link is all that tells. The user has renamed the page since. */
export async function renamedComplete(shop: Shop, path: string, folder: string): Promise<string> {
  let html = absolute(pageOf(shop, path), shop.host);
  for (const [at, { body }] of shop.pictures) {
    html = html.replaceAll(`src="${at}"`, `src="Felt%20works-Dateien/${basename(at)}"`);
    await put(join(folder, 'Felt works-Dateien', basename(at)), body);
  }
  await put(join(folder, 'exhibit 12.htm'), html);
  return join(folder, 'exhibit 12.htm');
}

const dataUri = ({ type, body }: ShopFile) => `data:${type};base64,${body.toString('base64')}`;
const javascriptDate = (at: number) =>
  `${new Date(at + 10_800_000).toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+) ([\d:]+) GMT$/, '$1 $3 $2 $4 $5')} GMT+0300 (Москва, стандартное время)`;

/** SingleFile: the address and the date in a comment, what is shown twice as variables of a style, a frame in srcdoc, a font. */
export function singleFile(shop: Shop, path: string): string {
  const variable = new Map<string, ShopFile>();
  let html = absolute(pageOf(shop, path), shop.host);
  for (const [at, file] of shop.pictures) {
    if (at.includes('sign-board')) {
      variable.set('--sf-img-3', file);
      const stand = `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="240" height="80"><rect fill-opacity="0"/></svg>`;
      html = html.replaceAll(
        `src="${at}"`,
        `src='${stand}' style="background-blend-mode:normal!important;background-image:var(--sf-img-3)!important"`,
      );
    }
    html = html
      .replaceAll(`src="${at}"`, `src="${dataUri(file)}"`)
      .replaceAll(`href="http://${shop.host}${at}"`, `href="${dataUri(file)}"`);
  }
  const styles = [...variable].map(([name, file]) => `${name}:url("${dataUri(file)}")`).join(';');
  const font = `@font-face{font-family:Felt;src:url(data:font/woff2;base64,${Buffer.alloc(40_000, 7).toString('base64')})}`;
  const frame =
    '<!DOCTYPE html><html><head><title>Map</title></head><body><p class="m">A map of somebody else, with a paragraph that is long enough to be taken for a page</p></body></html>';
  const escaped = frame.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return html
    .replace(
      /<html([^>]*)>/,
      `<html$1><!--\n Page saved with SingleFile \n url: http://${shop.host}${path} \n saved date: ${javascriptDate(TAKEN)}\n-->`,
    )
    .replace(/<link rel="stylesheet"[^>]*>/, `<style>:root{${styles}}${font}</style>`)
    .replace(`src="${MAP_ADDRESS}"`, `srcdoc="${escaped}"`);
}

/** Save Page WE: original addresses beside the data, fields at the end of a head that is full of styles. */
export function savePageWe(shop: Shop, path: string): string {
  let html = pageOf(shop, path);
  for (const [at, file] of shop.pictures)
    html = html
      .replaceAll(`src="${at}"`, `data-savepage-src="${at}" src="${dataUri(file)}"`)
      .replaceAll(`href="${at}"`, `data-savepage-href="${at}" href="${dataUri(file)}"`);
  const sign = shop.pictures.get('/img/sign-board.png') as ShopFile;
  const style = `<style data-savepage-href="/css/felt.css">${'.x{color:red}'.repeat(8_000)}.tw-head{background:/*savepage-url=/img/sign-board.png*/url(${dataUri(sign)})}</style>`;
  const fields = `<meta name="savepage-url" content="http://${shop.host}${path.replaceAll('&', '&amp;')}">\n<meta name="savepage-title" content="Felt">\n<meta name="savepage-pubdate" content="Unknown">\n<meta name="savepage-from" content="http://${shop.host}${path.replaceAll('&', '&amp;')}">\n<meta name="savepage-date" content="${javascriptDate(TAKEN)}">\n<meta name="savepage-version" content="28.11">`;
  return html
    .replace('<head>', `<head>\n<base href="http://${shop.host}${path.replaceAll('&', '&amp;')}">`)
    .replace('</head>', `${style}\n${fields}\n</head>`);
}

/** monolith: everything as data:, scripts and styles too; the comment stands first. */
export function monolith(shop: Shop, path: string): string {
  let html = absolute(pageOf(shop, path), shop.host).replace(
    `href="http://${shop.host}/css/felt.css"`,
    `href="data:text/css;base64,${Buffer.from('.tw-wide{max-width:60em}'.repeat(20)).toString('base64')}"`,
  );
  for (const [at, file] of shop.pictures)
    html = html
      .replaceAll(`src="${at}"`, `src="${dataUri(file)}"`)
      .replaceAll(`href="http://${shop.host}${at}"`, `href="${dataUri(file)}"`);
  return `<!-- Saved from http://${shop.host}${path} at ${new Date(TAKEN).toISOString().replace('.000', '')} using monolith v2.8.1 -->\n${html}`;
}

/** WebScrapBook: a folder with an index and the pictures beside it; what it knows stands in the first tag. */
export async function scrapbook(shop: Shop, path: string, folder: string): Promise<string> {
  let html = absolute(pageOf(shop, path), shop.host);
  for (const [at, { body }] of shop.pictures) {
    html = html
      .replaceAll(`src="${at}"`, `src="${basename(at)}"`)
      .replaceAll(`href="http://${shop.host}${at}"`, `href="${basename(at)}"`);
    await put(join(folder, basename(at)), body);
  }
  await put(
    join(folder, 'index.html'),
    html.replace(
      '<html',
      `<html data-scrapbook-source="http://${shop.host}${path}" data-scrapbook-create="20210630091500000"`,
    ),
  );
  return folder;
}

/** Pages saved one by one into a folder, each as one file. */
export async function folderOfSingles(shop: Shop, folder: string): Promise<string> {
  let i = 0;
  for (const path of shop.pages.keys())
    if (path !== '/ru/') await put(join(folder, `exhibit ${++i}.html`), singleFile(shop, path));
  return folder;
}

/** `wget -m -k -E -p`: a folder for the host, links made relative, question marks in names, ".html" added to pages. */
export async function wgetMirror(shop: Shop, folder: string, windows = false): Promise<string> {
  const fileOf = (path: string): string => {
    if (path.endsWith('/')) return `${path}index.html`;
    const [name = '', query] = path.split('?');
    return query === undefined ? path : `${name}${windows ? '@' : '?'}${query}.html`;
  };
  for (const [path, { body }] of shop.pages) {
    const up = '../../test/'.repeat(path.split('/').length - 2);
    // Bytes, not text: one page is not UTF-8.
    let html = body.toString('latin1');
    for (const other of [...shop.pages.keys(), ...shop.pictures.keys()]) {
      const to = `${up}${fileOf(other).slice(1)}`.replaceAll('?', '%3F').replaceAll('&', '&amp;');
      html = html
        .replaceAll(`href="${other.replaceAll('&', '&amp;')}"`, `href="${to}"`)
        .replaceAll(`src="${other}"`, `src="${to}"`);
    }
    await put(join(folder, shop.host, fileOf(path)), Buffer.from(html, 'latin1'));
  }
  for (const [path, { body }] of shop.pictures) await put(join(folder, shop.host, path), body);
  await put(join(folder, shop.host, 'robots.txt'), 'User-agent: *\nDisallow:\n');
  await put(join(folder, 'pictures.elsewhere.example', 'badge.png'), [...shop.pictures.values()].at(-1)?.body ?? '');
  return folder;
}

/** HTTrack: as above with its own index, its cache, a note in each page, and names with a digest for queries. */
export async function httrackMirror(shop: Shop, folder: string): Promise<string> {
  const fileOf = (path: string): string => {
    if (path.endsWith('/')) return `${path}index.html`;
    return path.includes('?') ? `${path.split('?')[0]?.replace('.php', '')}9c1f.html` : path;
  };
  for (const [path, { body }] of shop.pages) {
    const up = '../../test/'.repeat(path.split('/').length - 2);
    let html = body.toString('latin1');
    for (const other of [...shop.pages.keys(), ...shop.pictures.keys()]) {
      const to = `${up}${fileOf(other).slice(1)}`;
      html = html
        .replaceAll(`href="${other.replaceAll('&', '&amp;')}"`, `href="${to}"`)
        .replaceAll(`src="${other}"`, `src="${to}"`);
    }
    const note = `\n<!-- Mirrored from ${shop.host}${path} by HTTrack Website Copier/3.x [XR&CO'2014], ${new Date(TAKEN).toUTCString()} -->\n`;
    await put(join(folder, shop.host, fileOf(path)), Buffer.from(html.replace('<head>', `${note}<head>`), 'latin1'));
  }
  for (const [path, { body }] of shop.pictures) await put(join(folder, shop.host, path), body);
  await put(
    join(folder, 'index.html'),
    `<html><head><title>Local index - HTTrack Website Copier</title></head><body>${'Index of locally available sites: '.repeat(20)}<a href="${shop.host}/index.html">felt</a></body></html>`,
  );
  await put(join(folder, 'hts-cache', 'doit.log'), '-qi');
  await put(join(folder, 'hts-log.txt'), 'HTTrack3.49');
  return folder;
}
