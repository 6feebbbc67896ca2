/**
 * The package as users get it: packed, installed into an empty folder, run as a command and used as a library, on this
 * Node and on newer ones.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MatchDocument } from '../src/model/derived/match.ts';

const run = promisify(execFile);
const top = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'revenant-package-'));
const command = join(folder, 'node_modules', '.bin', 'revenant');
const main = join(folder, 'node_modules', 'revenant-watch', 'dist', 'src', 'cli', 'main.js');
const NEWER_NODES = ['22', '24'];
const ADDRESSES = ['--url', 'http://old.test/', '--url', 'http://new.test/'];
const PAGE = (name: string) =>
  `<html><head><title>${name}</title></head><body><h1>${name}</h1><p>We wind copper coils to order. Write to coils@orrinmere.test.</p></body></html>`;

beforeAll(async () => {
  // Set-up leaves the declarations out; packing for users makes them (`prepack`).
  const compiler = join(top, 'node_modules', 'typescript', 'bin', 'tsc');
  const declarations = ['-p', 'tsconfig.build.json', '--noCheck', '--emitDeclarationOnly'];
  await run(process.execPath, [compiler, ...declarations], { cwd: top });
  await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: top });
  writeFileSync(join(folder, 'package.json'), '{"private": true, "type": "module"}');
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
  await run('npm', ['install', ...flags, `./${tarball}`], { cwd: folder });
  writeFileSync(join(folder, 'old.html'), PAGE('Orrinmere Coils'));
  writeFileSync(join(folder, 'new.html'), PAGE('Tavenby Windings'));
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000);

describe('the package', () => {
  it('brings what a reader of the folder needs, and no maps of sources that are not in it', () => {
    const package_ = join(folder, 'node_modules', 'revenant-watch');
    const entries = readdirSync(package_, { recursive: true, encoding: 'utf8' });
    const given = ['LICENSE', 'SECURITY.md', 'README.md', 'docs/model.md', 'schemas', 'seeds'];
    for (const name of ['NOTICE', 'dist/LICENCES-OF-PACKAGES.txt', ...given]) expect(entries).toContain(name);
    expect(entries.filter((name) => /\.map$|^(?:test|testkit|tools|scripts)\//.test(name))).toEqual([]);
  });

  it('runs as a command', async () => {
    const { stdout } = await run(command, ['compare', 'old.html', 'new.html', ...ADDRESSES, '--json'], { cwd: folder });
    expect(MatchDocument.parse(JSON.parse(stdout)).weight).toBeGreaterThan(0);
  });

  it.for(NEWER_NODES)('runs on Node %s (skipped where npm has none for this machine)', async (major, { skip }) => {
    const node = await nodeOf(major);
    if (node === null) return skip(`npm gave no Node ${major}`);
    const on = async (...args: string[]) => (await run(node, args, { cwd: folder })).stdout;
    expect(await on('--version')).toMatch(new RegExp(`^v${major}\\.`));
    const compared = await on(main, 'compare', 'old.html', 'new.html', ...ADDRESSES, '--json');
    expect(MatchDocument.parse(JSON.parse(compared)).weight).toBeGreaterThan(0);
    await on(main, 'tokens', 'add', 'Ann', '--data', `data-${major}`);
    expect(await on(main, 'tokens', 'list', '--data', `data-${major}`)).toContain('Ann');
    const use = `import { compare } from 'revenant-watch';
const at = (name) => ({ path: name + '.html', url: 'http://' + name + '.test/' });
console.log((await compare(at('old'), at('new'))).weight > 0);`;
    expect((await on('--input-type=module', '--eval', use)).trim()).toBe('true');
  });

  it('compares as a library, with types', async () => {
    const use = `import { compare, jsonSchema, type Match } from 'revenant-watch';
const match: Match = await compare({ path: 'old.html', url: 'http://old.test/' }, { path: 'new.html', url: 'http://new.test/' }, { pages: 2 });
console.log(match.weight > 0, 'title' in jsonSchema('revenant.match-1'));
`;
    writeFileSync(join(folder, 'use.mts'), use);
    const tsc = join(top, 'node_modules', 'typescript', 'bin', 'tsc');
    // The types of Node are the user's own, as with any library for Node.
    const types = ['--types', 'node', '--typeRoots', join(top, 'node_modules', '@types')];
    const options = ['--module', 'nodenext', '--target', 'es2023', '--strict', ...types];
    await run(process.execPath, [tsc, ...options, '--noEmitOnError', 'use.mts'], { cwd: folder });
    const { stdout } = await run(process.execPath, ['use.mjs'], { cwd: folder });
    expect(stdout.trim()).toBe('true true');
  });
});

/** The program of the newest Node of this line, from the package that npm has for this machine; null where it has none. */
async function nodeOf(major: string): Promise<string | null> {
  const [name, into] = [`node-${process.platform}-${process.arch}`, join(folder, `node-${major}`)];
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--prefer-offline', '--prefix', into];
  try {
    await run('npm', ['install', ...flags, `${name}@${major}`], { cwd: folder, timeout: 180_000 });
    const node = join(into, 'node_modules', name, 'bin', 'node');
    return existsSync(node) ? node : null;
  } catch {
    return null;
  }
}
