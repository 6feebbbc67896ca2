import { describe, expect, it } from 'vitest';
import { isReplayMarkup } from '../../../src/page/replay/markup.ts';
import { replayedPage } from '../../../src/page/replay/replayed-page.ts';
import { replayedSheet, replayedStyle } from '../../../src/page/replay/replayed-style.ts';
import { ATTACKS, attackPage } from '../../../testkit/desk/replay-attacks.ts';
import { STYLE_ATTACKS } from '../../../testkit/desk/style-attacks.ts';

const OUT = 'http://outside.example';
const capture = {
  url: 'https://shop.example/a/',
  finalUrl: 'https://shop.example/a/',
  charset: 'utf-8',
  status: 200,
  headers: {},
};
const pictures = [['https://shop.example/a/red.png', '/picture/seal/red']] as const;
const replayed = (markup: string) => replayedPage({ body: Buffer.from(markup), capture }, pictures);

describe('a replayed page', () => {
  it.each(Object.entries(ATTACKS))('has nothing of an attack: %s', (_, attack) => {
    const written = replayed(attackPage(attack, OUT));
    expect(isReplayMarkup(written)).toBe(true);
    expect(written).toContain('Our goods');
    const tags = written.match(/<[^>]*>/g)?.join('\n') ?? '';
    expect(tags.replace(/ title="[^"]*"/g, '')).not.toMatch(
      /outside\.example|javascript:|\son\w+=|\shref="(?!#-")|\sxlink/i,
    );
    expect(written).not.toMatch(
      /<(?:script|link|meta|base|iframe|frame|object|embed|math|template|noscript|image|foreignobject|animate|set|filter|pattern|desc)\b/i,
    );
  });

  it('keeps what a reader sees, shows captured pictures and says where a link led', () => {
    const page =
      '<!doctype html><html lang="en"><head><title>Red & co</title><style>p{color:red}</style></head><body class="a"><h1 style="background:url(red.png)">1 < 2</h1><a href="/b">b</a><img srcset="blue.png 1x, red.png 2x" alt="red"><table><tr><td colspan="2">x</table><input value="a" type="text">';
    expect(replayed(page)).toBe(
      '<!doctype html>\n<html lang="en"><head><title>Red &amp; co</title><style>p{color:red;}</style></head><body class="a"><h1 style="background:url(/picture/seal/red);">1 &lt; 2</h1><a href="#-" tabindex="-1" title="led to /b">b</a><img alt="red" src="/picture/seal/red"><table><tbody><tr><td colspan="2">x</td></tr></tbody></table><input value="a" type="text" inert=""></body></html>',
    );
  });

  it('shows what frames and shadow roots of the page show, without their style', () => {
    const style = '<style>p{display:none}</style>';
    const page = `<div><template shadowrootmode=open>${style}<p>root</p></template></div><iframe srcdoc="${style}<p onclick=x()>frame</p><script>y()</script>"></iframe><object data=x><p>object</p></object><template>none</template><iframe>none</iframe>`;
    expect(replayed(page)).toBe(
      '<html><head></head><body><div><p>root</p><span hidden=""></span></div><p>frame</p><p>object</p></body></html>',
    );
  });

  it('takes hostile depth and size as every page', () => {
    expect(isReplayMarkup(replayed('<div>'.repeat(20_000)))).toBe(true);
    expect(isReplayMarkup(replayed('<p title="'.repeat(5_000)))).toBe(true);
  });
});

describe('the check of what a reader answers', () => {
  // What a style asks for is for the policy to refuse, and an overlay stays in its frame.
  it.each(
    Object.entries(ATTACKS).filter(([name]) => name !== 'overlay' && name !== 'css' && !name.startsWith('style: ')),
  )('refuses an attack as it is: %s', (_, attack) => {
    expect(isReplayMarkup(attackPage(attack, OUT).replace('<!doctype html>', ''))).toBe(false);
  });
  it('refuses pictures from elsewhere', () => {
    expect(isReplayMarkup('<img src="/picture/a/b">')).toBe(true);
    for (const src of ['//outside.example/picture/', 'http://outside.example/', '/page/a/b/c', 'data:,'])
      expect(isReplayMarkup(`<img src="${src}">`), src).toBe(false);
  });
});

describe('a replayed style', () => {
  const pathOf = (address: string) => (address === 'red.png' ? '/picture/seal/red' : null);
  const sources = { pathOf, sheetAt: () => null };
  const sheet = (css: string) => replayedSheet(css, sources);

  it('shows captured pictures and no others', () => {
    expect(sheet(`a{background:url( 'red.png' ),url(blue.png)}`)).toBe('a{background:url(/picture/seal/red),none;}');
    expect(replayedStyle('background:url(red.png);color:red', sources)).toBe(
      'background:url(/picture/seal/red);color:red;',
    );
  });
  it('keeps what draws, in groups and by itself', () => {
    const css =
      '@layer a,b;@media (min-width:3px){a:hover>b::after{content:"\\201c"}}@supports (display:grid){a{display:grid}}:root{--c:rgb(1 2 3/50%)}a{color:var(--c,red)!important;width:calc(1px + 2%)}@keyframes k{from{top:0}}';
    expect(sheet(css)).toBe(
      '@layer a,b;@media (min-width:3px){a:hover>b::after{content:"\\201c";}}@supports (display:grid){a{display:grid;}}:root{--c:rgb(1 2 3/50%);}a{color:var(--c,red)!important;width:calc(1px + 2%);}@keyframes k{from{top:0;}}'.replace(
        String.raw`"\201c"`,
        '"“"',
      ),
    );
  });
  it('turns a range around, so that no sign of a tag is written', () => {
    expect(sheet('@media (width < 5px){a{top:0}}')).toBe('@media (5px>width){a{top:0;}}');
    expect(sheet('@media (1px <= width < 5px){a{top:0}}')).toBe('@media (5px>width>=1px){a{top:0;}}');
    expect(sheet('a::after{content:"</style>"}')).toBe(String.raw`a::after{content:"\3c /style>";}`);
  });
  it('puts an imported sheet in the place of its import, and no sheet into itself', () => {
    const again = { css: '@import "again.css";i{top:0}', sources: { ...sources, sheetAt: () => again } };
    const written = replayedSheet('@import "again.css" layer(l) screen;', again.sources);
    expect(written.match(/i\{top:0;\}/g)).toHaveLength(5);
    expect(written).toMatch(/^@layer l\{@media screen\{/);
  });
  it.each(Object.entries(STYLE_ATTACKS))('has nothing of an attack: %s', (_, css) => {
    for (const written of [sheet(css.replaceAll('OUT', OUT)), replayedStyle(css.replaceAll('OUT', OUT), sources)]) {
      expect(isReplayMarkup(`<style>${written}</style>`)).toBe(true);
      // Words that only a drawing would show.
      expect(written.replace(/content:"[^"]*"|--b:"[^"]*"|--u:"[^"]*"|\[[^\]]*\]/g, '')).not.toContain(
        'outside.example',
      );
    }
  });
});
