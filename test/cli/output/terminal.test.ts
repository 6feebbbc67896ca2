import { afterEach, describe, expect, it, vi } from 'vitest';
import { bar, createTerminal } from '../../../src/cli/output/terminal.ts';

function heard(stream: NodeJS.WriteStream): string[] {
  const parts: string[] = [];
  vi.spyOn(stream, 'write').mockImplementation((part) => {
    parts.push(String(part));
    return true;
  });
  return parts;
}
afterEach(() => vi.restoreAllMocks());

describe('createTerminal', () => {
  it('lets no control character of a stranger through, in any kind of line', () => {
    const parts = [heard(process.stdout), heard(process.stderr)];
    const terminal = createTerminal({});
    for (const say of [terminal.out, terminal.note, terminal.warn, terminal.progress])
      say('a\u001b[31mb\u0007\nc\u202ed');
    terminal.endProgress();
    const text = parts.flat().join('').replaceAll('\n', '');
    expect(text).not.toMatch(/[\u0000-\u001f\u202e]/);
    expect(text.match(/U\+001B/g)).toHaveLength(4);
  });

  it('writes the last state of long work, once, where lines are not redrawn', () => {
    const parts = heard(process.stderr);
    const terminal = createTerminal({});
    for (const line of ['one', 'two', 'three']) terminal.progress(line);
    terminal.endProgress();
    terminal.endProgress();
    expect(parts).toEqual(['one\n', 'three\n']);
  });
});

describe('bar', () => {
  it('is full only when all is done', () => {
    expect(bar(0, 3, 4)).toBe('[----] 0 %');
    expect(bar(999, 1000, 4)).toBe('[###-] 99 %');
    expect(bar(3, 3, 4)).toBe('[####] 100 %');
  });
});
