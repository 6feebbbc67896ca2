import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandDocs, settingDocs } from '../scripts/command-docs.ts';
import { limitDocs } from '../scripts/limit-docs.ts';
import { type Powers, signalDocs } from '../scripts/signal-docs.ts';
import { sourceDocs } from '../scripts/source-docs.ts';
import { environmentName, Settings } from '../src/config.ts';
import { openNouns } from '../src/desk/nouns.ts';
import { noParts } from '../testkit/desk/no-parts.ts';
import { routesOf } from '../testkit/desk/routes-of.ts';

const top = join(import.meta.dirname, '..');
const pages = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'seeds/README.md',
  'seeds/example/README.md',
]
  .concat(readdirSync(join(top, 'docs')).map((name) => join('docs', name)))
  .filter((path) => path.endsWith('.md'))
  .map((path) => ({ path, text: readFileSync(join(top, path), 'utf8') }));
const readme = readFileSync(join(top, 'README.md'), 'utf8');
const scripts = (JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as { scripts: Record<string, string> })
  .scripts;

describe('the documents', () => {
  it.each(pages)('$path links only to what is there', ({ path, text }) => {
    const broken = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)]
      .map((found) => join(dirname(join(top, path)), found[1] ?? ''))
      .filter((target) => !existsSync(target));
    expect(broken.map((target) => relative(top, target))).toEqual([]);
  });

  it.each(pages)('$path names only npm scripts that exist', ({ text }) => {
    const named = [...text.matchAll(/`npm run ([a-z-]+)/g)].map((found) => found[1] ?? '');
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it.each(pages)('$path names only commands that exist', ({ text }) => {
    const commands = readdirSync(join(top, 'src', 'cli', 'commands')).map((name) => name.replace(/\.ts$/, ''));
    const named = [...text.matchAll(/(?:npx revenant-watch|`revenant) ([a-z]+)/g)].map((found) => found[1] ?? '');
    expect(named.filter((name) => !commands.includes(name))).toEqual([]);
  });

  it.each(pages)('$path never runs the package `revenant` of somebody else', ({ text }) => {
    expect(text).not.toMatch(/npx (?:-\S+ )*revenant(?!-watch)/);
  });

  it('README names only settings that exist', () => {
    const known = new Set(Object.keys(Settings.shape).map(environmentName));
    const named = [...new Set(readme.match(/REVENANT_[A-Z_]+/g) ?? [])];
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it('docs/signals.md is what `npm run docs` writes', () => {
    const read = (name: string) => readFileSync(join(top, 'docs', name), 'utf8');
    expect(read('signals.md'), 'npm run docs').toBe(signalDocs(JSON.parse(read('signal-power.json')) as Powers));
  });

  it('docs/sources.md is what `npm run docs` writes', () => {
    expect(readFileSync(join(top, 'docs', 'sources.md'), 'utf8'), 'npm run docs').toBe(sourceDocs());
  });

  it('docs/limits.md is what `npm run docs` writes', () => {
    expect(readFileSync(join(top, 'docs', 'limits.md'), 'utf8'), 'npm run docs').toBe(limitDocs());
  });

  it('docs/commands.md and docs/settings.md are what `npm run docs` writes, and leave nothing undescribed', async () => {
    const commands = await commandDocs();
    expect(readFileSync(join(top, 'docs', 'commands.md'), 'utf8'), 'npm run docs').toBe(commands);
    expect(commands).toContain('### revenant hooks deliveries [id]');
    expect(commands).not.toMatch(/` \| +\|$/m);
    const settings = settingDocs();
    expect(readFileSync(join(top, 'docs', 'settings.md'), 'utf8'), 'npm run docs').toBe(settings);
    for (const name of Object.keys(Settings.shape))
      expect(settings, name).toMatch(new RegExp(`^\\| \`${name}\` \\| (?:\`REVENANT_[A-Z_]+\`|–) \\| \\S`, 'm'));
  });

  it('docs/desk.md names every page of the desk, and docs/api.md every address of the API', async () => {
    const read = (name: string) => readFileSync(join(top, 'docs', name), 'utf8');
    const parts = noParts();
    const routes = await routesOf(parts.services);
    const paths = routes.filter(({ method }) => method === 'GET').map(({ path }) => path);
    expect(paths.length).toBeGreaterThan(25);
    const desk = read('desk.md');
    const undescribed = paths.filter((path) => !desk.includes(`\`${path}\``));
    expect(undescribed).toEqual([]);
    const addresses = openNouns(parts).flatMap(({ operations }) => operations.map(({ path }) => path));
    expect(addresses.length).toBeGreaterThan(70);
    expect(addresses.filter((path) => !read('api.md').includes(` ${path}\``))).toEqual([]);
  });

  it('pictures in docs/images are small, and each is shown', () => {
    const images = join(top, 'docs', 'images');
    const all = pages.map(({ text }) => text).join('\n');
    for (const name of readdirSync(images)) {
      expect(statSync(join(images, name)).size, name).toBeLessThanOrEqual(150 * 1024);
      expect(all, name).toContain(`images/${name}`);
    }
  });

  it('the program says the version that the package has', async () => {
    const { VERSION } = await import('../src/version.ts');
    const { version } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as { version: string };
    expect(VERSION).toBe(version);
    expect(readFileSync(join(top, 'CHANGELOG.md'), 'utf8')).toContain(`## ${version}`);
  });

  it('README states the thresholds that the code has', async () => {
    const { LEAD, LIKELY, STRONG } = await import('../src/match/weigh/policy.ts');
    for (const [verdict, bits] of Object.entries({ lead: LEAD, likely: LIKELY, strong: STRONG })) {
      expect(readme).toContain(`| ${verdict} | ${bits} bits |`);
    }
  });
});
