/**
 * The plain path of an investigator, through the command line alone: a list with names and bare
 * websites, sellers as bare hosts, one default webhook, one crawl. All sites answer by http only.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { EXIT } from '../../src/cli/action.ts';
import { refusingPort, serveHttp } from '../egress/local-server.ts';

const main = join(import.meta.dirname, '..', '..', 'dist', 'src', 'cli', 'main.js');

/** A listed company as a list gives it: its name and the bare host of its website. */
export interface PlainEntry {
  readonly id: string;
  readonly name: string;
  readonly website: string;
  /** A saved folder of the site; with it the entry has a capture and no website. */
  readonly capture?: string;
}

export interface PlainAlert {
  readonly type: string;
  readonly entity: string | null;
  readonly name: string | null;
  /** All sites that the alert is about. */
  readonly sites: readonly string[];
  readonly verdict: string | null;
  readonly weight: number | null;
}

export interface PlainMatch {
  readonly id: string;
  readonly sites: readonly [string, string];
  readonly entities: readonly (string | null)[];
  readonly verdict: string;
  readonly weight: number;
  /** Each row as `signal level bits`, the heaviest first. */
  readonly rows: readonly string[];
}

export interface PlainOutcome {
  readonly alerts: readonly PlainAlert[];
  /** Requests at the webhook whose signature is wrong. */
  readonly unsigned: number;
  readonly matches: readonly PlainMatch[];
  /** By site: `captured`, or why not. */
  readonly visits: ReadonlyMap<string, string>;
  /** What the crawl said at the end. */
  readonly said: string;
  readonly seconds: number;
}

export interface PlainPath {
  readonly serve: RequestListener;
  readonly entries: readonly PlainEntry[];
  /** Bare hosts. */
  readonly sellers: readonly string[];
  /** An empty folder: lists and data go there. */
  readonly folder: string;
  readonly crawl?: readonly string[];
  readonly node?: readonly string[];
}

interface MatchSide {
  readonly site: string;
  readonly entity?: { readonly id: string } | null;
}
interface MatchDocument {
  readonly id: string;
  readonly left: MatchSide;
  readonly right: MatchSide;
  readonly verdict: string;
  readonly weight: number;
  readonly evidence: readonly { readonly signal: string; readonly level: string; readonly weight: number }[];
}
interface AlertDocument {
  readonly type: string;
  readonly match: string | null;
  readonly more?: readonly string[];
  readonly entity: { readonly id: string; readonly name: string } | null;
  readonly left: string | null;
  readonly right: string | null;
  readonly verdict: string | null;
  readonly weight: number | null;
}
interface VisitDocument {
  readonly schema: string;
  readonly site: string;
  readonly state: string;
  readonly condition: string | null;
  readonly reason: string | null;
  readonly detail: string | null;
}

export async function takePlainPath(path: PlainPath): Promise<PlainOutcome> {
  const { folder, entries, sellers } = path;
  mkdirSync(folder, { recursive: true });
  const list = writeList(folder, entries);
  writeFileSync(join(folder, 'sellers.txt'), `${sellers.join('\n')}\n`);
  const heard: { headers: Record<string, string>; body: string }[] = [];
  const receiver = await serveHttp((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      heard.push({ headers, body: Buffer.concat(parts).toString('utf8') });
      response.writeHead(204).end();
    });
  });
  const sites = await serveHttp(path.serve);
  const refusing = await refusingPort();
  const own = ['--allow', `127.0.0.1:${receiver.port}`];
  const command = (...args: string[]) => runProgram([...(path.node ?? []), main, ...args], folder);
  try {
    const hook = await command('hooks', 'add', `http://127.0.0.1:${receiver.port}/`, '--json', ...own);
    const { secret } = JSON.parse(hook.stdout) as { secret: string };
    const began = Date.now();
    const http = ['--resolve', `*:80:127.0.0.1:${sites.port}`, '--resolve', `*:443:127.0.0.1:${refusing.port}`];
    const crawled = await command('crawl', list, 'sellers.txt', '--json', ...own, ...http, ...(path.crawl ?? []));
    const seconds = (Date.now() - began) / 1000;
    const listed = await command('matches', 'list', '--json', '--limit', '100000');
    const matches = linesOf<MatchDocument>(listed.stdout).map(plainMatch);
    const signed = heard.filter(({ headers, body }) => isSigned(secret, headers, body));
    return {
      alerts: signed.map(({ body }) => plainAlert(JSON.parse(body) as AlertDocument, matches)),
      unsigned: heard.length - signed.length,
      matches,
      visits: visitsOf(crawled.stdout),
      said: crawled.stderr,
      seconds,
    };
  } finally {
    await Promise.all([receiver.close(), sites.close(), refusing.close()]);
  }
}

