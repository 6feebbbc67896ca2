/**
 * A Parquet file of Common Crawl's index, of which only some bytes are here → the rows of a range
 * of keys, or the bytes that are missing for them. Runs in a reader process, without a network.
 */
import { gunzipSync } from 'node:zlib';
import { decompress as unpackZstd } from 'fzstd';
import { type Compressors, parquetMetadata, parquetReadObjects, snappyUncompress } from 'hyparquet';
import { InputError } from '../errors.ts';
import type { AskedTable, ByteRange, TableRead, TableRow } from '../model/ports/reader.ts';

const KEY = 'url_surtkey';
const COLUMNS = [
  ...['url', 'fetch_time', 'fetch_status', 'content_digest', 'content_mime_detected'],
  ...['warc_filename', 'warc_record_offset', 'warc_record_length'],
];
/** A page of a column, unpacked. The file states its size: it is checked before room is made. */
const PAGE_BYTES = 32 << 20;
const MOST_ROWS = 5_000;

/** @param pieces bytes of the file by where they begin; the end of the file is among them */
export async function readTable(
  { length, keys }: AskedTable,
  pieces: ReadonlyMap<string, Uint8Array>,
): Promise<TableRead> {
  const held = [...pieces].map(([start, bytes]) => ({ start: Number(start), bytes }));
  const end = held.find(({ start, bytes }) => start + bytes.length === length);
  if (end === undefined) throw new Error('the end of the file was not given');
  const metadata = parquetMetadata(end.bytes, { geoparquet: false });
  const bounds = metadata.row_groups.map(({ columns }) => {
    const found = columns.find(({ meta_data: meta }) => meta?.path_in_schema[0] === KEY)?.meta_data?.statistics;
    const [first, last] = [found?.min_value ?? found?.min, found?.max_value ?? found?.max];
    if (typeof first !== 'string' || typeof last !== 'string')
      throw new InputError(`the file does not say which ${KEY} its row groups have`);
    return { first, last };
  });
  const [first = ''] = bounds.map((one) => one.first).sort();
  const [last = ''] = bounds
    .map((one) => one.last)
    .sort()
    .reverse();
  if (keys === null) return { first, last, rows: [], missing: [], isCut: false };

  const missing: ByteRange[] = [];
  const file = {
    byteLength: length,
    slice(from: number, to = length): ArrayBuffer | Promise<ArrayBuffer> {
      const piece = held.find(({ start, bytes }) => start <= from && to <= start + bytes.length);
      if (piece !== undefined) return new Uint8Array(piece.bytes.subarray(from - piece.start, to - piece.start)).buffer;
      missing.push({ start: from, end: to });
      // Never settled: the library stops here, and is asked again when the bytes are there.
      return new Promise(() => undefined);
    },
  };
  const filter = { [KEY]: { $gte: keys.from, $lt: keys.to } };
  /** Null: bytes are missing. */
  const read = async (columns: string[]): Promise<readonly Readonly<Record<string, unknown>>[] | null> => {
    const options = { file, metadata, filter, columns, compressors };
    const reading = parquetReadObjects({ ...options, usePageIndex: true, useOffsetIndex: true });
    const state = { isOver: false };
    const over = (): void => {
      state.isOver = true;
    };
    reading.then(over, over);
    // All bytes are in memory, so what can be done is done before the next turn of the event loop.
    do await new Promise((next) => setImmediate(next));
    while (!state.isOver && missing.length === 0);
    return missing.length > 0 ? null : reading;
  };
  // Most domains that are asked for are not there: their keys alone say so.
  const found = await read([KEY]);
  const rows = found === null || found.length === 0 ? found : await read(COLUMNS);
  const isCut = rows !== null && rows.length > MOST_ROWS;
  return { first, last, rows: (rows ?? []).slice(0, MOST_ROWS).map(rowOf), missing, isCut };
}

function rowOf(row: Readonly<Record<string, unknown>>): TableRow {
  const text = (name: string): string => (typeof row[name] === 'string' ? row[name] : '');
  const time = row['fetch_time'];
  return {
    url: text('url'),
    capturedAt: time instanceof Date ? time.toISOString() : '',
    status: Number(row['fetch_status']),
    digest: text('content_digest'),
    type: text('content_mime_detected'),
    file: text('warc_filename'),
    offset: Number(row['warc_record_offset']),
    length: Number(row['warc_record_length']),
  };
}

const bounded = (unpack: (bytes: Uint8Array, length: number) => Uint8Array) => (bytes: Uint8Array, length: number) => {
  if (!(length <= PAGE_BYTES)) throw new InputError(`a page of the file has ${length} bytes, more than ${PAGE_BYTES}`);
  return unpack(bytes, length);
};

/** Crawls are packed with gzip, newer ones with zstd. */
const compressors: Compressors = {
  GZIP: bounded((bytes, length) => gunzipSync(bytes, { maxOutputLength: Math.max(1, length) })),
  ZSTD: bounded((bytes, length) => unpackZstd(bytes, new Uint8Array(length))),
  SNAPPY: bounded((bytes, length) => {
    const page = new Uint8Array(length);
    snappyUncompress(bytes, page);
    return page;
  }),
};
