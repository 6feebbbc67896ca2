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

export interface Browser {
  /**
   * Path or address of the browser. Null: pages come over HTTP only, marked `render:unavailable`.
   */
  readonly found: string | null;
  /** A page can never make it reject; a browser with an unguarded way out does (ConfigError). */
  render(url: string, timeoutMs: number): Promise<RenderAnswer | RenderFailure>;
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
