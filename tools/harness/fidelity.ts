/**
 * Shows that an archived copy reads like the live site: takes every site of a corpus live, writes it as archives of each kind, reads
 * these back and compares the fingerprints.
 * usage: npm run fidelity -- <corpus> [--most 20]
 * The corpus has a server of its own (tools/corpora/corpus.ts). Exit code 1 when an identifier differs, or structure or text is below 0.98.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readSettings } from '../../src/config.ts';
import { openCaptureServices } from '../../src/services/capture.ts';
import { type Fidelity, fidelityTable, measureFidelity } from '../../testkit/archive/fidelity.ts';
import { serveCorpus } from '../corpora/corpus.ts';

const LEAST = 0.98;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { most: { type: 'string' } } });
const [corpus] = positionals;
if (corpus === undefined) {
  console.error('usage: npm run fidelity -- <corpus> [--most 20]');
  process.exit(2);
}
const server = await serveCorpus(corpus);
const folder = await mkdtemp(join(tmpdir(), 'fidelity-'));
const rows: Fidelity[] = [];
try {
  const most = Math.min(Number(values.most ?? server.sites.length), server.sites.length);
  // Evenly spread, so that neighbours, who are often of one family, are not all taken.
  const sites = Array.from({ length: most }, (_, i) => server.sites[Math.floor((i * server.sites.length) / most)]);
  for (const [i, site] of sites.entries()) {
    const pin = `*:${server.port}:127.0.0.1:${server.port}`;
    // Afresh for each site: blobs stay in memory until services close.
    const services = await openCaptureServices(
      readSettings({ resolve: [pin], browser: 'never', logLevel: 'silent' }, {}),
    );
    const measured = site === undefined ? null : await measureFidelity(site.url, folder, services);
    await services.close();
    if (measured === null) console.error(`left out: ${site?.id} gave no page`);
    else rows.push(...measured);
    if ((i + 1) % 20 === 0) console.error(`${i + 1} of ${sites.length} sites`);
  }
} finally {
  server.close();
  await rm(folder, { recursive: true, force: true });
}
const failing = rows.filter(
  (row) => !row.identifiers || row.structure < LEAST || row.text < LEAST || row.problems.length > 0,
);
for (const row of failing)
  console.log(
    `${row.site} as ${row.kind}: structure ${row.structure.toFixed(3)}, text ${row.text.toFixed(3)}, differing: ${row.differing.join(', ')} ${row.problems[0] ?? ''}`,
  );
const other = new Map<string, number>();
for (const { differing } of rows) for (const id of differing) other.set(id, (other.get(id) ?? 0) + 1);
for (const line of fidelityTable(rows)) console.log(line);
console.log(
  `signals that read something else: ${[...other].map(([id, count]) => `${id} ${count}`).join(', ') || 'none'}`,
);
process.exitCode = failing.length > 0 || rows.length === 0 ? 1 : 0;
