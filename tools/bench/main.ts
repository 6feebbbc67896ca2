/**
 * Measures revenant beside its peers, in one run on one machine.
 * usage: npm run bench -- [names…] [--quick | --full] [--repeats 5] [--corpus <folder of saved pages>]
 *   [--json] [--keep <file>] [--profile <folder>] [--handler <checkout>] [--no-peers]
 * The table on stdout as Markdown, or a document with --json; notes on stderr. Exit code 1 when a target is missed.
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg, release, type as systemType, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BenchDocument, type BenchRow } from '../../src/model/bench.ts';
import { VERSION } from '../../src/version.ts';
import { judge, type Size } from './bench.ts';
import { BENCHES } from './benches.ts';
import { NO_PEERS, openPeers } from './peers.ts';
import { markdown } from './table.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    tiny: { type: 'boolean', default: false },
    repeats: { type: 'string' },
    corpus: { type: 'string' },
    json: { type: 'boolean', default: false },
    keep: { type: 'string' },
    profile: { type: 'string' },
    handler: { type: 'string' },
    'no-peers': { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const unknown = positionals.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (values.help || unknown.length > 0) {
  if (unknown.length > 0) console.error(`no such bench: ${unknown.join(', ')}`);
  console.error(
    'usage: npm run bench -- [names…] [--quick | --full] [--repeats 5] [--corpus <folder>] [--json] [--keep <file>] [--profile <folder>] [--handler <checkout>] [--no-peers]\n',
  );
  for (const { name, about } of BENCHES) console.error(`  ${name.padEnd(12)} ${about}`);
  process.exit(values.help ? 0 : 2);
}

const size: Size = values.tiny ? 'tiny' : values.quick ? 'quick' : values.full ? 'full' : 'usual';
const repeats = Number(values.repeats ?? { tiny: 1, quick: 3, usual: 5, full: 5 }[size]);
const note = (line: string): void => void process.stderr.write(`bench: ${line}\n`);
const peers = values['no-peers'] ? NO_PEERS : openPeers(note);
const load = (): number => loadavg()[0] ?? 0;
const chosen = BENCHES.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const before = load();
const at = new Date().toISOString();
const rows: BenchRow[] = [];
const benches: BenchDocument['benches'] = [];

function documentOf(): BenchDocument {
  return BenchDocument.parse({
    schema: 'revenant.bench/1',
    at,
    version: VERSION,
    size,
    repeats,
    machine: {
      processor: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      megabytes: Math.round(totalmem() / 2 ** 20),
      system: `${systemType()} ${release()}`,
      node: process.versions.node,
      load: { before, after: load() },
    },
    peers: peers.present(),
    benches,
    rows,
  } satisfies BenchDocument);
}

for (const bench of chosen) {
  const [began, loadBefore] = [performance.now(), load()];
  note(`${bench.name} …`);
  const found = await bench.run({
    size,
    repeats,
    peers,
    corpus: values.corpus ?? null,
    profile: values.profile ?? null,
    handler: values.handler === undefined ? null : resolve(values.handler),
    note,
  });
  rows.push(...found.map((row) => judge(bench.name, row)));
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  benches.push({ name: bench.name, seconds, load: { before: loadBefore, after: load() } });
  note(`${bench.name}: ${seconds} s`);
  // After each bench, so that a run that is broken off keeps what it has.
  if (values.keep !== undefined) writeFileSync(values.keep, `${JSON.stringify(documentOf(), null, 2)}\n`);
}
console.log(values.json ? JSON.stringify(documentOf()) : markdown(documentOf()));
process.exit(rows.some(({ met }) => met === 'missed') ? 1 : 0);
