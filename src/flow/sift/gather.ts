/** Sites with a page that passed → all that the archives have of them. */
import type { ArchivePlace } from '../../model/derived/sift.ts';
import type { FoundSite, SiftedFile } from '../../model/ports/sift.ts';
import type { Ports } from '../ports.ts';

const PIECE = { bytes: 1 << 30, records: 1_000_000 };
/** Records of one site that are read. */
const MOST_RECORDS = 2_000;

type Gathered = { [Field in keyof FoundSite]: FoundSite[Field][number][] };

/**
 * By site. The home page, the contact page and robots.txt of a site seldom lie in the same file as
 * the page that passed, so all files are read once more, without the sieve.
 */
export async function gather(
  sites: readonly string[],
  files: readonly SiftedFile[],
  { reader, limits }: Pick<Ports, 'reader' | 'limits'>,
  tell: (bytes: number) => void,
): Promise<{ found: ReadonlyMap<string, FoundSite>; problems: string[] }> {
  const found = new Map<string, Gathered>(sites.map((site) => [site, { records: [], robots: [] }]));
  const problems: string[] = [];
  let behind = 0;
  for (const file of sites.length === 0 ? [] : files) {
    for (let from: ArchivePlace | null = { at: 0, skip: 0 }; from !== null; ) {
      tell(behind + from.at);
      const read = await reader.gather({ path: file.path, from, sites, limits, ...PIECE });
      if (!read.ok) {
        problems.push(`${file.path}: at byte ${from.at}: ${read.detail}; the rest was not searched for pages of sites`);
        break;
      }
      for (const record of read.value.records) {
        const records = found.get(record.site)?.records;
        if (records !== undefined && records.length < MOST_RECORDS) records.push({ ...record, path: file.path });
      }
      for (const robots of read.value.robots)
        for (const [site, one] of found)
          if (new URL(robots.origin).hostname.endsWith(site.split(':')[0] ?? site)) one.robots.push(robots);
      from = read.value.next;
    }
    behind += file.bytes;
  }
  return { found, problems };
}
