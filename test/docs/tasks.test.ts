/** The short form of tasks-long.test.ts: commands, options and files exist. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shownCommands, withoutChance, withShown } from '../../testkit/docs/console-blocks.ts';
import { commandProblems } from '../deploy/program-rules.ts';

const top = join(import.meta.dirname, '..', '..');
const page = readFileSync(join(top, 'docs', 'tasks.md'), 'utf8');
const shown = shownCommands(page);
/** The first program of a pipe, as a shell splits it. */
const wordsOf = (command: string): string[] =>
  [...(command.split(/ 2>&1| \|/)[0] ?? '').replaceAll('\\\n', ' ').matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, word]) => quoted ?? word ?? '',
  );

describe('docs/tasks.md', () => {
  it('shows commands with what they print, in every task', () => {
    const parts = page.split(/^## /m).slice(1);
    expect(parts.filter((part) => shownCommands(part).length === 0).map((part) => part.split('\n', 1)[0])).toEqual([]);
    expect(shown.filter(({ command, output }) => output === '' && !command.startsWith('export '))).toEqual([]);
    expect(page).not.toMatch(/^```sh$/m);
  });

  it('names commands and options that exist, and files of the example', async () => {
    const ours = shown.map(({ command }) => wordsOf(command)).filter(([first]) => first === 'npx');
    expect(ours.length).toBeGreaterThan(15);
    for (const words of ours) {
      expect(words[1]).toBe('revenant-watch');
      expect(await commandProblems(words.slice(2)), words.join(' ')).toEqual([]);
      for (const path of words.filter((word) => word.startsWith('seeds/')))
        expect(existsSync(join(top, path)), path).toBe(true);
    }
  });

  it('can be written anew, and stays the same with what it shows', () => {
    expect(withShown(page, shown)).toBe(page);
    const other = shown.map((one) => ({ ...one, output: `${one.output}more\n` }));
    expect(shownCommands(withShown(page, other))).toEqual(other);
  });
});

describe('withoutChance', () => {
  it.each([
    ['ids', 'match 0c5b817d69c5, hook 82b8fa03-e048-44d9-a00b-deccab440d8a', 'match <id>, hook <id>'],
    ['times', 'from 7 Dec 2026 08:13 UTC    to 2026-11-30T08:10:34.107Z', 'from <time>  to <time>'],
    ['keys and sizes', 'key c3Sr2fiDg9/d3VlXxV3RnCkhQFybpv6K5JnAwEHCGwc=, 1.5 MB', 'key <key>, <size>'],
  ])('leaves out %s', (_, text, rest) => {
    expect(withoutChance(text)).toBe(rest);
  });

  it('keeps verdicts, weights and counts', () => {
    const text = 'strong, 61.8 bits, 2 captured sites, 24 entries';
    expect(withoutChance(text)).toBe(text);
  });
});
