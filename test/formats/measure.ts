/** Imports what the writers wrote and holds it against the live shop. */
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../../src/config.ts';
import { messageOf } from '../../src/errors.ts';
import { type Inspected, inspect } from '../../src/flow/inspect.ts';
import type { Fingerprint } from '../../src/model/fingerprint.ts';
import { type CaptureServices, openCaptureServices } from '../../src/services.ts';
import { SIGNALS } from '../../src/signals/list.ts';
import type { Kind, Refused } from './kinds.ts';
import { inventShop, type Shop, serveShop } from './shop.ts';

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
  readonly shop: Shop;
  /** The shop as it was visited: whole, and its home page alone. */
  readonly live: Readonly<Record<Kind['holds'], Inspected>>;
  measure(kind: Kind): Promise<KindResult>;
  refusal(refused: Refused): Promise<string>;
  inspectFile(path: string, said?: Kind['said']): Promise<Inspected>;
  close(): Promise<void>;
}

const OPTIONS = { browser: 'never', timeoutMs: 60_000, views: 'never' } as const;

export async function openBench(): Promise<Bench> {
  const shop = await inventShop();
  const served = await serveShop(shop);
  const services = openCaptureServices(
    readSettings({ resolve: [`*:80:127.0.0.1:${served.port}`], browser: 'never', logLevel: 'silent' }, {}),
  );
  const folder = await mkdtemp(join(tmpdir(), 'revenant-formats-'));
  const live = {
    site: await inspect(`http://${shop.host}/`, { ...OPTIONS, pages: 12 }, services),
    page: await inspect(`http://${shop.host}/`, { ...OPTIONS, pages: 1 }, services),
  };
  let number = 0;
  const place = async (): Promise<string> => {
    const below = join(folder, String((number += 1)));
    await mkdir(below);
    return below;
  };
  const inspectFile = (path: string, said: Kind['said'] = {}) =>
    inspect(path, { ...OPTIONS, pages: 12, said }, services);
  return {
    shop,
    live,
    inspectFile,
    async measure(kind) {
      const path = await kind.write(shop, await place());
      const started = performance.now();
      const read = await inspectFile(path, kind.said);
      const milliseconds = Math.round(performance.now() - started);
      const result = resultOf(read, live[kind.holds]);
      const identifiers = result.identifiers.filter((signal) => !kind.loses?.includes(signal));
      return { name: kind.name, milliseconds, ...result, identifiers };
    },
    async refusal({ write }) {
      const path = await write(shop, await place());
      await stat(path);
      return inspectFile(path).then(
        () => 'it was read',
        (thrown: unknown) => messageOf(thrown),
      );
    },
    async close() {
      await (services as CaptureServices).close();
      await served.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function resultOf(read: Inspected, live: Inspected): Omit<KindResult, 'name' | 'milliseconds'> {
  const { visit, fingerprint, problems } = read;
  const [mine, theirs] = [identifiersOf(fingerprint), identifiersOf(live.fingerprint)];
  return {
    pages: fingerprint.pages,
    pictures: visit.captures.filter(({ role, image }) => role === 'image' && image !== null).length,
    problems,
    identifiers: [...new Set([...mine.keys(), ...theirs.keys()])].filter(
      (signal) => mine.get(signal) !== theirs.get(signal),
    ),
    text: likeness('body-text', fingerprint, live.fingerprint),
    structure: likeness('structure', fingerprint, live.fingerprint),
    images: likeness('images', fingerprint, live.fingerprint),
    startedAt: visit.startedAt,
    marks: visit.marks,
    site: visit.site,
  };
}

/** The values of each signal of identity, as rarity counts them. */
export function identifiersOf({ tokens }: Fingerprint): Map<string, string> {
  const identity = new Set(SIGNALS.filter(({ group }) => group === 'identity').map(({ id }) => id));
  const values = new Map<string, string>();
  for (const token of tokens) {
    const signal = token.slice(0, token.indexOf(':'));
    if (identity.has(signal)) values.set(signal, `${values.get(signal) ?? ''} ${token}`);
  }
  return values;
}

/** What a signal's own comparison says of two fingerprints; 0 where it has nothing to compare. */
export function likeness(id: string, one: Fingerprint, other: Fingerprint): number {
  const signal = SIGNALS.find((each) => each.id === id);
  const [left, right] = [one, other].map(
    ({ readings }) => readings.find((reading) => reading.signal === id)?.value ?? null,
  );
  if (signal === undefined || left == null || right == null) return 0;
  return signal.compare(left, right)?.similarity ?? 0;
}
