import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const HOSTILE = 'a\u2028{"level":60}\u0085\u001b[31m\r\n\u009b\u202e';

it('writes one JSON line for one event, whatever a page has put into it', () => {
  const script = `import { createLog } from ${JSON.stringify(join(import.meta.dirname, '../src/log.ts'))};
    const text = ${JSON.stringify(HOSTILE)};
    createLog('info').info({ title: text, [text]: 1 }, text);`;
  const { stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: join(import.meta.dirname, '..'),
    encoding: 'utf8',
  });
  expect(stderr).toMatch(/^[^\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]+\n$/);
  expect(JSON.parse(stderr)).toMatchObject({ title: HOSTILE, msg: HOSTILE, [HOSTILE]: 1 });
});
