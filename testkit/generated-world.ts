import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';

export interface GeneratedWorld {
  readonly port: number;
  /** Home pages, one a host: http://s000.test/ and so on. */
  readonly urls: readonly string[];
  /** Requests answered so far, by host and path. */
  readonly requests: Map<string, number>;
  /** The home page of a site as it would be saved: what a dead predecessor leaves. */
  savedHome(site: number): string;
  close(): Promise<void>;
}

const WORDS = (
  'pump valve bearing gasket solvent resin pigment furnace alloy ceramic polymer filter membrane catalyst reagent crystal powder flange ' +
  'turbine spindle lathe coating adhesive textile fibre leather timber granite marble copper zinc nickel cobalt silicon export container ' +
  'warehouse customs invoice sample catalogue quality inspection certificate delivery packaging drum pallet carton purity grade assay ' +
  'workshop engineer assembly drawing tolerance machining casting forging welding polishing plating annealing testing laboratory batch'
).split(' ');

/** Repeatable pseudo-random numbers in [0, 1): mulberry32. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A loopback world of invented sellers, told apart by the Host header: different words, contacts and pictures on a few
 * shared layouts. `twins` maps a site to the one whose texts, pictures and e-mail it carries under its own name.
 */
export async function startGeneratedWorld(options: {
  readonly sites: number;
  readonly delayMs?: number;
  readonly twins?: Readonly<Record<number, number>>;
  /** What stands in the footer too, of a site and its twins. */
  readonly footer?: (source: number) => string;
  /** Hears of every request before it is answered; `drop` leaves it without an answer, a promise is waited for. */
  readonly hear?: (host: string, path: string, request: IncomingMessage) => 'drop' | Promise<void> | undefined;
}): Promise<GeneratedWorld> {
  const { sites, delayMs = 0, twins = {}, footer, hear } = options;
  const requests = new Map<string, number>();
  const answer = generatedAnswers(twins, footer);
  const server = createServer((request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const site = Number(/^s(\d+)\.test$/.exec(host)?.[1] ?? Number.NaN);
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    requests.set(host + path, (requests.get(host + path) ?? 0) + 1);
    const heard = hear?.(host, path, request);
    if (heard === 'drop') return;
    const send = (status: number, type: string, body: string | Buffer): void => {
      setTimeout(() => response.writeHead(status, { 'content-type': type }).end(body), delayMs);
    };
    if (!(site < sites)) return send(421, 'text/plain', 'no such site');
    void Promise.all([answer(site, path), heard]).then(([{ status, type, body }]) => send(status, type, body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    urls: Array.from({ length: sites }, (_, site) => `http://${hostOf(site)}/`),
    requests,
    savedHome: (site) => page(site, '/', site, footer ?? (() => '')) ?? '',
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

export interface GeneratedAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
}

/** What invented seller number `site` answers to a path: four pages and a photograph of its own; 404 for any other. */
export function generatedAnswers(
  twins: Readonly<Record<number, number>> = {},
  footer: (source: number) => string = () => '',
): (site: number, path: string) => Promise<GeneratedAnswer> {
  const pictures = new Map<number, Promise<Buffer>>();
  return async (site, path) => {
    const source = twins[site] ?? site;
    if (path === '/photo.png') {
      const drawn = pictures.get(source) ?? picture(source);
      pictures.set(source, drawn);
      return { status: 200, type: 'image/png', body: await drawn };
    }
    const html = page(site, path, source, footer);
    return html === null
      ? { status: 404, type: 'text/html', body: '<title>Not found</title>' }
      : { status: 200, type: 'text/html; charset=utf-8', body: html };
  };
}

/** The host name of invented seller number `site`. */
export function hostOf(site: number): string {
  return `s${String(site).padStart(3, '0')}.test`;
}

function page(site: number, path: string, source: number, footer: (source: number) => string): string | null {
  const titles: Record<string, string> = {
    '/': 'Home',
    '/about.html': 'Our workshop',
    '/products.html': 'Catalogue',
    '/contact.html': 'Reach us',
  };
  const title = titles[path];
  if (title === undefined) return null;
  const random = randomOf(source * 97 + path.length);
  const word = (): string => WORDS[Math.floor(random() * WORDS.length)] ?? 'pump';
  const name = `${nameOf(site)} Trading Co., Ltd.`;
  const sentence = (): string => {
    const words = Array.from({ length: 10 + Math.floor(random() * 8) }, word).join(' ');
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
  };
  const paragraphs = Array.from(
    { length: 6 },
    (_, i) => `<p>${i === 0 ? `${name} makes it. ` : ''}${sentence()} ${sentence()} ${sentence()}</p>`,
  );
  const layout = source % 7;
  const links = Object.entries(titles).map(([href, label]) => `<li><a href="${href}">${label}</a></li>`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} - ${name}</title></head>
<body class="layout-${layout}"><header><h1>${name}</h1><nav><ul>${links.join('')}</ul></nav></header>
<main>${'<section>'.repeat(1 + (layout % 3))}<img src="/photo.png" width="320" height="240" alt="${word()} ${word()}">${paragraphs.join('\n')}${'</section>'.repeat(1 + (layout % 3))}</main>
<footer><p>E-mail: sales${source}@${hostOf(source)} Phone: +86 311 ${8_000_000 + source * 37}</p><p>© 2021 ${name} All rights reserved.</p>${footer(source)}</footer></body></html>`;
}

function nameOf(site: number): string {
  const random = randomOf(site + 5000);
  const part = (): string =>
    ['Lu', 'Han', 'Xin', 'Bao', 'Tian', 'Rui', 'Kang', 'Mei', 'Yuan', 'Zhe', 'Qing', 'Fo', 'Ning', 'Shu'][
      Math.floor(random() * 14)
    ] ?? 'Lu';
  return `${part()}${part().toLowerCase()} ${part()}${site}`;
}

/** A picture of its own for each site: coloured noise in large cells, so that perceptual hashes differ. */
async function picture(seed: number): Promise<Buffer> {
  const random = randomOf(seed + 9000);
  const raw = Buffer.from(Array.from({ length: 8 * 6 * 3 }, () => Math.floor(random() * 256)));
  return sharp(raw, { raw: { width: 8, height: 6, channels: 3 } })
    .resize(320, 240, { kernel: 'cubic' })
    .png()
    .toBuffer();
}
