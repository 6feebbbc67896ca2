/** Pages that were read for advice, kept until their site is read: a page is parsed once. */
import type { About, KeptPages, OpenedPage } from './page.ts';

/** Bytes of all pages, as estimated: beyond it the oldest are dropped, and parsed again. */
const MOST_BYTES = 64 * 1024 * 1024;
/** An element with its attributes, its texts and what is found on it. */
const ELEMENT_BYTES = 1_000;
/** A character of markup. */
const CHARACTER_BYTES = 4;

/** @param most bytes of all that is kept */
export function keptPages(most = MOST_BYTES): KeptPages {
  /** By address, the oldest first. */
  const pages = new Map<string, { markup: string; about: About; page: OpenedPage; bytes: number }>();
  let bytes = 0;
  function drop(url: string): void {
    bytes -= pages.get(url)?.bytes ?? 0;
    pages.delete(url);
  }
  return {
    keep(markup, { url, status, kind }, page) {
      drop(url);
      const size = ELEMENT_BYTES * page.layout.tape.elements.length + CHARACTER_BYTES * markup.length;
      pages.set(url, { markup, about: { url, status, kind }, page, bytes: size });
      bytes += size;
      for (const oldest of pages.keys()) {
        if (bytes <= most) return;
        drop(oldest);
      }
    },
    take(markup, { url, status, kind }) {
      const found = pages.get(url);
      if (found?.markup !== markup || found.about.status !== status || found.about.kind !== kind) return undefined;
      drop(url);
      return found.page;
    },
  };
}
