/** The name of the program in what it prints, for each way to start it. */
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { typedName } from '../../src/cli/typed-name.ts';
import { temporaryFolder } from '../../testkit/cli/run-cli.ts';

const run = promisify(execFile);
const top = join(import.meta.dirname, '..', '..');
const main = join(top, 'dist', 'src', 'cli', 'main.js');
const folder = temporaryFolder();
afterAll(() => folder.remove());

describe('typedName', () => {
  it.each([
    ['installed for all', '/usr/bin/revenant', { PATH: '/bin:/usr/bin' }, 'revenant'],
    ['by its other name', '/usr/bin/revenant-watch', { PATH: '/usr/bin/' }, 'revenant-watch'],
    ['a link of the person', '/home/ann/bin/my watch', { PATH: '/home/ann/bin' }, "'my watch'"],
    [
      'npx',
      '/n/_npx/1a/node_modules/.bin/revenant',
      { npm_command: 'exec', PATH: '/n/_npx/1a/node_modules/.bin' },
      'npx revenant-watch',
    ],
    ['npm start', '/clone/dist/src/cli/main.js', { npm_command: 'start' }, 'npx revenant-watch'],
    ['Node, here', '/clone/dist/src/cli/main.js', { PATH: '/usr/bin' }, 'node dist/src/cli/main.js'],
    ['Node, elsewhere', '/opt/a b/main.js', {}, "node '/opt/a b/main.js'"],
    [
      'a container',
      '/usr/local/bin/revenant',
      { REVENANT_PROGRAM: 'docker run --rm revenant:local', PATH: '/usr/local/bin' },
      'docker run --rm revenant:local',
    ],
  ])('%s', (_, script, environment, name) => {
    expect(typedName(script, '/clone', environment)).toBe(name);
  });
});

describe('the program, as it is started', () => {
  /** Usage and example in the help of `tokens list`. */
  const helped = async (program: string, before: string[], cwd: string, path: string): Promise<string[]> => {
    const help = (await say(program, [...before, 'tokens', 'list', '--help'], cwd, path)).stdout;
    return [/^Usage: (.*) tokens list /m, /^ {2}(.*) tokens list$/m].map((pattern) => String(pattern.exec(help)?.[1]));
  };
  const say = (program: string, args: string[], cwd: string, path: string) =>
    run(program, args, { cwd, env: { PATH: path, HOME: folder.path } }).catch(
      (error: { stdout: string; stderr: string }) => error,
    );

  it('names itself as it was typed in help, errors and hints', async () => {
    const bin = join(folder.path, 'bin');
    mkdirSync(bin);
    chmodSync(main, 0o755);
    symlinkSync(main, join(bin, 'revenant-watch'));
    const path = process.env['PATH'] ?? '';
    const linked = `${bin}:${path}`;
    const both = (name: string) => [name, name];
    expect(await helped('revenant-watch', [], folder.path, linked)).toEqual(both('revenant-watch'));
    const error = await say(
      'revenant-watch',
      ['tokens', 'revoke', 'ffff', '--data', join(folder.path, 'none')],
      folder.path,
      linked,
    );
    expect(error.stderr).toContain('store something first (revenant-watch crawl');
    const wrong = await say('revenant-watch', ['tokens', 'list', '--nonsense'], folder.path, linked);
    expect(wrong.stderr).toContain('(see revenant-watch tokens list --help)');
    expect(await helped(process.execPath, [main], top, path)).toEqual(both('node dist/src/cli/main.js'));
    expect(await helped(process.execPath, [main], folder.path, path)).toEqual(both(`node ${main}`));
    // As `npm exec` finds a package that is installed in the folder.
    const installed = join(folder.path, 'node_modules', '.bin');
    mkdirSync(installed, { recursive: true });
    symlinkSync(main, join(installed, 'revenant-watch'));
    const npx = ['exec', '--offline', '--no', 'revenant-watch', '--'];
    expect(await helped('npm', npx, folder.path, path)).toEqual(both('npx revenant-watch'));
  });
});
