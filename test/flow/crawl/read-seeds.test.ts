import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSeeds } from '../../../src/flow/crawl/read-seeds.ts';

const folder = mkdtempSync(join(tmpdir(), 'read-seeds-'));
afterAll(() => rmSync(folder, { recursive: true }));

const kindsOf = async (name: string, text: string): Promise<string[]> => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return (await readSeeds([path])).seeds.map(({ kind }) => kind);
};

describe('the kind of a seed', () => {
  it('is what its address names, where nobody says it', async () => {
    const text = 'https://quillmoor.en.alibaba.com/\nhttps://www.facebook.com/quillmoor\nhttps://quillmoor.test/\n';
    expect(await kindsOf('plain.txt', text)).toEqual(['trade-listing', 'social-page', 'website']);
  });

  it('is what the row says, whatever its address names', async () => {
    const text = 'url,kind\nhttps://quillmoor.en.alibaba.com/,website\nhttps://www.facebook.com/quillmoor,\n';
    expect(await kindsOf('said.csv', text)).toEqual(['website', 'social-page']);
  });

  it('is told of an address that was typed', async () => {
    const { seeds } = await readSeeds(['https://t.me/quillmoor', 'https://quillmoor.test/']);
    expect(seeds.map(({ kind }) => kind)).toEqual(['social-page', 'website']);
  });
});
