/** Changes a bundle in every way and counts what a check does not find, or does not name. */

import { readZip, writeZip, type ZipEntry } from '../../src/archive/wacz/stored-zip.ts';
import { checkBundle } from '../../src/evidence/check-bundle.ts';
import { randomOf } from '../generated-world.ts';

/** The parts of a bundle that a byte may stand in. */
export type Part = 'content' | 'header' | 'directory';

export interface FlipCount {
  readonly what: string;
  tried: number;
  unfound: number;
  /** Found, but nothing at that entry was named. */
  unnamed: number;
}

interface Region {
  readonly from: number;
  readonly to: number;
  readonly entry: string;
  readonly part: Part;
}

/** Whose byte is at which place, by the layout that a ZIP file has (APPNOTE 4.3). */
export function regionsOf(file: Buffer): Region[] {
  const regions: Region[] = [];
  const { entries } = readZip(file);
  let at = 0;
  for (const { path, bytes } of entries) {
    const begin = at + 30 + Buffer.byteLength(path);
    regions.push({ from: at, to: begin, entry: path, part: 'header' });
    regions.push({ from: begin, to: begin + bytes.byteLength, entry: path, part: 'content' });
    at = begin + bytes.byteLength;
  }
  for (const { path } of entries) {
    const to = at + 46 + Buffer.byteLength(path);
    regions.push({ from: at, to, entry: path, part: 'directory' });
    at = to;
  }
  regions.push({ from: at, to: file.length, entry: '(zip)', part: 'directory' });
  return regions;
}

/** @param each called as flips are done */
export function flipBytes(
  file: Buffer,
  times: number,
  seed: number,
  each: (done: number) => void = () => {},
): FlipCount[] {
  const random = randomOf(seed);
  const regions = regionsOf(file);
  const counts = new Map<string, FlipCount>();
  for (let i = 0; i < times; i++) {
    // A third of them where few bytes are: in headers, the directory and the small entries.
    const small = regions.filter(({ from, to }) => to - from < 20_000);
    const region = i % 3 === 0 ? small[Math.floor(random() * small.length)] : undefined;
    const [from, to] = region === undefined ? [0, file.length] : [region.from, region.to];
    const at = from + Math.floor(random() * (to - from));
    const owner = regions.find((one) => at >= one.from && at < one.to);
    const before = file[at] ?? 0;
    file[at] = before ^ (1 + Math.floor(random() * 255));
    const { problems } = checkBundle(file);
    file[at] = before;
    const what = `${owner?.part ?? ''} of ${owner?.entry ?? ''}`;
    const count = counts.get(what) ?? { what, tried: 0, unfound: 0, unnamed: 0 };
    counts.set(what, count);
    count.tried++;
    if (problems.length === 0) count.unfound++;
    // What is broken in the directory may leave the file without one: then that is named.
    else if (!problems.some(({ entry }) => entry === owner?.entry || (owner?.part !== 'content' && entry === '(zip)')))
      count.unnamed++;
    each(i + 1);
  }
  return [...counts.values()].sort((a, b) => (a.what < b.what ? -1 : 1));
}

/** Entries put in, taken out, put twice, moved, renamed and emptied, each way for every entry. */
export function rearrange(file: Buffer): FlipCount[] {
  const { entries } = readZip(file);
  const ways: Readonly<Record<string, (index: number) => ZipEntry[]>> = {
    'entry put in': (index) =>
      entries.toSpliced(index, 0, { path: `evidence/extra-${index}.json`, bytes: Buffer.from('{}') }),
    'entry taken out': (index) => entries.toSpliced(index, 1),
    'entry put twice': (index) => entries.toSpliced(index, 0, entries[index] as ZipEntry),
    'entry moved': (index) => {
      const rest = entries.toSpliced(index, 1);
      return rest.toSpliced((index + 1) % entries.length, 0, entries[index] as ZipEntry);
    },
    'entry renamed': (index) =>
      entries.with(index, { ...(entries[index] as ZipEntry), path: `${entries[index]?.path}x` }),
    'entry emptied': (index) => entries.with(index, { ...(entries[index] as ZipEntry), bytes: Buffer.alloc(0) }),
  };
  return Object.entries(ways).map(([what, make]) => {
    const count = { what, tried: 0, unfound: 0, unnamed: 0 };
    for (let index = 0; index < entries.length; index++) {
      const changed = Buffer.concat(writeZip(make(index)));
      if (changed.equals(file)) continue;
      count.tried++;
      const { problems } = checkBundle(changed);
      if (problems.length === 0) count.unfound++;
      else if (problems.every(({ entry }) => entry === '(zip)')) count.unnamed++;
    }
    return count;
  });
}
