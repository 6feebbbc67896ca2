/** Imports what was written of a site that is served on loopback, and holds it against the site as it was visited. */
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../../src/config.ts';
import { messageOf } from '../../src/errors.ts';
import { type Inspected, inspect } from '../../src/flow/site/inspect.ts';
import type { Fingerprint } from '../../src/model/derived/fingerprint.ts';
import { openCaptureServices } from '../../src/services/capture.ts';
import { SIGNALS } from '../../src/signals/list.ts';
import { likeness } from '../archive/fidelity.ts';
import type { ServedSite } from './real-writers.ts';
import { inventShop, type Shop, serveShop } from './shop.ts';

/** The site; its home page; its home page as a browser has it when the scripts are through. */
export type Holds = 'site' | 'page' | 'drawn';

export interface Written<From> {
  readonly name: string;
  readonly holds: Holds;
  readonly said?: { readonly url?: string; readonly at?: string };
  /** The copy does not say its address: the home page's is given with it. */
  readonly asked?: boolean;
  /** Signals of identity of whose values the maker leaves some out: none may be another. */
  readonly loses?: readonly string[];
  /** Its file or folder, written below an empty folder. */
  write(from: From, folder: string): Promise<string>;
}

export interface KindResult {
  readonly name: string;
  readonly pages: number;
  readonly pictures: number;
  readonly problems: readonly string[];
  /** Signals of identity whose values differ from the live capture's. */
  readonly identifiers: readonly string[];
  readonly text: number;
  readonly structure: number;
  readonly images: number;
  readonly startedAt: string;
  readonly marks: readonly string[];
  readonly site: string;
  readonly milliseconds: number;
}

export interface Bench {
  readonly site: ServedSite;
  measure<From>(written: Written<From>, from: From): Promise<KindResult>;
  /** Why it is not read. */
  refusal<From>(written: Pick<Written<From>, 'write'>, from: From): Promise<string>;
  close(): Promise<void>;
}

const OPTIONS = { browser: 'never', timeoutMs: 300_000, views: 'never' } as const;
const HELD: Readonly<Record<Holds, { readonly pages: number; readonly browser: 'never' | 'always' }>> = {
  site: { pages: 200, browser: 'never' },
  page: { pages: 1, browser: 'never' },
  drawn: { pages: 1, browser: 'always' },
};

/** Null: the live site gave no page. `port`: of the server on loopback that shows it for its name. */
export async function openBench(home: string, port: number): Promise<Bench | null> {
  const settings = readSettings({ resolve: [`*:80:127.0.0.1:${port}`], logLevel: 'silent' }, {});
  const services = await openCaptureServices(settings);
  const folder = await mkdtemp(join(tmpdir(), 'revenant-formats-'));
  const visits = new Map<Holds, Promise<Inspected>>();
  const live = (holds: Holds): Promise<Inspected> => {
    const visit = visits.get(holds) ?? inspect(home, { ...OPTIONS, ...HELD[holds] }, services);
    visits.set(holds, visit);
    return visit;
  };
  const close = async (): Promise<void> => {
    await services.close();
    await rm(folder, { recursive: true, force: true });
  };
  const { captures } = (await live('site')).visit;
  const addresses = captures.filter(({ role, body }) => role === 'page' && body !== null).map(({ url }) => url);
  if (addresses.length === 0) {
    await close();
    return null;
  }
  let number = 0;
  const place = async (): Promise<string> => {
    const below = join(folder, String((number += 1)));
    await mkdir(below);
    return below;
  };
  const read = (path: string, said: Written<unknown>['said'] = {}) =>
    inspect(path, { ...OPTIONS, pages: 200, said }, services);
  return {
    site: { host: new URL(home).host, port, addresses },
    close,
    async measure(written, from) {
      const path = await written.write(from, await place());
      const started = performance.now();
      const copy = await read(path, written.asked ? { url: home } : written.said);
      const milliseconds = Math.round(performance.now() - started);
      return { name: written.name, milliseconds, ...resultOf(copy, await live(written.holds), written.loses ?? []) };
    },
    async refusal({ write }, from) {
      const path = await write(from, await place());
      await stat(path);
      return read(path).then(
        () => 'it was read',
        (thrown: unknown) => messageOf(thrown),
      );
    },
  };
}

/** The invented shop on a server of its own. */
export async function openShopBench(): Promise<Bench & { readonly shop: Shop }> {
  const shop = await inventShop();
  const served = await serveShop(shop);
  const bench = await openBench(`http://${shop.host}/`, served.port);
  if (bench === null) throw new Error('the invented shop shows nothing');
  return {
    ...bench,
    shop,
    async close() {
      await bench.close();
      await served.close();
    },
  };
}

function resultOf(
  read: Inspected,
  live: Inspected,
  loses: readonly string[],
): Omit<KindResult, 'name' | 'milliseconds'> {
  const { visit, fingerprint, problems } = read;
  const [mine, theirs] = [identifiersOf(fingerprint), identifiersOf(live.fingerprint)];
  return {
    pages: fingerprint.pages,
    pictures: visit.captures.filter(({ role, image }) => role === 'image' && image !== null).length,
    problems,
    identifiers: [...new Set([...mine.keys(), ...theirs.keys()])].filter((signal) => {
      const [here, there] = [mine.get(signal) ?? NONE, theirs.get(signal) ?? NONE];
      return !isWithin(here, there) || !(loses.includes(signal) || isWithin(there, here));
    }),
    text: likeness(live.fingerprint, fingerprint, 'body-text'),
    structure: likeness(live.fingerprint, fingerprint, 'structure'),
    images: likeness(live.fingerprint, fingerprint, 'images'),
    startedAt: visit.startedAt,
    marks: visit.marks,
    site: visit.site,
  };
}

/** The values of each signal of identity, as rarity counts them. */
function identifiersOf({ tokens }: Fingerprint): Map<string, Set<string>> {
  const identity = new Set<string>(SIGNALS.filter(({ group }) => group === 'identity').map(({ id }) => id));
  const values = new Map<string, Set<string>>();
  for (const token of tokens) {
    const signal = token.slice(0, token.indexOf(':'));
    if (identity.has(signal)) values.set(signal, (values.get(signal) ?? new Set()).add(token));
  }
  return values;
}
const NONE: ReadonlySet<string> = new Set();

function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((one) => all.has(one));
}
