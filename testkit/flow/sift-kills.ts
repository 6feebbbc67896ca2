/** Archives, workers of a sift, and kills of them: what a sift has left in the end must not depend on the kills. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '../../src/config.ts';
import { beginSift, siftDocument } from '../../src/flow/sift/sift.ts';
import { SIFT_BITS, type SiftDocument } from '../../src/model/derived/sift.ts';
import { Entity } from '../../src/model/facts/seed.ts';
import { openServices, type Services } from '../../src/services.ts';
import { packedRecords, recordsOf, shopPages, strangerShop } from '../sift-fixture.ts';

const WORKER = join(import.meta.dirname, 'sift-worker.ts');
/** As many that hundreds of successors are not all compared with one another. */
const LISTED = Array.from({ length: 30 }, (_, firm) => {
  const phone = `+7495123${1_000 + firm}`;
  return {
    host: `old${firm}.example`,
    name: `Quillmoor${firm} Zavex Ltd`,
    mail: `sales@old${firm}.example`,
    phone,
    words: 1 + firm,
  };
});
const ENTITIES = LISTED.map(({ name, mail, phone }, firm) =>
  Entity.parse({ id: `e${firm}`, names: [name], identifiers: { emails: [mail], phones: [phone] } }),
);

export interface SiftPlace {
  readonly data: string;
  readonly files: readonly string[];
  /** REVENANT_* of back ends and limits. */
  readonly env: NodeJS.ProcessEnv;
}

/** Files of so many sites of three pages each; one in `every` is a successor of a listed firm. */
export function writeArchives(folder: string, files: number, sites: number, every = 100): string[] {
  mkdirSync(folder, { recursive: true });
  return Array.from({ length: files }, (_, file) => {
    const shops = Array.from({ length: sites }, (_, i) => {
      if (i % every !== every / 2) return recordsOf(shopPages(strangerShop(file * 10_000 + i)));
      const listed = LISTED[(file * 7 + Math.floor(i / every)) % LISTED.length] as (typeof LISTED)[number];
      return recordsOf(shopPages({ ...listed, host: `new${file}-${i}.example`, name: `Bright${i}` }));
    });
    const path = join(folder, `crawl-${file}.warc.gz`);
    writeFileSync(path, packedRecords(shops.flat()));
    return path;
  });
}

async function within<T>({ data, env }: SiftPlace, work: (services: Services) => Promise<T>): Promise<T> {
  const services = await openServices(readSettings({ data, browser: 'never', logLevel: 'silent' }, env));
  try {
    return await work(services);
  } finally {
    await services.close();
  }
}

/** Begins the sift. Returns its id. */
export const begun = (place: SiftPlace): Promise<string> =>
  within(place, async (services) => {
    await services.store.entities.save(ENTITIES);
    const { id } = await beginSift(place.files, { bits: SIFT_BITS, base: null, again: false }, services);
    return id;
  });

export interface Worked {
  /** Milliseconds of the clock from its start to the end of the sift; null: it was killed. */
  readonly ms: number | null;
  /** Processor time of the worker and its readers. */
  readonly cpuMs: number;
  /** Milliseconds of the clock by step. */
  readonly steps: Readonly<Record<string, number>>;
}

/** A worker process. `killAfter`: milliseconds after its work has begun. */
export const worker = (place: SiftPlace, sift: string, killAfter: number | null, name = ''): Promise<Worked> =>
  startedWorker(place, sift, killAfter, name).ended;

export function startedWorker(
  place: SiftPlace,
  sift: string,
  killAfter: number | null = null,
  name = '',
): { readonly pid: number | undefined; readonly ended: Promise<Worked> } {
  const data = name === '' ? place.data : `${place.data}-${name}`;
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', WORKER, data, sift], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...place.env },
  });
  let out = '';
  let timer: NodeJS.Timeout | undefined;
  child.stdout?.on('data', (part: Buffer) => {
    out += part.toString();
    if (killAfter !== null && timer === undefined) timer = setTimeout(() => child.kill('SIGKILL'), killAfter);
  });
  const ended = new Promise<Worked>((resolve) => {
    child.on('close', () => {
      clearTimeout(timer);
      const [, line = ''] = out.split('\n');
      resolve(line === '' ? { ms: null, cpuMs: 0, steps: {} } : (JSON.parse(line) as Worked));
    });
  });
  return { pid: child.pid, ended };
}

export interface SiftLeft {
  readonly document: SiftDocument | null;
  readonly suggestions: readonly string[];
  readonly visits: readonly string[];
  readonly matches: number;
}

/** What is in the store once it has ended. */
export const leftBy = (place: SiftPlace, sift: string): Promise<SiftLeft> =>
  within(place, async (services) => {
    const { store } = services;
    const state = await store.sifts.state(sift);
    const suggestions = (await store.suggestions.list({})).map(
      ({ site, reasons }) => `${site} ${JSON.stringify(reasons.map(({ archive }) => archive))}`,
    );
    const visits = (await store.ledger.visits({})).map(({ visit }) => `${visit.site} ${visit.target}`);
    return {
      document: state === null || state.step !== null ? null : await siftDocument(state, services),
      suggestions: suggestions.sort(),
      visits: visits.sort(),
      matches: (await store.matches.list({ limit: 10_000 })).length,
    };
  });

/** Kills so many workers, each after another time, and lets one more end it. Returns how many were killed at work. */
export async function sifted(
  place: SiftPlace,
  kills: number,
  atMostMs: number,
): Promise<SiftLeft & { killed: number }> {
  const sift = await begun(place);
  let killed = 0;
  for (let turn = 0; turn < kills; turn += 1)
    killed += Number((await worker(place, sift, 50 + ((turn * 733) % atMostMs))).ms === null);
  await worker(place, sift, null);
  return { ...(await leftBy(place, sift)), killed };
}
