/** The Reader port without a process: for tests of what is asked of a reader and made of its answers. */
import { LIMITS } from '../src/model/limits.ts';
import type { Reader } from '../src/model/ports/reader.ts';
import type { Work } from '../src/reader/messages.ts';
import { doWork } from '../src/reader/work.ts';

async function here<Value>(work: Work, bodies: ReadonlyMap<string, Uint8Array>): Promise<{ ok: true; value: Value }> {
  return { ok: true, value: (await doWork(work, bodies, LIMITS, () => undefined)) as Value };
}
const one = (body: Uint8Array) => new Map([['', body]]);

export const readerHere: Reader = {
  charset: async (body, contentType) => (await here<string>({ what: 'charset', contentType }, one(body))).value,
  advise: ({ body, capture }, kind) => here({ what: 'advise', capture, kind }, one(body)),
  difference: (first, second, kind) =>
    here(
      { what: 'difference', captures: [first.capture, second.capture], kind },
      new Map([first, second].map(({ body }, i) => [String(i), body])),
    ),
  fingerprint: ({ visit, bodies }, names = null, _rules = [], texts = false) =>
    here({ what: 'fingerprint', visit, names, texts }, bodies),
  texts: ({ visit, bodies }) => here({ what: 'texts', visit }, bodies),
  mentions: ({ visit, bodies }, names) => here({ what: 'mentions', visit, names }, bodies),
  leads: ({ visit, bodies }) => here({ what: 'leads', visit }, bodies),
  image: (bytes) => here({ what: 'image' }, one(bytes)),
  redraw: (bytes, side, ground = 'white') => here({ what: 'redraw', side, ground }, one(bytes)),
  differ: (...both) => here({ what: 'differ' }, new Map(both.map((body, i) => [String(i), body]))),
  sheet: ({ body, capture }) => here({ what: 'sheet', capture }, one(body)),
  replay: ({ body, capture }, pictures, sheets) =>
    here(
      { what: 'replay', capture, pictures, sheets },
      new Map([['', body], ...sheets.map((sheet, i) => [String(i), sheet.body] as const)]),
    ),
  document: (bytes) => here({ what: 'document' }, one(bytes)),
  list: (path) => here({ what: 'list', path }, new Map()),
  watchlist: (sent) => here({ what: 'watchlist', sent }, new Map()),
  feed: (asked) => here({ what: 'feed', asked }, new Map()),
  archive: (sent) => here({ what: 'archive', sent }, new Map()),
  table: (asked, pieces) =>
    here({ what: 'table', asked }, new Map([...pieces].map(([start, bytes]) => [String(start), bytes]))),
  record: (asked) => here({ what: 'record', asked }, new Map()),
  sift: (piece) => here({ what: 'sift', piece }, new Map()),
  gather: (piece) => here({ what: 'gather', piece }, new Map()),
};