/** CSV with names and websites alone; JSON where an entry has a capture, which goes beside the list. */
function writeList(folder: string, entries: readonly PlainEntry[]): string {
  if (entries.some(({ capture }) => capture !== undefined)) {
    const rows = entries.map(({ id, name, website, capture }) => ({
      id,
      names: [name],
      captures: [{ path: capture, url: `http://${website}/` }],
    }));
    writeFileSync(join(folder, 'watch.json'), JSON.stringify({ schema: 'revenant.watchlist/1', entities: rows }));
    return 'watch.json';
  }
  const cell = (text: string) => `"${text.replaceAll('|', ' ').replaceAll('"', '""')}"`;
  const rows = entries.map(({ id, name, website }) => [id, name, website].map(cell).join(','));
  writeFileSync(join(folder, 'watch.csv'), `${['id,names,websites', ...rows].join('\n')}\n`);
  return 'watch.csv';
}

function isSigned(secret: string, headers: Record<string, string>, body: string): boolean {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}

function plainAlert(alert: AlertDocument, matches: readonly PlainMatch[]): PlainAlert {
  const more = matches.filter(({ id }) => alert.more?.includes(id) === true).flatMap(({ sites }) => sites);
  const sites = [...new Set([alert.left, alert.right, ...more].filter((site) => site !== null))];
  const { type, verdict, weight, entity } = alert;
  return { type, entity: entity?.id ?? null, name: entity?.name ?? null, sites, verdict, weight };
}

function plainMatch({ id, left, right, verdict, weight, evidence }: MatchDocument): PlainMatch {
  const rows = [...evidence].sort((one, other) => other.weight - one.weight);
  return {
    id,
    sites: [left.site, right.site],
    entities: [left.entity?.id ?? null, right.entity?.id ?? null],
    verdict,
    weight,
    rows: rows.map((row) => `${row.signal} ${row.level} ${row.weight}`),
  };
}

function visitsOf(stdout: string): Map<string, string> {
  const visits = linesOf<VisitDocument>(stdout).filter(({ schema }) => schema === 'revenant.visit/1');
  return new Map(
    visits.map(({ site, state, condition, reason, detail }) => [
      site,
      state === 'captured' && condition === 'content'
        ? 'captured'
        : [state, condition, reason, detail].filter((word) => word !== null).join(' '),
    ]),
  );
}

function linesOf<T>(text: string): T[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

/** A crawl of which some sites could not be read is incomplete, and told in its result. */
async function runProgram(args: readonly string[], cwd: string): Promise<{ stdout: string; stderr: string }> {
  // The developer's own settings may not reach the program.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('REVENANT_')));
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const end = () => void child.kill();
  process.once('exit', end);
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8');
    child[name].on('data', (part: string) => (written[name] += part));
  }
  const code = await new Promise<number | null>((done) => child.on('close', done));
  process.off('exit', end);
  if (code !== EXIT.done && code !== EXIT.incomplete)
    throw new Error(`the program ended with ${code}: ${args.slice(1).join(' ')}\n${written.stderr}`);
  return written;
}
