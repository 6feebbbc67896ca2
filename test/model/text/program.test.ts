import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Command } from 'commander';
import { afterEach, describe, expect, it } from 'vitest';
import { buildProgram } from '../../../src/cli/program.ts';
import { command, keptCommand, setDataFolder, setProgram } from '../../../src/model/text/program.ts';
import { commandProblems } from '../../deploy/program-rules.ts';

const top = join(import.meta.dirname, '..', '..', '..');
const COMMANDS = readdirSync(join(top, 'src', 'cli', 'commands')).map((name) => name.replace(/\.ts$/, ''));

/** Every source without its comments. */
const sources = ['src', 'jobs'].flatMap((folder) =>
  readdirSync(join(top, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const text = readFileSync(path, 'utf8')
        .replace(/^\s*\/\*[\s\S]*?\*\//gm, '')
        .replace(/^\s*\/\/.*$/gm, '');
      return { path: relative(top, path), text };
    }),
);

afterEach(() => {
  setProgram('revenant');
  setDataFolder('');
});

describe('a command that is printed', () => {
  it('begins with the name of the package until a door says another', () => {
    expect(command('matches list')).toBe('revenant matches list');
    setProgram('npx revenant-watch');
    expect(command('matches list')).toBe('npx revenant-watch matches list');
    expect(command('')).toBe('npx revenant-watch');
    expect(keptCommand('verify')).toBe('revenant verify');
  });

  it('names the data folder that the person named, where the command takes one', async () => {
    setDataFolder("'my case'");
    expect(command('matches list')).toBe("revenant matches list --data 'my case'");
    expect(command('hooks set --help')).toBe('revenant hooks set --help');
    expect(command('restore b --data c')).toBe('revenant restore b --data c');
    expect([command(''), keptCommand('export x')]).toEqual(['revenant', 'revenant export x']);
    const leaf = (one: Command): string => (one.commands[0] === undefined ? '' : ` ${one.commands[0].name()}`);
    for (const one of (await buildProgram(['completion'])).commands) {
      const line = `${one.name()}${leaf(one)}`;
      expect((await commandProblems([...line.split(' '), '--data'])).length === 0, line).toBe(
        command(line).includes('--data'),
      );
    }
  });

  it('is named by no literal: command() or keptCommand() says it', () => {
    const literal = new RegExp(`revenant(?:-watch)? (?:${COMMANDS.join('|')})\\b.*`, 'g');
    const named = sources.flatMap(({ path, text }) => (text.match(literal) ?? []).map((found) => `${path}: ${found}`));
    expect(named).toEqual([]);
  });

  it('is not made while a module loads, when no door has said the name yet', () => {
    const early = sources.flatMap(({ path, text }) =>
      // Formatted, each statement of a module begins in the first column.
      text
        .split(/^(?=[a-z])/m)
        .filter((statement) => /(?<![.\w])command\(['`]/.test(statement) && !/function|=>|class/.test(statement))
        .map((statement) => `${path}: ${statement.slice(0, 80)}`),
    );
    expect(early).toEqual([]);
  });

  it('exists, with its options', async () => {
    const said = sources.flatMap(({ text }) =>
      [...text.matchAll(/(?<![.\w])(?:c|keptC)ommand\((?:'([^']+)'|`((?:[^`$]|\$\{[^}]*\})+)`)\)/g)].map(
        (found) => found[1] ?? found[2] ?? '',
      ),
    );
    const words = [...new Set(said)].map((line) =>
      line
        .replaceAll(/\$\{[^}]*\}/g, ' ')
        .split(' ')
        .filter(Boolean),
    );
    expect(words.length).toBeGreaterThan(40);
    const isReal = ([first = '']: readonly string[]): boolean => COMMANDS.includes(first);
    expect(words.filter((one) => !isReal(one))).toEqual([['<command>', '--help']]);
    const problems = await Promise.all(
      words.filter(isReal).map((one) => commandProblems(one.filter((word) => word !== '--help'))),
    );
    expect(problems.flat()).toEqual([]);
  });
});
