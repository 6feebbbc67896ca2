/** Passwords as a person gives them: in a terminal, and by stdin. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { temporaryFolder } from '../../../testkit/cli/run-cli.ts';

const PASSWORD = 'correct horse battery';
const main = join(import.meta.dirname, '../../../dist/src/cli/main.js');
const folder = temporaryFolder();
afterAll(() => folder.remove());

function cli(args: readonly string[], input = ''): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: folder.path,
    input,
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
}

it('are read from stdin, never from the command line', () => {
  expect(cli(['users', 'add', 'Ada', '--role', 'admin'], `${PASSWORD}\nmore\n`)).toEqual({
    code: 0,
    stdout: expect.stringContaining('Ada'),
    stderr: 'the person signs in at <address of the desk>/login\n',
  });
  expect(cli(['users', 'list']).stdout).toMatch(/^admin {4}Ada {2}since /);
  const short = cli(['users', 'add', 'Bob'], 'short\n');
  expect([short.code, short.stderr]).toEqual([2, expect.stringContaining('12 characters')]);
  expect(cli(['users', 'add', 'Bob', PASSWORD]).code, 'as an argument').toBe(2);
  expect(cli(['users', 'add', 'Bob']).code, 'without any').toBe(2);
  expect(cli(['users', 'add', 'ADA'], PASSWORD)).toMatchObject({ code: 2 });
  expect(cli(['users', 'password', 'nobody'], PASSWORD)).toMatchObject({ code: 2 });
});

const hasTerminal = spawnSync('script', ['--version']).status === 0;
it.skipIf(!hasTerminal)('are not shown in a terminal, and asked for twice (skipped without script)', async () => {
  const typed = async (...lines: readonly string[]): Promise<string> => {
    const command = `${process.execPath} ${main} users password Ada`;
    const child = spawn('script', ['-qec', command, '/dev/null'], { cwd: folder.path });
    let shown = '';
    let asked = 0;
    child.stdout.on('data', (part: Buffer) => {
      shown += part.toString();
      if (!shown.endsWith(': ') || asked >= lines.length) return;
      child.stdin.write(`${lines[asked++]}\r`);
    });
    await new Promise((ended) => child.on('close', ended));
    return shown;
  };
  const changed = await typed('x\u007fanother long password', 'another long password');
  expect(changed).toContain('Ada has a new password');
  expect(changed).not.toContain('another');
  expect(await typed('another long password', 'something else there')).toContain('the two passwords differ');
});

it('end with the person who is disabled', () => {
  expect(cli(['users', 'disable', 'ada']).code).toBe(0);
  expect(cli(['users', 'disable', 'ada']).code).toBe(2);
  expect(cli(['users', 'list', '--json']).stdout).toMatch(/"disabledAt":"2/);
});
