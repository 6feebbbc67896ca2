/**
 * Set-up of the tests that open services in this process, over and over: reader processes stay when services close, as
 * they are the same for all, and starting one takes longer than most tests. They end with this process. They are the
 * built ones.
 */
import { vi } from 'vitest';
import type { OpenReader } from '../src/reader/reader.ts';
import { BUILT_READER } from './build.ts';

vi.mock('../src/reader/reader.ts', async (importOriginal) => {
  const { createReader, ...rest } = await importOriginal<typeof import('../src/reader/reader.ts')>();
  const open = new Map<string, OpenReader>();
  return {
    ...rest,
    createReader(...[limits, , rules]: Parameters<typeof createReader>): OpenReader {
      const key = JSON.stringify([limits, rules]);
      const reader = open.get(key) ?? createReader(limits, BUILT_READER, rules);
      open.set(key, reader);
      return { ...reader, close: async () => undefined };
    },
  };
});
