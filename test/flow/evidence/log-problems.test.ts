/** A log in which everything is wrong is told as such, however long it is: a call takes about 120,000 arguments. */
import { expect, it } from 'vitest';
import { makeCheckpoint } from '../../../src/evidence/checkpoint.ts';
import { makeKeys, publicKeyOf, readKeys, sign } from '../../../src/evidence/signing.ts';
import { verifyLog } from '../../../src/flow/evidence/log.ts';
import { checkBackup } from '../../../src/flow/operations/restore.ts';
import { canonicalJson } from '../../../src/model/canonical-json.ts';
import type { Backups } from '../../../src/model/ports/backups.ts';
import type { EvidenceLog } from '../../../src/model/ports/evidence.ts';

const keys = readKeys(makeKeys(), 'a test');
const at = '2026-01-01T00:00:00.000Z';
const hash = 'a'.repeat(64);

it('names each of 150,000 checkpoints that were changed', async () => {
  const changed = { ...makeCheckpoint([hash], at, keys), signature: '*' };
  const checkpoints = Array.from({ length: 150_000 }, () => changed);
  const head = async () => ({ size: 0, hash });
  const log = { head, entries: async () => [], checkpoints: async () => checkpoints } as unknown as EvidenceLog;
  const { ok, problems } = await verifyLog(log, [], []);
  expect(ok).toBe(false);
  expect(problems.length).toBeGreaterThanOrEqual(checkpoints.length);
});

it('names each of 75,000 entries of a backup that are missing their place and their hash', async () => {
  const row = JSON.stringify({ seq: '9', at, kind: 'capture', subject: 'x', digest: hash, previous: hash, hash });
  const batch = Array.from({ length: 5_000 }, () => row);
  const unsigned = {
    ...{ schema: 'revenant.backup/1', software: 'test', at, database: { version: 1, checksum: hash } },
    tables: [{ name: 'revenant_log', columns: [], rows: 75_000, path: 'log' }],
    blobs: { count: 0, bytes: 0, added: 0, packs: [], missing: [] },
    ...{ log: { size: 75_000, head: hash }, checkpoint: null, files: [], key: publicKeyOf(keys.ed25519) },
  };
  const manifest = { ...unsigned, signature: sign(canonicalJson(unsigned), keys.ed25519) };
  const backup = {
    manifest,
    problems: () => [],
    lines: () => Array.from({ length: 15 }, () => batch),
  };
  const backups = { open: async () => backup } as unknown as Backups;
  const { document } = await checkBackup('backup', backups, [], [], () => undefined);
  expect(document.problems).toHaveLength(150_000);
});
