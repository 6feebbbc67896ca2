import { describe, expect, it } from 'vitest';
import { hidingClasses } from '../../../src/page/view/hidden.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';

const seen = (inside: string): string =>
  siteFrom({
    '/': `<html lang="en"><body><main>${inside}<p>Herbs in bags of a pound each, dried in the shade of old barns.</p></main></body></html>`,
  }).pages[0]?.text ?? '';
const HIDING = [
  'style="display:none"',
  'style="color: red; display : none !important"',
  'hidden',
  'style="visibility:hidden"',
  'style="font-size:0"',
  'style="font-size: 0.0em;"',
  'style="font:0/0 a"',
  'style="font-size:1px"',
  'style="position:absolute;left:-9999px"',
  'style="margin-left:-99999px"',
  'style="text-indent:-999em"',
  'style="clip:rect(0,0,0,0);position:absolute"',
  'style="clip-path:inset(50%)"',
  'style="height:0;overflow:hidden"',
  'style="color:transparent"',
  'style="color:#fff;background:#ffffff"',
  'style="background-color:rgb(255,255,255);color:white"',
];
const SHOWING = [
  'style="font-size:10px"',
  'style="font-size:0.9em"',
  'style="font:400 10px/1 Arial"',
  'style="left:-20px"',
  'style="color:#fff;background:#000"',
  'style="color:#fff;background:#fff url(/dark.jpg)"',
  'style="color:transparent;background-clip:text"',
  'style="visibility:hidden" class="wow fadeIn"',
  'style="opacity:0"',
  'style="overflow:hidden"',
];

describe('what is hidden', () => {
  it.each(HIDING)('%s hides', (attribute) => {
    expect(seen(`<p ${attribute}>quillwort</p>`)).toMatch(/^Herbs in bags/);
  });

  it.each(SHOWING)('%s shows', (attribute) => {
    expect(seen(`<p ${attribute}>quillwort</p>`)).toContain('quillwort');
  });

  it('is as white as the ground around it, unless a style sheet may have put another there', () => {
    expect(seen('<div style="background:#fff"><p><font color="#FFFFFF">quillwort</font></p></div>')).not.toContain(
      'quill',
    );
    expect(
      seen('<div style="background:#fff"><p class="dark"><font color="#fff">quillwort</font></p></div>'),
    ).toContain('quill');
  });

  it('neither poisons the paragraph it stands in nor cuts it up', () => {
    const paragraph = seen(
      '<p>We dry<span style="display:none"> nothing</span> herbs <b style="font-size:0">x</b>slowly.</p>',
    );
    expect(paragraph.split('\n')[0]).toBe('We dry herbs slowly.');
  });

  it('is kept as a hidden block behind the paragraph', () => {
    const page = siteFrom({ '/': '<body><p>We dry <i hidden>Quillmoor</i>herbs in the shade of old barns.</p></body>' })
      .pages[0];
    expect(page?.blocks.map(({ text, hidden }) => [text, hidden])).toEqual([
      ['We dry herbs in the shade of old barns.', false],
      ['Quillmoor', true],
    ]);
  });
});

describe("what the page's own style elements hide", () => {
  const styled = (css: string, inside: string) => seen(`<style>${css}</style><p>${inside}</p>`);

  it.each([
    '.q{display:none}',
    'span.q { position:absolute; left:-9999px }',
    '.a, .q{font-size:0}',
    '/* } */ .q{display:none}',
  ])('%s hides a run within a line', (css) => {
    expect(styled(css, 'We dry <span class="x q">nothing </span>herbs.')).toContain('We dry herbs.');
  });

  it.each([
    ['@media print{.q{display:none}}', '<span class="q">slowly</span>'],
    ['.q{display:none} .q{display:inline}', '<span class="q">slowly</span>'],
    ['.menu .q{display:none}', '<span class="q">slowly</span>'],
    ['.q:hover{display:none}', '<span class="q">slowly</span>'],
    ['.q{color:red', '<span class="q">slowly</span>'],
    // A tab or a menu, which a script shows.
    ['.q{display:none}', '</p><div class="q">slowly</div><p>'],
  ])('%s leaves %s', (css, inside) => {
    expect(styled(css, `We dry herbs ${inside}`)).toContain('slowly');
  });
});

it.each(['/*', '{', '}', '@a{', '@a{}', '.q{', '.a,', '.q{}', '.q{font:', '.q{display:none}'])(
  'a style element of 100 KB of %j is read quickly',
  (unit) => {
    const css = unit.repeat(Math.floor(100_000 / unit.length));
    expectQuick(() => hidingClasses([css]), 200);
  },
);

describe('text that is turned round', () => {
  it.each([
    '<span style="unicode-bidi:bidi-override;direction:rtl">sbreh deird</span>',
    '<bdo dir="rtl">sbreh deird</bdo>',
    '<style>.t, b.u { unicode-bidi: bidi-override; direction: rtl }</style><i class="t">sbreh deird</i>',
    '<i>\u202esbreh deird\u202c</i>',
    '&#x202e;sbreh deird',
  ])('%s is read as it is seen', (markup) => {
    expect(seen(`<p>Bags of ${markup}</p>`)).toContain('Bags of dried herbs');
  });

  it('stays where only the direction is set, as Hebrew pages do', () => {
    expect(seen('<p dir="rtl" style="direction:rtl">Bags of herbs</p>')).toContain('Bags of herbs');
  });
});
