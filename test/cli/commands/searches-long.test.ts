/** Saved searches on the command line: each belongs to a person. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { temporaryFolder } from '../../../testkit/cli/run-cli.ts';

const main = join(import.meta.dirname, '../../../dist/src/cli/main.js');
const folder = temporaryFolder();
afterAll(() => folder.remove());

function cli(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    ...{ cwd: folder.path, input, encoding: 'utf8' },
  });
  return { code: status, stdout, stderr };
}

it('are added, listed and removed by the name of their owner', () => {
  cli(['users', 'add', 'Ada'], 'correct horse battery\n');
  const of = ['--user', 'Ada'];
  const added = cli(['searches', 'add', 'brindled felt', '--name', 'The mill', ...of]);
  expect(added).toMatchObject({ code: 0, stdout: expect.stringContaining('The mill') });
  const id = added.stdout.slice(0, 8);
  expect(cli(['searches', 'list', ...of]).stdout).toMatch(/yes +The mill +brindled felt/);
  expect(cli(['searches', 'list']).stdout, 'of the printed key').toBe('');
  expect(cli(['searches', 'hits', id, ...of])).toMatchObject({ code: 0, stdout: '' });
  expect(cli(['searches', 'remove', id]), 'of somebody else').toMatchObject({ code: 2 });
  expect(cli(['searches', 'add', 'x', '--name', 'x', '--user', 'Nobody'])).toMatchObject({ code: 2 });
  expect(cli(['searches', 'remove', id, ...of])).toMatchObject({ code: 0 });
  expect(cli(['searches', 'list', '--json', ...of]).stdout).toBe('');
});
