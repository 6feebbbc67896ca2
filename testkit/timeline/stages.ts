/** The example's successor over five crawls, each a command of the program: it appears, copies, takes the names out, is gone, and a third name comes. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { listen } from '../../src/cli/example-world.ts';
import type { Alert } from '../../src/model/alert.ts';
import type { Timeline } from '../../src/model/derived/timeline.ts';

const EXAMPLE = join(import.meta.dirname, '..', '..', 'seeds', 'example');
export const SECOND = 'panmulan-chem.example';
export const THIRD = 'tolverne-chem.example';

interface Stage {
  readonly name: string;
  readonly hosts: readonly string[];
  readonly is: 'opening' | 'copy' | 'cleaned' | 'gone';
}
const STAGES: readonly Stage[] = [
  { name: 'it appears', hosts: [SECOND], is: 'opening' },
  { name: 'it copies the dead firm', hosts: [SECOND], is: 'copy' },
  { name: 'it takes the names out', hosts: [SECOND], is: 'cleaned' },
  { name: 'it is gone', hosts: [SECOND], is: 'gone' },
  { name: 'a third name comes', hosts: [SECOND, THIRD], is: 'gone' },
];

/** What one crawl said: pairs that it flagged as "left, right, verdict", and the alerts that came of it. */
export interface StageTold {
  readonly name: string;
  readonly flagged: readonly string[];
  readonly alerts: readonly Pick<Alert, 'type' | 'left' | 'entity'>[];
  readonly ms: number;
}

/** One command of the program, run in the folder. */
export type Cli = (
  ...args: string[]
) => Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;

/** Throws where a crawl does not end as it should. */
export async function crawlStages(cli: Cli, folder: string): Promise<{ stages: StageTold[]; timeline: Timeline }> {
  let at = 0;
  const alerts: Alert[] = [];
  const server = createServer((request, response) => {
    if (request.method === 'POST') {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        alerts.push(JSON.parse(Buffer.concat(parts).toString()) as Alert);
        response.writeHead(204).end();
      });
    } else answer(STAGES[at]?.is ?? 'gone', hostOf(request.headers.host), request.url ?? '/', response);
  });
  const { port, close } = await listen(server);
  // Crawls of seconds apart stand for weeks.
  writeFileSync(join(folder, 'revenant.config.json'), JSON.stringify({ limits: { confirmMs: 1 } }));
  const ways = ['--resolve', `*:80:127.0.0.1:${port}`, '--allow', `127.0.0.1:${port}`];
  try {
    await cli('hooks', 'add', `http://127.0.0.1:${port}/`, '--allow', `127.0.0.1:${port}`);
    const stages: StageTold[] = [];
    for (const { name, hosts } of STAGES) {
      const before = alerts.length;
      const started = performance.now();
      // The list is taken in once: what is stored is compared with whatever comes.
      const lists = [...(at === 0 ? [join(EXAMPLE, 'watchlist.json')] : []), ...hosts.map((host) => `http://${host}/`)];
      const { code, stdout, stderr } = await cli('crawl', ...lists, '--new', '--browser', 'never', ...ways);
      if (code !== 0 && code !== 3) throw new Error(`${name}: the crawl ended with ${code}: ${stderr}`);
      const flagged = stdout.matchAll(/^\w+ {2}(strong|likely) +-?[\d.]+ bits {2}(\S+) {2}(\S+)(?: {2}\(.*\))?$/gm);
      const told = alerts.slice(before).map(({ type, left, entity }) => ({ type, left, entity }));
      const pairs = [...flagged].map(([, verdict, left, right]) => `${left}, ${right}, ${verdict}`);
      stages.push({ name, flagged: pairs, alerts: told, ms: performance.now() - started });
      at++;
    }
    const { stdout } = await cli('site', 'timeline', SECOND, '--json');
    return { stages, timeline: JSON.parse(stdout) as Timeline };
  } finally {
    await close();
  }
}

const hostOf = (host = ''): string => host.replace(/:\d+$/, '');
const HTML = { 'content-type': 'text/html; charset=utf-8' };
const OPENING = `<!doctype html><html lang="en"><head><title>Panmulan Chem</title></head><body><main><h1>Panmulan Chem</h1>
<p>We are setting up our shop for fine chemicals and shall open it in the spring. Until then our desk answers every letter about deliveries, lots and papers within one working day.</p>
<p>Write to <a href="mailto:hello@panmulan-chem.example">hello@panmulan-chem.example</a>.</p></main>
<footer><p>© 2021 Longxu Panmulan Import and Export Co., Ltd.</p></footer></body></html>`;

function answer(is: Stage['is'], host: string, path: string, response: ServerResponse): void {
  const none = (): void => void response.writeHead(404, HTML).end('<h1>404 Not Found</h1>');
  if (host === SECOND && is === 'opening' && path === '/') return void response.writeHead(200, HTML).end(OPENING);
  const isThere = host === THIRD ? is === 'gone' : host === SECOND && (is === 'copy' || is === 'cleaned');
  const file = join(EXAMPLE, 'sites', SECOND, path.endsWith('/') ? `${path}index.html` : path);
  if (!isThere || (is === 'cleaned' && path === '/samples.html')) return none();
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return none();
  if (!file.endsWith('.html')) return void response.writeHead(200).end(readFileSync(file));
  const html = readFileSync(file, 'utf8');
  response.writeHead(200, HTML).end(host === THIRD ? renamed(html) : is === 'cleaned' ? cleaned(html) : html);
}

function cleaned(html: string): string {
  return html.replace(/[^<>]*(?:Qiruntuo|qiruntuo)[^<>]*/g, 'All rights reserved.');
}

function renamed(html: string): string {
  return html
    .replaceAll('Longxu Panmulan', 'Oster Tolverne')
    .replaceAll('Panmulan', 'Tolverne')
    .replaceAll(SECOND, THIRD)
    .replaceAll('Ren Bolin', 'Wen Dasha')
    .replaceAll('ren.bolin', 'wen.dasha');
}
