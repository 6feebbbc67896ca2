/** No page sends people to a shell: they may have none. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setProgram } from '../../src/model/text/program.ts';
import { fillDesk } from '../../testkit/desk/pages.ts';
import { type DeskWorld, openDeskWorld } from './desk-world.ts';

const PROGRAM = 'the-program-of-the-shell';
let desk: DeskWorld;
let paths: string[];
beforeAll(async () => {
  setProgram(PROGRAM);
  desk = await openDeskWorld();
  const [first] = await desk.services.store.matches.list({});
  const [left, right] = [first?.left.site ?? '', first?.right.site ?? ''];
  paths = await fillDesk(desk.services, [left, right], desk.post);
});
afterAll(async () => {
  setProgram('revenant');
  await desk.close();
});

const words = async (path: string): Promise<string> => load(await (await desk.ask(path)).text())('body').text();

it('on none of its pages', async () => {
  const found: string[] = [];
  for (const path of paths) if ((await words(path)).includes(PROGRAM)) found.push(path);
  expect(found).toEqual([]);
});

it('in none of its texts and pages', () => {
  const src = join(import.meta.dirname, '../../src');
  const files = ['texts', 'desk'].flatMap((room) =>
    readdirSync(join(src, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(src, room, file)),
  );
  const calls = files.filter((file) => /\bcommand\(/.test(readFileSync(file, 'utf8')));
  expect(calls).toEqual([]);
});
