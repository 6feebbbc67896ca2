/**
 * Reads one site out of WARC files of many gigabytes, in a process of its own, and prints the time and the most memory that it took.
 * usage: npm run large-archive -- [--gigabytes 10] [--folder <where there is room>]
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writePackedWarc, writeSparseWarc } from '../../testkit/archive/large-warc.ts';

const { values } = parseArgs({ options: { gigabytes: { type: 'string', default: '10' }, folder: { type: 'string' } } });
const size = Number(values.gigabytes) * 2 ** 30;
const folder = await mkdtemp(join(values.folder ?? tmpdir(), 'large-archive-'));
try {
  for (const [name, write] of [
    ['gzip of each record', writePackedWarc],
    ['plain, films as holes', writeSparseWarc],
  ] as const) {
    const path = join(folder, 'large.warc');
    const { bytes, records, sites } = await write(path, size);
    const { blocks, size: length } = await stat(path);
    const url = `http://firm-${Math.floor(sites / 2)}.example/`;
    const reader = join(import.meta.dirname, '..', '..', 'testkit', 'archive', 'read-large.ts');
    const said = execFileSync(process.execPath, ['--import', 'tsx', reader, path, url], { encoding: 'utf8' });
    console.log(
      `${name}: ${gigabytes(bytes)} GB unpacked, ${gigabytes(length)} GB long, ${gigabytes(blocks * 512)} GB on disk, ${records} records, ${sites} sites`,
    );
    console.log(said.trim());
    await rm(path);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

function gigabytes(bytes: number): string {
  return (bytes / 2 ** 30).toFixed(2);
}
