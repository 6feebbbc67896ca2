/** Archives of the web → suggestions and findings: sieve, read in full, compare. */
import type { SiftDocument } from '../../model/derived/sift.ts';
import { groupBy } from '../../model/group-by.ts';
import type { SiftedFile } from '../../model/ports/sift.ts';
import type { Ports } from '../ports.ts';
import { compileSieve } from './compile-sieve.ts';
import { gather } from './gather.ts';
import { entityOf, flaggedOf, type JudgePorts, judgeSite, type PassedIn } from './judge-site.ts';
import { added, type FileResult, NO_COUNTS, type SiftedSoFar, type SiftOptions, siftFile } from './sift-file.ts';

export type SiftPorts = JudgePorts & Pick<Ports, 'siftFiles' | 'findArchives' | 'limits'>;

/** The stage at work, in bytes of files or in sites. */
export interface SiftProgress {
  readonly stage: 'sifting' | 'gathering' | 'reading';
  readonly done: number;
  readonly total: number;
  readonly pages: number;
  readonly passed: number;
}

interface Run extends SiftOptions {
  readonly tell: (progress: SiftProgress) => void;
  /** True: the files are left where they are, and the next call goes on there. */
  readonly stop?: () => boolean;
}

/** Null: it was stopped before its end. */
export async function sift(given: readonly string[], run: Run, ports: SiftPorts): Promise<SiftDocument | null> {
  const { files, problems: missing } = await ports.findArchives(given);
  const { results, counts } = await sieveAll(files, run, ports);
  if (run.stop?.() === true) return null;
  const bySite = groupBy(
    results.flatMap(({ passed }) => passed),
    ({ site }) => site,
  );
  const share = { pages: counts.pages, passed: counts.passed };
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const { found, problems } = await gather([...bySite.keys()], files, ports, (done) =>
    run.tell({ stage: 'gathering', done, total, ...share }),
  );
  const all = [...missing, ...results.flatMap((result) => result.problems), ...problems];
  const sums = { read: 0, withheld: 0, suggested: 0, findings: 0 };
  const kept = new Set<string>();
  let done = 0;
  for (const [site, pages] of bySite) {
    run.tell({ stage: 'reading', done, total: bySite.size, ...share });
    done += 1;
    const judged = await judgeSite(strongest(pages), found.get(site) ?? { records: [], robots: [] }, ports);
    if (judged.isKept) kept.add(site);
    sums.read += Number(judged.read);
    sums.withheld += Number(!judged.read && judged.withheld > 0);
    sums.suggested += judged.suggested;
    sums.findings += flaggedOf(judged.matches);
    all.push(...judged.problems);
  }
  for (const { key } of results) await ports.siftFiles.settle(key, kept);
  return { schema: 'revenant.sift/1', files: files.length, counts, sites: bySite.size, ...sums, problems: all };
}

const strongest = (pages: readonly PassedIn[]): PassedIn =>
  pages.reduce((best, page) => (page.bits > best.bits ? page : best));

/** As many files at once as there are readers. */
async function sieveAll(files: readonly SiftedFile[], run: Run, ports: SiftPorts) {
  const sieve = await compileSieve(ports);
  const waiting = [...files];
  const results: FileResult[] = [];
  const sofar = new Map<SiftedFile, SiftedSoFar>();
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const counts = () => [...sofar.values()].reduce((sum, one) => added(sum, one.counts), NO_COUNTS);
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const at = file;
      const tell = (state: SiftedSoFar): void => {
        sofar.set(at, state);
        const done = [...sofar.values()].reduce((sum, one) => sum + one.at, 0);
        const { pages, passed } = counts();
        run.tell({ stage: 'sifting', done, total, pages, passed });
      };
      results.push(await siftFile(file, sieve, run, ports, tell, run.stop ?? (() => false)));
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, ports.limits.readers) }, work));
  return { results, counts: counts() };
}

/** The stages of one address, as sentences; nothing is stored. */
export async function explainSift(
  url: string,
  given: readonly string[],
  run: Omit<Run, 'again' | 'explain'>,
  ports: SiftPorts,
): Promise<string[]> {
  const { files, problems } = await ports.findArchives(given);
  const { results } = await sieveAll(files, { ...run, again: false, explain: url }, ports);
  const lines = [...problems, ...results.flatMap((one) => [...one.explained, ...one.problems])];
  const pages = results.flatMap(({ passed }) => passed);
  if (lines.length === 0) return [`no record in ${files.length === 1 ? 'the file' : 'the files'} is of ${url}`];
  if (pages.length === 0) return lines;
  const page = strongest(pages);
  const { found } = await gather([page.site], files, ports, () => undefined);
  const site = found.get(page.site) ?? { records: [], robots: [] };
  const { read, withheld, matches } = await judgeSite(page, site, ports, false);
  const pagesOf = site.records.filter(({ role }) => role === 'page').length;
  lines.push(`gathered: ${pagesOf} pages of ${page.site}, and ${site.robots.length} robots.txt`);
  if (withheld > 0) lines.push(`withheld: robots.txt in the archive forbids ${withheld} records`);
  if (!read)
    return [
      ...lines,
      page.whole ? 'not read: no page may be read' : 'not read: the archive has no page, so it is only suggested',
    ];
  if (matches.length === 0) return [...lines, 'read in full: nothing on it leads to a listed entity, so it is dropped'];
  return [
    ...lines,
    ...matches.map(
      (match) =>
        `read in full: ${match.verdict} (${match.weight.toFixed(1)} bits), listed entity ${entityOf(match) ?? ''}`,
    ),
  ];
}
