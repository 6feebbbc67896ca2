import { describe, expect, it } from 'vitest';
import { textsPutTogether } from '../../../src/signals/find/script-text.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';

describe('texts that a script puts together', () => {
  it.each([
    ["x('anna' + '@' + 'quillmoor' + \".com\")", 'anna@quillmoor.com'],
    ["var u = 'anna', h = `quillmoor.com`; w(u + '@' + h);", 'anna@quillmoor.com'],
    ['const u = "anna", h = "quillmoor.com"; w(`${u}@${ h }`);', 'anna@quillmoor.com'],
    ["let s = 'anna'; s += '@'; s += 'quillmoor.com';", 'anna@quillmoor.com'],
    ["w(['anna', 'quillmoor.com'].join('@'))", 'anna@quillmoor.com'],
    ["w(['quillmoor.com', 'anna'].reverse().join('@'))", 'anna@quillmoor.com'],
    ["w('moc.roomlliuq@anna'.split('').reverse().join(''))", 'anna@quillmoor.com'],
    ["w(String.fromCharCode(97, 64, 98) + '.com')", 'a@b.com'],
    ["w(atob('YW5uYUBxdWlsbG1vb3IuY29t'))", 'anna@quillmoor.com'],
    ["w('anna\\x40quillmoor' + '\\u002ecom')", 'anna@quillmoor.com'],
    ["/* 'no' */ w('a' + // '+\n 'b')", 'ab'],
  ])('%s', (code, text) => {
    expect(textsPutTogether(code)).toContain(text);
  });

  it('says nothing of what stands there whole, nor of values it cannot know', () => {
    expect(textsPutTogether("var a = 'anna@quillmoor.com'; b(c + '@' + d); e(`${f()}anna${'@' + g}`)")).not.toContain(
      'anna@quillmoor.com',
    );
    expect(textsPutTogether('function f(a, b) { return a + b; }')).toEqual([]);
  });

  it.each([
    "'",
    '"a"+',
    "a='b';a+=a;",
    '[',
    "['a',",
    'String.fromCharCode(1,',
    '\\',
    '/*',
    '`',
    "'\\",
    "x='a'+",
    '`${',
    '`${a}`+',
  ])('stays quick on 20 KB of %j', (unit) => {
    expectQuick(() => textsPutTogether(unit.repeat(Math.floor(20_000 / unit.length))), 200);
  });
});
