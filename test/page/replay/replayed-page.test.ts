import { describe, expect, it } from 'vitest';
import { isReplayMarkup } from '../../../src/page/replay/markup.ts';
import { replayedPage } from '../../../src/page/replay/replayed-page.ts';
import { replayedStyle } from '../../../src/page/replay/replayed-style.ts';
import { ATTACKS, attackPage } from '../../../testkit/desk/replay-attacks.ts';

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
    expect(tags.replace(/ title="[^"]*"/g, '')).not.toMatch(/outside\.example|javascript:|\son\w+=|\shref=|\sxlink/i);
    expect(written).not.toMatch(/<(?:script|link|meta|base|iframe|frame|object|embed|svg|math|template|noscript)/i);
  });

  it('keeps what a reader sees, shows captured pictures and says where a link led', () => {
    const page =
      '<!doctype html><html lang="en"><head><title>Red & co</title><style>p{color:red}</style></head><body class="a"><h1 style="background:url(red.png)">1 < 2</h1><a href="/b">b</a><img srcset="blue.png 1x, red.png 2x" alt="red"><table><tr><td colspan="2">x</table><input value="a" type="text">';
    expect(replayed(page)).toBe(
      '<!doctype html>\n<html lang="en"><head><title>Red &amp; co</title><style>p{color:red}</style></head><body class="a"><h1 style="background:url(&quot;/picture/seal/red&quot;)">1 &lt; 2</h1><a title="led to /b">b</a><img alt="red" src="/picture/seal/red"><table><tbody><tr><td colspan="2">x</td></tr></tbody></table><input value="a" type="text" disabled=""></body></html>',
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
  it.each(Object.entries(ATTACKS).filter(([name]) => name !== 'overlay' && name !== 'css'))(
    'refuses an attack as it is: %s',
    (_, attack) => {
      expect(isReplayMarkup(attackPage(attack, OUT).replace('<!doctype html>', ''))).toBe(false);
    },
  );
  it('refuses pictures from elsewhere', () => {
    expect(isReplayMarkup('<img src="/picture/a/b">')).toBe(true);
    for (const src of ['//outside.example/picture/', 'http://outside.example/', '/page/a/b/c', 'data:,'])
      expect(isReplayMarkup(`<img src="${src}">`), src).toBe(false);
  });
});

it('a style loads captured pictures and nothing else', () => {
  const pathOf = (address: string) => (address === 'red.png' ? '/picture/seal/red' : null);
  expect(replayedStyle(`a{b:url( 'red.png' ) url(blue.png)}`, pathOf)).toBe('a{b:url("/picture/seal/red") none}');
  expect(replayedStyle('@import "x";@font-face{src:url(f)}', pathOf)).not.toMatch(/@import|@font-face|url\(/);
  expect(replayedStyle(String.raw`a{b:\75 \72l(x) u\rl(y)}.a\:b{c:d}`, pathOf)).toBe(
    String.raw`a{b:none none}.a\:b{c:d}`,
  );
  expect(replayedStyle('@font-face{src:url(f)}a{b:c}', pathOf)).toBe('@left-out-font-face{src:none}a{b:c}');
  expect(replayedStyle('</style><!--', pathOf)).not.toContain('<');
});
