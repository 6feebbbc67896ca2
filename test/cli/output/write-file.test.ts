import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeWhole } from '../../../src/cli/output/write-file.ts';
import { UsageError } from '../../../src/errors.ts';
import { temporaryFolder } from '../../../testkit/cli/run-cli.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

describe('a file that is written whole', () => {
  it('is one of those that were asked for at once, and no draft is left', async () => {
    const path = join(folder.path, 'a.wacz');
    const files = ['first', 'second', 'third'].map((text) => Buffer.from(text.repeat(100_000)));
    await Promise.all(files.map((file) => writeWhole(path, [file.subarray(0, 7), file.subarray(7)])));
    expect(files.some((file) => file.equals(readFileSync(path)))).toBe(true);
    expect(readdirSync(folder.path)).toEqual(['a.wacz']);
  });

  it('says whose fault it is that there is none', async () => {
    mkdirSync(join(folder.path, 'taken'));
    for (const path of [join(folder.path, 'taken'), join(folder.path, 'none', 'a.wacz')])
      await expect(writeWhole(path, [Buffer.from('a')]), path).rejects.toThrow(UsageError);
    // What cannot be written fails otherwise than a path does.
    const failing = [{} as Uint8Array];
    await expect(writeWhole(join(folder.path, 'b'), failing)).rejects.not.toThrow(UsageError);
    expect(readdirSync(folder.path).sort()).toEqual(['a.wacz', 'taken']);
  });
});
