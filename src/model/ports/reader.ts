/** What came, read in processes of their own. */
import type { NameSearch, ReadSite } from '../mention.ts';
import type { CapturedSite, DocumentInfo, ImageGrid, Visit } from '../visit.ts';
import type { PageAdvice, ShownPage, ViewDifference } from './capture.ts';
import type { NameFile } from './names.ts';

/** What became of bytes that were read in a process of their own; `found`: what was known before that process was ended. */
export type ReadOutcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      readonly code: 'parse:time' | 'parse:memory' | 'parse:crash';
      readonly detail: string;
      readonly found: Value | null;
    };

/** `grid` null: these bytes are no picture. `marks`: why there is no look of it (limit:pixels, limit:bytes). */
export interface PictureRead {
  readonly grid: ImageGrid | null;
  readonly marks: readonly string[];
}

/** Reads bytes that nobody vouches for, where they can neither block, fill nor end the process that asks. Never rejects. */
export interface Reader {
  /** The WHATWG label of a page's encoding, by its bytes and its Content-Type. */
  charset(body: Uint8Array, contentType: string | null): Promise<string>;
  /** Where a page's encoding is not known yet, it is decided. */
  advise(page: ShownPage, kind: Visit['kind']): Promise<ReadOutcome<PageAdvice>>;
  difference(first: ShownPage, second: ShownPage, kind: Visit['kind']): Promise<ReadOutcome<ViewDifference>>;
  /** @param names looked for on the pages while they are parsed; null: none */
  fingerprint(captured: CapturedSite, names?: NameFile | null): Promise<ReadOutcome<ReadSite>>;
  /** Only the listed names: for a site that was read with another list. */
  mentions(captured: CapturedSite, names: NameFile): Promise<ReadOutcome<NameSearch>>;
  image(bytes: Uint8Array): Promise<ReadOutcome<PictureRead>>;
  /** Null: these bytes are no document. */
  document(bytes: Uint8Array): Promise<ReadOutcome<DocumentInfo | null>>;
}
