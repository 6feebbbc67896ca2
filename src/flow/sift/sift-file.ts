/** One file of an archive → the pages that pass, in slices that are noted as they end. */
import type { PassedPage, SiftCounts, SiftSlice } from '../../model/derived/sift.ts';
import { sha256 } from '../../model/digest.ts';
import type { SiftedFile, SiftPiece } from '../../model/ports/sift.ts';
import type { Ports } from '../ports.ts';
import type { CompiledSieve } from './compile-sieve.ts';

/** Unpacked bytes between two notes: what a killed process does again. */
const SLICE_BYTES = 64 << 20;
/** Records of a piece, after a reader died in a larger one; the last is left unread. */
const PIECES = [1_000_000, 64, 1];

export interface SiftOptions {
  readonly bits: number;
  /** True: what is noted of the files is forgotten. */
  readonly again: boolean;
  readonly explain?: string | undefined;
  /** Unpacked bytes between two notes. */
  readonly sliceBytes?: number;
}

export interface SiftedSoFar {
  readonly counts: SiftCounts;
  /** Bytes of the file that are behind it. */
  readonly at: number;
}

export interface FileResult {
  /** The name of its notes. */
  readonly key: string;
  readonly passed: readonly (PassedPage & { readonly path: string })[];
  readonly counts: SiftCounts;
  readonly problems: readonly string[];
  readonly explained: readonly string[];
}

export const NO_COUNTS: SiftCounts = {
  ...{ records: 0, pages: 0, bytes: 0, own: 0, noarchive: 0, dropped: 0, passed: 0, unread: 0 },
};

export function added(one: SiftCounts, other: SiftCounts): SiftCounts {
  const names = Object.keys(one) as (keyof SiftCounts)[];
  return Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as SiftCounts;
}

/** Goes on where the notes of the file end. @param stop asked between slices */
export async function siftFile(
  file: SiftedFile,
  sieve: CompiledSieve,
  { bits, again, explain, sliceBytes = SLICE_BYTES }: SiftOptions,
  { reader, siftFiles, limits }: Pick<Ports, 'reader' | 'siftFiles' | 'limits'>,
  tell: (sofar: SiftedSoFar) => void,
  stop: () => boolean,
): Promise<FileResult> {
  const key = sha256(file.key, sieve.revision, String(bits));
  if (again) await siftFiles.forget(key);
  const slices = explain === undefined ? await siftFiles.noted(key) : [];
  let counts = slices.reduce((sum, slice) => added(sum, slice.counts), NO_COUNTS);
  const last = slices.at(-1);
  // Pieces stay small until the record that kills is behind them.
  let size = 0;
  for (let from = last === undefined ? { at: 0, skip: 0 } : last.next; from !== null && !stop(); ) {
    tell({ counts, at: from.at });
    const whole = { path: file.path, from, bytes: sliceBytes, sieve: sieve.path, names: sieve.names, bits, limits };
    const slice = await nextSlice({ ...whole, ...(explain !== undefined && { explain }) });
    if (explain === undefined) await siftFiles.note(key, slice);
    slices.push(slice);
    counts = added(counts, slice.counts);
    from = slice.next;
  }
  tell({ counts, at: file.bytes });
  return {
    key,
    passed: slices.flatMap(({ passed }) => passed.map((page) => ({ ...page, path: file.path }))),
    counts,
    problems: slices.flatMap(({ fault }) => (fault === null ? [] : [`${file.path}: ${fault.detail} (${fault.code})`])),
    explained: slices.flatMap(({ explained }) => explained),
  };

  /** A page that kills its readers is found by smaller pieces, and left out. */
  async function nextSlice(piece: Omit<SiftPiece, 'records' | 'unread'>): Promise<SiftSlice> {
    let why = { code: '', detail: '' };
    for (; size < PIECES.length; size += 1) {
      const read = await reader.sift({ ...piece, records: PIECES[size] ?? 1, unread: false });
      if (read.ok) return read.value;
      why = read;
    }
    size = 0;
    const passedOver = await reader.sift({ ...piece, records: 1, unread: true });
    const at = piece.from.at;
    if (passedOver.ok) {
      const detail = `the record at byte ${at} was left out: ${why.detail}`;
      return { ...passedOver.value, fault: passedOver.value.fault ?? { code: why.code, detail } };
    }
    const detail = `at byte ${at}: ${passedOver.detail}; what comes before was sifted`;
    return { next: null, counts: NO_COUNTS, passed: [], fault: { code: passedOver.code, detail }, explained: [] };
  }
}
