/** One address → the stages that dropped or passed it, as sentences. Nothing is stored. */
import { FILE_START } from '../../model/derived/sift.ts';
import type { Ports } from '../ports.ts';
import { currentSieve } from './compile-sieve.ts';
import { COUNTED_BYTES, countedSigns, othersIn } from './count-signs.ts';
import { entityOf, judgeSite, type PassedIn, strongest } from './judge-site.ts';
import type { SiftOptions } from './sift.ts';
import { foundIn, sievedSlices } from './slices.ts';
import type { SiftPorts } from './work-part.ts';

export async function explainSift(
  url: string,
  given: readonly string[],
  { bits, base }: Omit<SiftOptions, 'again'>,
  tell: (done: number, total: number) => void,
  signal: AbortSignal,
  ports: SiftPorts & Pick<Ports, 'findArchives'>,
): Promise<string[]> {
  const { files, problems: lines } = await ports.findArchives(given, base);
  const told = [...lines];
  const sieve = await currentSieve(ports);
  const counts = [];
  for (const [done, { name }] of files.entries()) {
    tell(done, files.length);
    const here = await ports.bringArchive(name, signal, COUNTED_BYTES);
    counts.push(await countedSigns(here.path, sieve, ports));
    await here.leave();
  }
  const others = othersIn(counts);
  const pages: PassedIn[] = [];
  for (const [done, { name }] of files.entries()) {
    tell(done, files.length);
    const here = await ports.bringArchive(name, signal);
    const options = { path: here.path, from: FILE_START, bits, explain: url, others };
    for await (const slice of sievedSlices(options, () => currentSieve(ports), ports)) {
      told.push(...slice.explained, ...(slice.fault === null ? [] : [`${name}: ${slice.fault.detail}`]));
      pages.push(...slice.passed.map((page) => ({ ...page, name })));
      signal.throwIfAborted();
    }
    await here.leave();
  }
  if (told.length === 0) return [`no record in ${files.length === 1 ? 'the file' : 'the files'} is of ${url}`];
  if (pages.length === 0) return told;
  const page = strongest(pages);
  const records = [];
  const robots = [];
  for (const { name } of files) {
    const here = await ports.bringArchive(name, signal);
    const found = await foundIn({ path: here.path, name }, page.site, ports);
    records.push(...found.records);
    robots.push(...found.robots);
    await here.leave();
  }
  const { read, withheld, matches } = await judgeSite(page, { records, robots }, ports, false);
  const count = records.filter(({ role }) => role === 'page').length;
  told.push(`gathered: ${count} pages of ${page.site}, and ${robots.length} robots.txt`);
  if (withheld > 0) told.push(`withheld: robots.txt in the archive forbids ${withheld} records`);
  if (!read) {
    const why = page.whole ? 'no page may be read' : 'the archive has no page, so it is only suggested';
    return [...told, `not read: ${why}`];
  }
  if (matches.length === 0) return [...told, 'read in full: nothing on it leads to a listed entity, so it is dropped'];
  const bitsOf = (weight: number): string => `${weight.toFixed(1)} bits`;
  return [
    ...told,
    ...matches.map(
      (one) => `read in full: ${one.verdict} (${bitsOf(one.weight)}), listed entity ${entityOf(one) ?? ''}`,
    ),
  ];
}
