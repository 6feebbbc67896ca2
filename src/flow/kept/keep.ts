/** Lists and feeds that are asked again at regular times, by the worker or a person. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, InputError, messageOf } from '../../errors.ts';
import { sha256 } from '../../model/digest.ts';
import type { KeptKind, KeptSource } from '../../model/kept-source.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { intervalMs } from '../crawl/schedule-times.ts';
import { ListRefused } from '../lists/list-step.ts';
import type { Ports } from '../ports.ts';
import { download } from './download.ts';

export type KeepPorts = Pick<Ports, 'store' | 'egress' | 'reader' | 'clock' | 'limits' | 'log' | 'names'>;

/** Takes the files of the addresses. Throws where they cannot be used. */
export type TakeFiles<Taken> = (
  source: KeptSource,
  files: { readonly paths: readonly string[]; readonly folder: string },
  ports: KeepPorts,
) => Promise<Taken>;

/** `taken`: null where nothing had changed. */
export interface Checked<Taken> {
  readonly source: KeptSource;
  readonly taken: Taken | null;
  /** The files are no list, or lack something that only the user can say. */
  readonly isInput?: true;
}

/** A list changes once a day; nobody's server needs more questions. */
const LEAST_MS = 15 * 60_000;
/** Another worker may take what a dead one left. */
const LEASE_MS = 60 * 60_000;
const FIRST_RETRY_MS = 15 * 60_000;
const PREFIX = 'revenant-kept-';

/** Throws InputError for an address or interval that cannot be used. */
export function newKept(
  kind: KeptKind,
  addresses: readonly string[],
  { every, list = null, openSanctions = false }: { every: string; list?: string | null; openSanctions?: boolean },
  { clock }: Pick<Ports, 'clock'>,
): KeptSource {
  for (const address of addresses) checkAddress(kind, address);
  if (intervalMs(every) < LEAST_MS) throw new InputError(`--every ${every} is too often: give 15m or more`);
  const at = clock.now().toISOString();
  return {
    ...{ schema: 'revenant.kept/1', id: sha256(kind, ...addresses), kind, addresses: [...addresses], every, list },
    ...{ openSanctions, addedAt: at, checkedAt: null, changedAt: null, nextAt: at, outcome: null, detail: null },
    ...{ failures: 0, validators: {} },
  };
}

function checkAddress(kind: KeptKind, address: string): void {
  if (!/^https?:/i.test(address)) {
    if (kind === 'feed') return;
    throw new InputError(`${address} is no web address, such as https://…; a file is imported once: entities import`);
  }
  if (!isUrl(address)) throw new InputError(`${address} is no web address`);
  const { username, password } = new URL(address);
  if (username !== '' || password !== '')
    throw new InputError(`${new URL(address).host}: an address with a user name or password is not kept`);
}

/**
 * Asks its addresses, and takes the files where anything has changed. Never rejects for what they
 * hold: the outcome says it. @param isFresh take them whether or not they have changed
 */
export async function check<Taken>(
  source: KeptSource,
  isFresh: boolean,
  take: TakeFiles<Taken>,
  ports: KeepPorts,
): Promise<Checked<Taken>> {
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  const at = ports.clock.now();
  const after = (ms: number): string => new Date(at.getTime() + ms).toISOString();
  const everyMs = intervalMs(source.every);
  const now = { ...source, checkedAt: at.toISOString(), nextAt: after(everyMs), failures: 0 };
  const failed = (detail: string, retryAfter: number | null): Checked<Taken> => {
    const retryMs = retryAfter ?? FIRST_RETRY_MS * 2 ** Math.min(source.failures, 10);
    const nextAt = after(Math.min(everyMs, Math.max(retryMs, FIRST_RETRY_MS)));
    return { source: { ...now, nextAt, outcome: 'failed', detail, failures: source.failures + 1 }, taken: null };
  };
  try {
    const got = await download(source, folder, isFresh, ports);
    if (got.as === 'failed') return failed(got.detail, got.retryAfter);
    // A list that was refused stays refused until its bytes change or a reason accepts it.
    if (got.as === 'unchanged') return { source: now, taken: null };
    const { paths, validators } = got;
    const changed = { ...now, validators, changedAt: at.toISOString() };
    try {
      const taken = await take(source, { paths, folder }, ports);
      return { source: { ...changed, outcome: 'current', detail: null }, taken };
    } catch (error) {
      const detail = messageOf(error).replaceAll(`${folder}/`, '');
      if (error instanceof ListRefused) return { source: { ...changed, outcome: 'refused', detail }, taken: null };
      if (error instanceof InputError) return { ...failed(detail, null), isInput: true };
      if (error instanceof ConfigError) return failed(detail, null);
      throw error;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Checks all that are due. Workers share them: each takes one at a time. */
export async function keepDue(
  takers: Readonly<Record<KeptKind, TakeFiles<unknown>>>,
  signal: AbortSignal,
  ports: KeepPorts,
): Promise<void> {
  while (!signal.aborted) {
    const due = await ports.store.kept.take(LEASE_MS);
    if (due === null) return;
    const { source } = await check(due, false, takers[due.kind], ports);
    await ports.store.kept.settle(source);
    const { outcome, detail, addresses } = source;
    if (outcome !== 'current') ports.log.warn({ addresses, detail }, `a kept ${due.kind} is ${outcome}`);
  }
}
