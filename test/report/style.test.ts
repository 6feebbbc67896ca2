import { describe, expect, it } from 'vitest';
import { DESK_CSS } from '../../src/desk/frame/style.ts';
import { AXIS_STYLE, PICTURE_STYLE, STYLE } from '../../src/report/style.ts';
import { TOKENS } from '../../src/report/tokens.ts';

describe('the stylesheets', () => {
  const rules = [STYLE, PICTURE_STYLE, AXIS_STYLE, DESK_CSS].map((style) => style.replace(TOKENS, '')).join('\n');

  it('take each colour and each size of text from the tokens', () => {
    expect(rules.match(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/gi) ?? []).toEqual([]);
    expect(rules.match(/font-size:(?!var\(--text-)[^;}]*/g) ?? []).toEqual([]);
  });

  it('use no token that is not there', () => {
    const used = new Set([...rules.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name));
    const local = new Set([...rules.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
    expect([...used].filter((name) => !local.has(name) && !TOKENS.includes(`${name}:`))).toEqual([]);
    expect(TOKENS.match(/--text-[\w]+:[^;}]*/g)?.every((size) => size.endsWith('rem'))).toBe(true);
  });
});
