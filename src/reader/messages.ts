/**
 * Messages between a process and its readers. No message holds many more bytes than
 * `MESSAGE_BYTES`, or one body.
 */

import type { ExtractionRule } from '../model/derived/extraction-rule.ts';
import type { Visit } from '../model/facts/visit.ts';
import type { Limits } from '../model/limits.ts';
import type { ShownPage } from '../model/ports/capture.ts';
import type { NameFile } from '../model/ports/names.ts';
import type {
  AskedFeed,
  AskedRecord,
  AskedTable,
  Ground,
  ReplayedSheet,
  SentArchive,
  SentWatchlist,
} from '../model/ports/reader.ts';
import type { GatherPiece, SiftPiece } from '../model/ports/sift.ts';
import type { Kind } from '../model/words.ts';

/** From the operator's configuration. */
type Rules = readonly ExtractionRule[];
type Shown = ShownPage['capture'];

/** One piece of work; the bytes that it is about came in messages of their own before it. */
export type Work =
  | { readonly what: 'charset'; readonly contentType: string | null }
  | { readonly what: 'advise'; readonly capture: Shown; readonly kind: Kind }
  /** Two pages, under the keys 0 and 1. */
  | { readonly what: 'difference'; readonly captures: readonly [Shown, Shown]; readonly kind: Kind }
  /** A style sheet. */
  | { readonly what: 'sheet'; readonly capture: Shown }
  | {
      readonly what: 'fingerprint';
      readonly visit: Visit;
      readonly names: NameFile | null;
      readonly rules?: Rules;
      /** True: with the texts of its pages. */
      readonly texts?: boolean;
    }
  | { readonly what: 'texts'; readonly visit: Visit }
  | { readonly what: 'mentions'; readonly visit: Visit; readonly names: NameFile; readonly rules?: Rules }
  | { readonly what: 'leads'; readonly visit: Visit }
  | { readonly what: 'image' }
  | { readonly what: 'redraw'; readonly side: number; readonly ground: Ground }
  /** Two drawn pictures, under the keys 0 and 1. */
  | { readonly what: 'differ' }
  | {
      readonly what: 'replay';
      readonly capture: Shown;
      readonly pictures: readonly (readonly [address: string, path: string])[];
      /** Their bodies come under the keys 0, 1 and so on. */
      readonly sheets: readonly Omit<ReplayedSheet, 'body'>[];
    }
  | { readonly what: 'document' }
  | { readonly what: 'list'; readonly path: string }
  | { readonly what: 'watchlist'; readonly sent: SentWatchlist }
  | { readonly what: 'archive'; readonly sent: SentArchive }
  | { readonly what: 'feed'; readonly asked: AskedFeed }
  /** Bytes of its file come under where they begin. */
  | { readonly what: 'table'; readonly asked: AskedTable }
  | { readonly what: 'record'; readonly asked: AskedRecord }
  | { readonly what: 'sift'; readonly piece: SiftPiece }
  | { readonly what: 'gather'; readonly piece: GatherPiece };

export type ReaderLimits = Pick<Limits, 'imageBytes' | 'documentBytes'>;

/** Beyond it a site's bodies go in several messages: each is copied whole on both sides. */
export const MESSAGE_BYTES = 1024 * 1024;

/** `key`: the digest of a page of a site; empty where there is but one body; else its number. */
export interface Body {
  readonly key: string;
  readonly body: Uint8Array;
}

/** Sent to a reader: bodies, and with the last of them the work to do with all. */
export interface Order {
  readonly bodies: readonly Body[];
  readonly task?: { readonly work: Work; readonly limits: ReaderLimits };
}

/** Messages of a reader: it is at work; its results so far; the whole answer; the work threw. */
export type Report =
  | { readonly ready: true }
  | { readonly found: unknown }
  | { readonly done: unknown }
  | { readonly threw: string };
