/**
 * Backup and restore beside `pg_dump`, `pg_restore` and `tar` on the same data, in one run: seconds, MB/s, memory.
 * usage: tsx tools/harness/backup-speed.ts [MB of blobs, default 1000]
 */
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { transaction } from '../../src/store/database/pool.ts';
import { insertFingerprint } from '../../src/store/evidence/fingerprints.ts';
import { insertVisit } from '../../src/store/ledger/visits.ts';
import { openStore } from '../../src/store/store.ts';
import { startPostgres } from '../../testkit/servers.ts';
import { captureOf, fingerprintOf, visitOf } from '../../testkit/store/facts.ts';

const MEGABYTES = Number(process.argv[2] ?? 1_000);
const PAGES = 10;
/** Half words, half noise: compresses to about a third, as fingerprints do. */
const WORDS = 'pumps valves flanges and gaskets from our own works, delivered to all the world. '.repeat(200);

const home = mkdtempSync(join(tmpdir(), 'revenant-backup-speed-'));
const main = join(import.meta.dirname, '..', '..', 'dist', 'src', 'cli', 'main.js');
if (!existsSync(main)) throw new Error('build first: npm run build');
const server = await startPostgres();
if (server === null) throw new Error('PostgreSQL is not installed');

function addBlobs(folder: string): string[] {
  const digests: string[] = [];
  for (let bytes = 0; bytes < MEGABYTES * 1e6; ) {
    const blob = randomBytes(4_000 + Math.floor(Math.random() * 56_000));
    const digest = createHash('sha256').update(blob).digest('hex');
    mkdirSync(join(folder, digest.slice(0, 2)), { recursive: true });
    writeFileSync(join(folder, digest.slice(0, 2), digest), blob);
    digests.push(digest);
    bytes += blob.length;
  }
  return digests;
}

async function addRows(url: string, digests: readonly string[]): Promise<void> {
  const pool = new pg.Pool({ connectionString: url });
  pool.on('error', () => undefined);
  await openStore(pool);
  for (let at = 0; at < digests.length; at += PAGES) {
    const [visit, site] = [createHash('sha256').update(`v${at}`).digest('hex'), `s${at}.example`];
    const captures = digests
      .slice(at, at + PAGES)
      .map((body, i) => captureOf(visit, `http://${site}/${i}`, { body, length: 30_000 }));
    const value = randomBytes(6_000).toString('base64') + WORDS;
    const readings = [{ signal: 'body-text', version: 1, value, failure: null }];
    await transaction(pool, async (client) => {
      await insertVisit(visitOf(visit, { site, captures }), { target: null, final: true }, client);
      await insertFingerprint(fingerprintOf(visit, site, { id: `f${visit}`, readings }), client, false);
    });
  }
  await pool.end();
}

/** Seconds, and the most memory of the processes, by GNU time. */
function measured(name: string, command: string, env: Record<string, string> = {}) {
  const report = join(home, 'time');
  const shell = ['-f', '%e %U %S %M', '-o', report, 'sh', '-c', command];
  execFileSync('/usr/bin/time', shell, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
  const [wall = 0, user = 0, system = 0, kilobytes = 0] = readFileSync(report, 'utf8').trim().split(' ').map(Number);
  console.log(
    `${name.padEnd(34)} ${wall.toFixed(1).padStart(7)} s ${(user + system).toFixed(1).padStart(7)} s of processor ${Math.round(
      kilobytes / 1_024,
    )
      .toString()
      .padStart(6)} MB of memory`,
  );
}

try {
  const data = join(home, 'data');
  const digests = addBlobs(join(data, 'blobs'));
  await addRows(server.url, digests);
  const size = new pg.Pool({ connectionString: server.url });
  size.on('error', () => undefined);
  const { rows } = await size.query<{ bytes: string }>('select pg_database_size(current_database()) as bytes');
  await size.query('create database copy_of_rows');
  await size.query('create database restored');
  await size.end();
  console.log(`${digests.length} blobs, ${MEGABYTES} MB; database ${Math.round(Number(rows[0]?.bytes) / 1e6)} MB`);
  const at = (name: string): string => server.url.replace(/postgres$/, name);
  const dump = join(home, 'dump');
  const env = { REVENANT_DATABASE_URL: server.url };
  for (const round of [1, 2]) {
    const folder = join(home, `backup-${round}`);
    measured('pg_dump -Fc -Z1', `pg_dump -Fc -Z1 -f ${dump} ${server.url}`);
    measured('tar of the blobs, sync', `tar -cf ${home}/blobs.tar -C ${data} blobs && sync ${home}/blobs.tar`);
    measured('revenant backup', `node ${main} --data ${data} backup ${folder} --quiet`, env);
    measured('revenant backup again', `node ${main} --data ${data} backup ${folder} --quiet`, env);
    measured('revenant restore --check', `node ${main} restore ${folder} --check --quiet`);
  }
  measured('pg_restore', `pg_restore -d ${at('copy_of_rows')} ${dump}`);
  measured('tar -x, sync', `mkdir ${home}/x && tar -xf ${home}/blobs.tar -C ${home}/x && sync -f ${home}/x`);
  const target = { REVENANT_DATABASE_URL: at('restored') };
  measured('revenant restore', `node ${main} restore ${home}/backup-1 --into ${home}/into --quiet`, target);
} finally {
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}
