/**
 * Set-up of the tests that open services in this process, over and over. Reader processes stay when services close, as
 * they are the same for all, and starting one takes longer than most tests. They end with this process. They are the
 * built ones. Embedded databases have the cache of a short command: to fill a large one takes a fifth of their start.
 */
import { vi } from 'vitest';
import type { OpenReader } from '../src/reader/reader.ts';
import { BUILT_READER } from './build.ts';

vi.mock('../src/reader/reader.ts', async (importOriginal) => {
  const { createReader, ...rest } = await importOriginal<typeof import('../src/reader/reader.ts')>();
  // This factory runs once a file, in a process that takes many files.
  const kept = globalThis as { warmReaders?: Map<string, OpenReader> };
  kept.warmReaders ??= new Map();
  const open = kept.warmReaders;
  return {
    ...rest,
    createReader(...[limits, , rules]: Parameters<typeof createReader>): OpenReader {
      // What readers ask of the limits: the others may differ.
      const { readers, parseMs, siteParseMs, importMs, parseMegabytes, imageBytes, documentBytes } = limits;
      const asked = [readers, parseMs, siteParseMs, importMs, parseMegabytes, imageBytes, documentBytes];
      const key = JSON.stringify([asked, rules]);
      const reader = open.get(key) ?? createReader(limits, BUILT_READER, rules);
      open.set(key, reader);
      return { ...reader, close: async () => undefined };
    },
  };
});

vi.mock('../src/store/database/embedded.ts', async (importOriginal) => {
  const { openEmbedded, ...rest } = await importOriginal<typeof import('../src/store/database/embedded.ts')>();
  return {
    ...rest,
    openEmbedded: (...[folder, options]: Parameters<typeof openEmbedded>) =>
      openEmbedded(folder, { sharedBuffers: '16MB', ...options }),
  };
});
