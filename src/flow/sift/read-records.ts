/**
 * Records that were fetched from a crawl → read in full and compared. A page that leads to no
 * listed entity leaves nothing behind; another is kept as an archive that was handed in.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { siteOf } from '../../address/site-name.ts';
import type { Ports } from '../ports.ts';
import type { FetchedRecord } from '../suggest/crawl-table.ts';
import { type JudgePorts, judgeSite } from './judge-site.ts';
import { foundIn } from './slices.ts';

type RecordPorts = JudgePorts & Pick<Ports, 'limits'>;

/** A sentence for each: what became of it. */
export async function readRecords(
  records: readonly FetchedRecord[],
  entity: string,
  ports: RecordPorts,
): Promise<string[]> {
  if (records.length === 0) return [];
  const folder = await mkdtemp(join(tmpdir(), 'revenant-records-'));
  try {
    const notes: string[] = [];
    for (const record of records) notes.push(`${record.row.url}: ${await readOne(record, folder, entity, ports)}`);
    return notes;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readOne({ row, bytes, robots }: FetchedRecord, folder: string, entity: string, ports: RecordPorts) {
  const { url, digest } = row;
  const path = join(folder, 'record.warc.gz');
  await writeFile(path, bytes, { mode: 0o600 });
  const checked = await ports.reader.record({ path, url, digest });
  const fault = checked.ok ? checked.value : checked.detail;
  if (fault !== null) return `its record was left out: ${fault}`;
  const site = siteOf(url, 'website');
  await writeFile(path, Buffer.concat([bytes, ...robots]), { mode: 0o600 });
  const found = await foundIn({ path, name: path }, site, ports);
  const [record] = found.records;
  if (record === undefined)
    return 'its record was left out: it is no page, or asks that no copy of it is shown (noarchive)';
  // The visit that is kept names the file of the crawl, and where in it the record lies.
  const place = { name: row.file, place: { at: row.offset, skip: 0 } };
  const { capturedAt } = record;
  const page = { entity, bits: 0, hits: [], url, site, capturedAt, whole: true, ...place };
  const { isKept, withheld } = await judgeSite(page, found, ports);
  if (withheld > 0) return 'its record was left out: robots.txt of the site in the archive forbids it';
  return isKept
    ? `its page of ${capturedAt.slice(0, 10)} leads to a listed entity, and is kept as an archive that was handed in`
    : `nothing on its page of ${capturedAt.slice(0, 10)} leads to a listed entity, so it is not kept`;
}
