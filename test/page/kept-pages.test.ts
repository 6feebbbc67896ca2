import { describe, expect, it } from 'vitest';
import { advise } from '../../src/page/advise.ts';
import { keptPages } from '../../src/page/kept-pages.ts';
import { openShown } from '../../src/page/page.ts';
import { searchTexts } from '../../src/page/search-text.ts';
import { openSite } from '../../src/page/site.ts';
import { fingerprintSite } from '../../src/signals/fingerprint.ts';
import { PROSE, shopPage } from '../../testkit/page/fixtures.ts';
import { capturedFrom } from '../../testkit/site-fixture.ts';

// A page is compared by ===: a tree that is printed has no end.
const captured = capturedFrom({
  '/': shopPage(3),
  '/about.html': `<title>About</title><p>${PROSE}</p><p>Call +353 1 496 0123</p>`,
  '/empty.html': '<div id="root"></div><script src="/app.js"></script>',
});
const pages = captured.visit.captures.map((capture) => ({
  capture,
  body: captured.bodies.get(capture.body ?? '') ?? new Uint8Array(),
}));
const [first] = pages as [(typeof pages)[number]];
const MARKUP = new TextDecoder().decode(first.body);
const ABOUT = { url: first.capture.finalUrl, status: first.capture.status, kind: captured.visit.kind };

describe('pages that were read for advice', () => {
  it('give the same fingerprint and the same texts as pages that are parsed for them', () => {
    const kept = keptPages();
    for (const { body, capture } of pages) advise(body, capture, captured.visit.kind, kept);
    const [parsed, taken] = [openSite(captured), openSite(captured, undefined, kept)];
    const nodes = (site: typeof parsed) => site.pages.map(({ outline }) => outline[0]?.node);
    expect(JSON.stringify(fingerprintSite(taken))).toBe(JSON.stringify(fingerprintSite(parsed)));
    expect(searchTexts(taken)).toEqual(searchTexts(parsed));
    expect(nodes(taken)[0] === nodes(parsed)[0]).toBe(false);
    // Each is taken once: a second reading parses the page.
    expect(kept.take(MARKUP, ABOUT) === undefined).toBe(true);
  });

  it('are taken only by the same bytes, answered in the same way', () => {
    const kept = keptPages();
    const page = openShown(first, captured.visit.kind, kept);
    expect(kept.take(`${MARKUP} `, ABOUT) === undefined).toBe(true);
    expect(kept.take(MARKUP, { ...ABOUT, status: 404 }) === undefined).toBe(true);
    expect(kept.take(MARKUP, { ...ABOUT, kind: 'social-page' }) === undefined).toBe(true);
    expect(kept.take(MARKUP, { ...ABOUT, url: 'https://other.example/' }) === undefined).toBe(true);
    expect(kept.take(MARKUP, ABOUT) === page).toBe(true);
  });

  it('are dropped, the oldest first, where they take more bytes than they may', () => {
    const page = openShown(first, captured.visit.kind);
    const bytes = 1_000 * page.layout.tape.elements.length + 4 * MARKUP.length;
    const kept = keptPages(2 * bytes);
    const at = (path: string) => ({ ...ABOUT, url: `https://mill.example/${path}` });
    for (const path of ['a', 'b', 'c']) kept.keep(MARKUP, at(path), page);
    expect(kept.take(MARKUP, at('a')) === undefined).toBe(true);
    expect(kept.take(MARKUP, at('b')) === page).toBe(true);
    expect(kept.take(MARKUP, at('c')) === page).toBe(true);
    const tiny = keptPages(bytes - 1);
    tiny.keep(MARKUP, ABOUT, page);
    expect(tiny.take(MARKUP, ABOUT) === undefined).toBe(true);
  });
});
