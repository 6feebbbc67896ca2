import type { Screen } from '../derived/drawing.ts';

export interface RenderAnswer {
  readonly ok: true;
  readonly finalUrl: string;
  readonly status: number | null;
  /** The DOM after scripts ran, as UTF-8. */
  readonly html: Uint8Array;
  readonly screenshot: Uint8Array | null;
  /** `render:blocked`: a request was refused; `render:bytes`: cut at the limit of bytes. */
  readonly marks: readonly string[];
}
export type RenderFailure = { readonly ok: false; readonly code: string; readonly detail: string };

/** A captured page to draw again, and the captured files that it may ask for. */
export interface StoredPage extends StoredAnswer {
  readonly url: string;
  readonly screen: Screen;
  /** Null: not captured, so refused. */
  answer(url: string): Promise<StoredAnswer | null>;
}
export interface StoredAnswer {
  readonly body: Uint8Array;
  /** Null: the browser finds out. */
  readonly contentType: string | null;
}

/** Draws a captured page from its captured bytes. */
export type DrawStored = (page: StoredPage) => Promise<StoredPicture | RenderFailure>;
export interface StoredPicture {
  readonly ok: true;
  readonly png: Buffer;
  /** Its name and version. */
  readonly browser: string;
}

export interface Browser {
  /**
   * Path or address of the browser. Null: pages come over HTTP only, marked `render:unavailable`.
   */
  readonly found: string | null;
  /** A page can never make it reject; a browser with an unguarded way out does (ConfigError). */
  render(url: string, timeoutMs: number): Promise<RenderAnswer | RenderFailure>;
  /** Without scripts and without a way out: every request is answered from the page or refused. */
  readonly drawStored: DrawStored;
  /**
   * Loads the driver before the first page: loading blocks the event loop for a third of a second.
   */
  load(): Promise<void>;
  /**
   * Tests that a started browser cannot leave its guard. Returns a sentence on its tries. Null: no
   * browser found.
   */
  prove(): Promise<string | null>;
  close(): Promise<void>;
}
