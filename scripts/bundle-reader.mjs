#!/usr/bin/env node
// Makes one file of what a reader process loads, after tsc: 470 files take twice the time to load, and readers are
// started for every command. What is rarely needed stays apart and is loaded when asked for.
// usage: node scripts/bundle-reader.mjs
import { join } from 'node:path';
import { build } from 'esbuild';

const top = join(import.meta.dirname, '..');

await build({
  absWorkingDir: top,
  entryPoints: ['src/reader/process.ts'],
  outdir: 'dist/src/reader',
  chunkNames: 'process-[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Native code, WebAssembly found by its package's folder, a package that sets undeclared variables, and one that
  // requires its parts by a function of its own.
  external: ['sharp', 'unpdf', 'zxing-wasm', 'simhash-js', 'jsonc-parser'],
  logLevel: 'warning',
});
