/** An installation as its user has it: the built program, a folder of its own, and one webhook as `hooks add` makes it. */
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { EXIT } from '../../src/cli/action.ts';
import type { Alert } from '../../src/model/alert.ts';
import { refusingPort } from '../egress/local-server.ts';

const PROGRAM = join(import.meta.dirname, '..', '..', 'dist', 'src', 'cli', 'main.js');

/** An alert as it arrived, and the sites of all findings that it stands for. */
export interface Received {
  readonly alert: Alert;
  readonly signed: boolean;
  readonly sites: readonly string[];
}

export interface CrawlResult {
  readonly received: readonly Received[];
  /** The sites of each flagged finding. */
  readonly flagged: readonly (readonly string[])[];
  /** By site the state of its best visit. */
  readonly states: ReadonlyMap<string, string>;
  readonly seconds: number;
}

export interface InstallationOptions {
  /** Empty; it gets the lists and the data. */
  readonly folder: string;
  /** Of the server of all sites; https is refused, as a host without it does. */
  readonly port: number;
  readonly options?: readonly string[];
  readonly node?: readonly string[];
}

/** `crawl` of a watchlist and of sellers, then what the webhook got of it. Lists are given by the names of their files. */
export async function crawlPlainly(
  lists: Readonly<Record<string, string>>,
  { folder, port, options = [], node = [] }: InstallationOptions,
): Promise<CrawlResult> {
  const refusing = await refusingPort();
  const receiver = await receive();
  const began = Date.now();
  try {
    for (const [name, body] of Object.entries(lists)) writeFileSync(join(folder, name), body);
    const hook = ['--allow', `127.0.0.1:${receiver.port}`];
    const [added] = await documents('hooks', 'add', `http://127.0.0.1:${receiver.port}/`, ...hook);
    receiver.secret = String(added?.['secret']);
    const pins = ['--resolve', `*:80:127.0.0.1:${port}`, '--resolve', `*:443:127.0.0.1:${refusing.port}`];
    await documents('crawl', ...Object.keys(lists), ...hook, ...pins, '--delay', '0', ...options);
    const seconds = (Date.now() - began) / 1000;
    const found = await documents('matches', 'list', '--flagged', '--limit', '100000');
    const visits = await documents('visits', 'list', '--limit', '100000');
    const sitesOf = new Map(found.map((match) => [String(match['id']), sidesOf(match)]));
    const received = receiver.received.map((one) => ({ ...one, sites: sitesOfAlert(one.alert, sitesOf) }));
    return { received, flagged: [...sitesOf.values()], states: statesOf(visits), seconds };
  } finally {
    await receiver.close();
    await refusing.close();
  }

  async function documents(...args: string[]): Promise<Readonly<Record<string, unknown>>[]> {
    const child = spawn(process.execPath, [...node, PROGRAM, ...args, '--json', '--data', join(folder, 'data')], {
      cwd: folder,
      env: withoutSettings(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise<number | null>((done) => child.on('close', done));
    const [said, complained, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    if (code !== 0 && code !== EXIT.incomplete)
      throw new Error(`${args[0]} ended with ${code}: ${complained.trim().slice(-2000)}`);
    return said
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  }
}

function withoutSettings(): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('REVENANT_')));
}

/** A side without a site is an entry of a list. */
function sidesOf(match: Readonly<Record<string, unknown>>): string[] {
  return [match['left'], match['right']].flatMap((side) => {
    const { site } = side as { readonly site?: string | null };
    return typeof site === 'string' ? [site] : [];
  });
}

/** From the alert itself, from its finding, and from those that `more` names. */
function sitesOfAlert(alert: Alert, sitesOf: ReadonlyMap<string, readonly string[]>): string[] {
  const { more = [] } = alert as { readonly more?: readonly string[] };
  const findings = [alert.match ?? '', ...more].flatMap((id) => sitesOf.get(id) ?? []);
  return [...new Set([alert.left, alert.right, ...findings].filter((site) => site !== null))];
}

const STATES = ['captured', 'partial', 'hollow', 'refused', 'unreachable', 'deferred', 'failed'];

function statesOf(visits: readonly Readonly<Record<string, unknown>>[]): Map<string, string> {
  const states = new Map<string, string>();
  for (const { site, state } of visits as readonly { readonly site: string; readonly state: string }[]) {
    const before = states.get(site);
    if (before === undefined || STATES.indexOf(state) < STATES.indexOf(before)) states.set(site, state);
  }
  return states;
}

/** A receiver on loopback that checks each signature by itself: HMAC-SHA256 as Standard Webhooks 1.0.0 writes it. */
async function receive() {
  const received: { readonly alert: Alert; readonly signed: boolean }[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const header = (name: string): string => String(request.headers[`webhook-${name}`]);
      const key = Buffer.from(receiver.secret.replace(/^whsec_/, ''), 'base64');
      const signature = createHmac('sha256', key).update(`${header('id')}.${header('timestamp')}.${body}`);
      const signed = header('signature')
        .split(' ')
        .includes(`v1,${signature.digest('base64')}`);
      received.push({ alert: JSON.parse(body) as Alert, signed });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const receiver = {
    port: (server.address() as AddressInfo).port,
    secret: '',
    received,
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return receiver;
}
