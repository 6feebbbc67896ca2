/** The author of a list chooses only files in the list's own folder; a row that reads as a host is that host. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLists } from '../../../src/watchlist/own/read-lists.ts';

let around: string;
let folder: string;
let secret: string;
beforeAll(async () => {
  around = await mkdtemp(join(tmpdir(), 'list-folder-test-'));
  folder = join(around, 'lists');
  secret = join(around, 'secret.html');
  await writeFile(secret, '<p>secret</p>');
  await mkdir(join(folder, 'sites'), { recursive: true });
  await mkdir(join(folder, 'alpha.example'));
  for (const name of ['old-site.html', 'sites/page.html', 'alpha.example/index.html', 'saved.zip'])
    await writeFile(join(folder, name), '<p>a page</p>');
  await symlink(around, join(folder, 'out'));
  await symlink(secret, join(folder, 'linked.html'));
  await symlink(join(folder, 'sites'), join(folder, 'within'));
});
afterAll(() => rm(around, { recursive: true }));

/** One row as a line of each format. */
const FORMATS: Readonly<Record<string, (url: string) => string>> = {
  'list.txt': (url) => `${url}\n`,
  'list.csv': (url) => `url,kind\n"${url}",website\n`,
  'list.jsonl': (url) => `${JSON.stringify({ url })}\n`,
  'list.json': (url) => JSON.stringify({ schema: 'revenant.sweep/1', seeds: [{ url }] }, null, 1),
};

async function rowIn(name: string, url: string) {
  const path = join(folder, name);
  await writeFile(path, FORMATS[name]?.(url) ?? '');
  const { seeds, problems } = await readLists([path]);
  await rm(path);
  return [...seeds.map(({ seed }) => seed.url), ...problems.map(({ reason }) => reason)];
}

describe.each(Object.keys(FORMATS))('a row of %s', (name) => {
  it('names no file outside the folder: by a whole path, by .., or through a link', async () => {
    const absolute = [secret, '/etc/hostname', 'C:\\secret.html', '//server/share/secret.html'];
    for (const url of absolute)
      expect(await rowIn(name, url)).toEqual([expect.stringContaining('is an absolute path')]);
    for (const url of ['../secret.html', 'sites/../../secret.html', '..'])
      expect(await rowIn(name, url)).toEqual([expect.stringContaining('is outside the folder')]);
    for (const url of ['out/secret.html', 'linked.html', './out'])
      expect(await rowIn(name, url)).toEqual([expect.stringContaining('follows a link out')]);
  });

  it('says the same of a file outside, whether it exists or not', async () => {
    const reasons = async (url: string) => (await rowIn(name, url)).map((reason) => reason.replace(url, ''));
    for (const [there, missing] of [
      [secret, join(dirname(secret), 'none.html')],
      ['../secret.html', '../none.html'],
      ['out/secret.html', 'out/none.html'],
    ] as const)
      expect(await reasons(there)).toEqual(await reasons(missing));
  });

  it('names a file of the folder', async () => {
    for (const url of ['old-site.html', 'sites/page.html', './alpha.example', 'within/page.html', './saved.zip'])
      expect(await rowIn(name, url)).toEqual([join(folder, url)]);
  });

  it('that reads as a host is that host, though a folder or file has its name', async () => {
    expect(await rowIn(name, 'alpha.example')).toEqual(['https://alpha.example']);
    expect(await rowIn(name, 'beta.example/shop/index.html')).toEqual(['https://beta.example/shop/index.html']);
    for (const url of ['alpha.example/index.html', 'saved.zip'])
      expect(await rowIn(name, url)).toEqual([
        `"${url}" is a web address and also a file beside the list: write "https://${url}" or "./${url}"`,
      ]);
  });
});
