/** Pages drawn by a browser. */

export interface RenderAnswer {
  readonly ok: true;
  readonly finalUrl: string;
  readonly status: number | null;
  /** The DOM after scripts ran, as UTF-8. */
  readonly html: Uint8Array;
  readonly screenshot: Uint8Array | null;
  /** `render:blocked`: something it asked for was refused; `render:bytes`: it was cut at its bytes. */
  readonly marks: readonly string[];
}
export interface RenderFailure {
  readonly ok: false;
  readonly code: string;
  readonly detail: string;
}

export interface Browser {
  /** Path or address of the browser, or null: then pages are taken over HTTP only and visits are marked `render:unavailable`. */
  readonly found: string | null;
  /** Never rejects for what a page does; rejects with ConfigError when the browser's way out is found open. */
  render(url: string, timeoutMs: number): Promise<RenderAnswer | RenderFailure>;
  /** Loads the browser's driver, which holds the event loop for a third of a second: before a worker takes its first page. */
  load(): Promise<void>;
  /** Starts a browser, has it try what must stay closed, and says what was tried. Rejects like `render`; null: none found. */
  prove(): Promise<string | null>;
  close(): Promise<void>;
}
