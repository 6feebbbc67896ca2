/** What somebody may try who holds the database or makes bundles: each must be found by who has a checkpoint or the key. */

import { readZip, writeZip, type ZipEntry } from '../../src/archive/wacz/stored-zip.ts';
import { DIGEST, PACKAGE } from '../../src/evidence/bundle.ts';
import { checkBundle } from '../../src/evidence/check-bundle.ts';
import { chainProblems, checkpointProblems, makeCheckpoint } from '../../src/evidence/checkpoint.ts';
import { sealOf } from '../../src/evidence/seal.ts';
import { makeKeys, publicKeyOf, readKeys, type SigningKeys } from '../../src/evidence/signing.ts';
import { hashesOf } from '../../src/flow/evidence/log.ts';
import { canonicalJson } from '../../src/model/canonical-json.ts';
import type { LogEntry } from '../../src/model/decisions/evidence.ts';
import { hashOfEntry, NOTHING_BEFORE } from '../../src/model/decisions/log-hash.ts';
import { sha256 } from '../../src/model/digest.ts';
import type { Bench } from './bench.ts';
import type { FlipCount } from './flips.ts';

/**
 * A bundle with changed entries, its manifest made anew and sealed by that key.
 *
 * @param manifest members of it that are replaced
 */
export async function sealedAnew(
  file: Buffer,
  change: (entry: ZipEntry) => ZipEntry,
  keys: SigningKeys,
  manifest: Readonly<Record<string, unknown>> = {},
): Promise<Buffer> {
  const { entries } = readZip(file);
  const changed = entries.filter(({ path }) => path !== PACKAGE && path !== DIGEST).map(change);
  const text = Buffer.from(entries.find(({ path }) => path === PACKAGE)?.bytes ?? []).toString();
  const old = JSON.parse(text) as Record<string, unknown> & { created: string; resources: { path: string }[] };
  const resources = old.resources.map((one) => {
    const bytes = changed.find(({ path }) => path === one.path)?.bytes ?? new Uint8Array();
    return { ...one, hash: `sha256:${sha256(bytes)}`, bytes: bytes.byteLength };
  });
  const made = { ...old, ...manifest, resources };
  const datapackage = canonicalJson(made);
  const seal = await sealOf(datapackage, { created: made.created, software: 'revenant 0.1.0' }, keys, async () => null);
  return Buffer.concat(
    writeZip([
      ...changed,
      { path: PACKAGE, bytes: Buffer.from(datapackage) },
      { path: DIGEST, bytes: Buffer.from(seal) },
    ]),
  );
}

export const strangerKeys = (): SigningKeys => readKeys(makeKeys(), 'a stranger');

export function rechained(entries: readonly LogEntry[]): LogEntry[] {
  let previous = NOTHING_BEFORE;
  return entries.map((entry) => {
    const made = { ...entry, previous };
    previous = hashOfEntry(made);
    return { ...made, hash: previous };
  });
}

export async function forge({ shop, ports, export: exportOne }: Bench): Promise<FlipCount[]> {
  const { file, exported } = await exportOne();
  const stranger = strangerKeys();
  const ours = publicKeyOf((await ports.keys()).ed25519);
  const count = (what: string, found: readonly boolean[]): FlipCount => ({
    what,
    tried: found.length,
    unfound: found.filter((one) => !one).length,
    unnamed: 0,
  });
  const sealed = await sealedAnew(file, (one) => one, stranger);
  const problems = checkBundle(sealed).problems.map(({ detail }) => detail);

  const entries = await shop.services.store.log.entries(0, 100_000);
  const hashes = await hashesOf(shop.services.store.log);
  const { checkpoint } = exported;
  const wrong = (changed: readonly LogEntry[]): boolean =>
    [
      ...chainProblems(changed),
      ...checkpointProblems(
        checkpoint,
        changed.map(({ hash }) => hash),
        [ours],
      ),
    ].length > 0;
  const indexes = entries.map((_, index) => index).filter((index) => index < checkpoint.size);
  return [
    count('bundle sealed by another key', [problems.some((one) => one.includes('another key'))]),
    count(
      'log cut behind an entry, chain whole',
      indexes.map((index) => wrong(entries.slice(0, index))),
    ),
    count(
      'log entry taken out, chain made anew',
      indexes.map((index) => wrong(rechained(entries.toSpliced(index, 1).map((one, i) => ({ ...one, seq: i + 1 }))))),
    ),
    count(
      'log entry changed, chain made anew',
      indexes.map((index) =>
        wrong(rechained(entries.with(index, { ...(entries[index] as LogEntry), digest: sha256('forged') }))),
      ),
    ),
    count(
      'log entry changed',
      indexes.map(
        (index) =>
          chainProblems(entries.with(index, { ...(entries[index] as LogEntry), subject: 'forged' })).length > 0,
      ),
    ),
    count(
      'log entries exchanged',
      indexes
        .slice(1)
        .map(
          (index) =>
            chainProblems(
              entries.with(index, entries[index - 1] as LogEntry).with(index - 1, entries[index] as LogEntry),
            ).length > 0,
        ),
    ),
    count('checkpoint signed by another key', [
      checkpointProblems(makeCheckpoint(hashes, checkpoint.at, stranger), hashes, [ours]).length > 0,
    ]),
  ];
}
