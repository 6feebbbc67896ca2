import { describe, expect, it } from 'vitest';
import { isReplayMarkup } from '../../../src/page/replay/markup.ts';
import { drawingFile } from '../../../src/page/replay/replayed-drawing.ts';
import { replayedPage } from '../../../src/page/replay/replayed-page.ts';

const page = (body: string): string =>
  replayedPage({ body: Buffer.from(`<!doctype html><body>${body}`), capture: CAPTURE as never }, []);
const CAPTURE = { url: 'http://shop.test/', finalUrl: 'http://shop.test/', charset: 'utf-8', status: 200, headers: {} };

describe('a drawing in a page', () => {
  it('keeps its shapes, gradients, copies of parts and colours', () => {
    const written = page(
      '<svg viewBox="0 0 24 24" width="24"><defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs><symbol id="s"><path d="M0 0h9v9z"/></symbol><use xlink:href="#s"/><rect fill="url(#g)" style="stroke:blue" width="9" height="9"/><text x="1">A &amp; B</text></svg>',
    );
    for (const part of [
      'viewbox="0 0 24 24"',
      '<lineargradient id="g">',
      'href="#s"',
      'fill="url(#g)"',
      'stroke:blue',
      'A &amp; B',
    ])
      expect(written).toContain(part);
    expect(isReplayMarkup(written)).toBe(true);
  });

  it('loads nothing and runs nothing', () => {
    const written = page(
      `<svg onload="x()"><style>rect{fill:url(http://out.test/a)}</style><script>x()</script><a href="http://out.test/"><rect fill="url(http://out.test/#a)" width="1" onclick="x()"/></a><use href="http://out.test/u.svg#a"/><image href="http://out.test/i.png"/><foreignObject><iframe src="http://out.test/"></iframe></foreignObject><animate attributeName="fill" to="url(http://out.test/)"/><rect fill="\\75rl(http://out.test/)"/></svg>`,
    );
    expect(written).not.toMatch(/out\.test|script|onload|onclick|iframe|animate|image|foreign/i);
    expect(isReplayMarkup(written)).toBe(true);
  });

  it('copies no part that copies others: a few hundred bytes would be billions of shapes', () => {
    const levels = Array.from({ length: 20 }, (_, i) => `<g id="l${i + 1}">${`<use href="#l${i}"/>`.repeat(10)}</g>`);
    const written = page(`<svg><g id="l0"><path d="M0 0"/></g>${levels.join('')}<use href="#l20"/></svg>`);
    expect(written.match(/<use/g)).toHaveLength(1);
    expect(page(`<svg><path id="p"/>${'<use href="#p"/>'.repeat(1_000)}</svg>`).match(/<use/g)).toHaveLength(200);
  });
});

describe('a drawing in a file', () => {
  it('is written as XML', () => {
    const file =
      '<?xml version="1.0"?><!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><style>.a>b{fill:red}</style><linearGradient id="g"/></svg>';
    expect(drawingFile(file)).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><style>.a&gt;b{fill:red;}</style><linearGradient id="g"></linearGradient></svg>',
    );
    expect(drawingFile('<p>no drawing</p>')).toBeNull();
  });

  it('knows no entities and no other files', () => {
    const file =
      '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg><text>&x;</text><image href="file:///etc/passwd"/></svg>';
    expect(drawingFile(file)).not.toMatch(/passwd(?!<)|image|ENTITY/);
  });
});
