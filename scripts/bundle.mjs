#!/usr/bin/env node
// Makes one file of what a reader process loads, and one of what the program loads, after tsc: a thousand files take
// twice the time to load. What is rarely needed stays apart and is loaded when asked for. The licences of the packages
// that came into them go beside.
// usage: node scripts/bundle.mjs
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const top = join(import.meta.dirname, '..');
const packages = new Set(['']);

/** Its dictionaries take 80 ms and 10 MB of each process: they are loaded at the first Chinese word. */
const latePinyin = {
  name: 'late pinyin-pro',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^pinyin-pro$/ }, ({ kind, path }) =>
      kind === 'require-call' ? { external: true } : { path, namespace: 'late' },
    );
    const contents = "let late; export const pinyin = (...given) => (late ??= require('pinyin-pro')).pinyin(...given);";
    onLoad({ filter: /./, namespace: 'late' }, () => ({ contents }));
  },
};

for (const entry of ['src/reader/process', 'src/cli/main']) {
  const { metafile } = await build({
    metafile: true,
    absWorkingDir: top,
    entryPoints: [`${entry}.ts`],
    outdir: join('dist', dirname(entry)),
    chunkNames: `${entry.split('/').at(-1)}-[name]-[hash]`,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    plugins: [latePinyin],
    // Packages in CommonJS require the modules of Node.
    banner: {
      js: "import { createRequire as requirer } from 'node:module'; const require = requirer(import.meta.url);",
    },
    // Native code, WebAssembly found by its package's folder, workers that are files, a package that sets undeclared
    // variables, and one that requires its parts by a function of its own. And pg: the harness of faults watches what
    // is asked of it.
    external: [
      '@electric-sql/pglite',
      'bullmq',
      'jsonc-parser',
      'pg',
      'pino',
      'playwright',
      'sharp',
      'simhash-js',
      'unpdf',
      'zxing-wasm',
    ],
    logLevel: 'warning',
  });
  for (const input of Object.keys(metafile.inputs))
    packages.add(/.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? '');
}
packages.delete('');

const isLicence = (name) => /^(?:licen[cs]e|copying|notice)/i.test(name);
const texts = [...packages].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(join(top, folder, 'package.json'), 'utf8'));
  const files = readdirSync(join(top, folder)).filter(isLicence).sort();
  const own = files.map((file) => readFileSync(join(top, folder, file), 'utf8').trim());
  return [`${name} ${version}`, ...(own.length > 0 ? own : [license])].join('\n\n');
});
writeFileSync(join(top, 'dist', 'LICENCES-OF-PACKAGES.txt'), `${texts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
