import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTerminal } from '../../../src/cli/output/terminal.ts';

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
    const bad = 'a\u001b[31mb\u0007\nc\u202ed';
    for (const say of [terminal.out, terminal.note, terminal.warn]) say(bad);
    terminal.progress({ what: 'reading', current: bad });
    terminal.endProgress();
    const text = parts.flat().join('').replaceAll('\n', '');
    expect(text).not.toMatch(/[\u0000-\u001f\u202e]/);
    expect(text.match(/U\+001B/g)).toHaveLength(4);
  });
});
