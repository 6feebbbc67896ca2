import { stat } from 'node:fs/promises';
import type { ArchiveList } from './archived.ts';
import { firstBytes } from './first-bytes.ts';
import type { ArchiveLimits } from './limits.ts';
import { listWacz } from './wacz/list-wacz.ts';
import { cdxHeader, parseCdxLine } from './warc/cdx.ts';
import { listCdx } from './warc/list-cdx.ts';
import { listWarcs } from './warc/list-warc.ts';
import { warcFile } from './warc/warc-file.ts';

/** Opens a file that may be of any size, by content: WARC, WACZ, CDX, CDXJ. Null: it is none of these. */
export async function openList(path: string, limits: ArchiveLimits): Promise<ArchiveList | null> {
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) return null;
  const start = Buffer.from(await firstBytes(path)).toString('latin1');
  if (start.startsWith('WARC/')) return listWarcs([await warcFile(path)], limits);
  // An empty archive begins with its end record.
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return listWacz(path, limits);
  return isIndex(start) ? listCdx(path, limits) : null;
}

function isIndex(start: string): boolean {
  const lines = start.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('!'));
  const [first = ''] = lines;
  if (cdxHeader(first) !== null) return true;
  const line = parseCdxLine(first, null);
  return line !== null && line.file !== null && line.offset !== null;
}
