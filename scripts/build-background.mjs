#!/usr/bin/env node
// Builds src/match/background.data.ts: which values ready-made themes and widgets bring with them, so that two sites that
// merely stand on one theme do not look like one operator. Run by hand when signals or scripts/background-packages.json change:
//
//   npx tsx scripts/build-background.mjs
//
// Packages come by `npm pack` into a folder of the system's temporary one, are held to the integrity in the list, and are
// read through the real capture, page and signal rooms. Only hashes of tokens are kept. See docs/background.md.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packLooks } from '../src/match/background-looks.ts';
import { packTokens } from '../src/match/background-tokens.ts';
import { openSite } from '../src/page/site.ts';
import { fingerprintSite } from '../src/signals/fingerprint.ts';
import { themeSites } from './theme-sites.mjs';

const LIST = join(import.meta.dirname, 'background-packages.json');
const DATA = join(dirname(import.meta.dirname), 'src', 'match', 'background.data.ts');
/** Tokens of pictures by their look. */
const LOOK = 'images:look:';
const cache = join(tmpdir(), 'revenant-background');
mkdirSync(cache, { recursive: true });

const packages = JSON.parse(readFileSync(LIST, 'utf8'));
/** Token → packages that carry it in any version. */
const carriers = new Map();
for (const one of packages) {
  const root = unpacked(one);
  const tokens = new Set();
  const { sites, pages, pictures } = await themeSites(one.name, root);
  for (const site of sites) {
    for (const token of fingerprintSite(openSite(site)).tokens) if (isTheirs(token, pages)) tokens.add(token);
  }
  for (const token of tokens) carriers.set(token, (carriers.get(token) ?? new Set()).add(one.name));
  Object.assign(one, { licence: licenceOf(root), pages, pictures, tokens: tokens.size });
  process.stderr.write(`${one.name}@${one.version}: ${pages} pages, ${pictures} pictures, ${tokens.size} tokens\n`);
}

writeFileSync(LIST, `${JSON.stringify(packages, null, 2)}\n`);
const packed = packTokens(new Map([...carriers].map(([token, names]) => [token, names.size])));
const read = new Set(packages.filter(({ tokens }) => tokens > 0).map(({ name }) => name));
const looks = [...carriers.keys()].filter((token) => token.startsWith(LOOK)).map((token) => token.slice(LOOK.length));
writeFileSync(DATA, moduleOf(read.size, packed, packLooks(looks)));
process.stderr.write(`${carriers.size} tokens, ${packed.length} characters\n`);

/** The package's folder; fetched where it is not there yet. A first fetch records its integrity, later ones must meet it. */
function unpacked(one) {
  const home = join(cache, `${one.name.replace('/', '+')}@${one.version}`);
  const file = `${home}.tgz`;
  if (!existsSync(file)) {
    const fetched = mkdirOf(`${home}.part`);
    const command = [
      'pack',
      `${one.name}@${one.version}`,
      '--silent',
      '--ignore-scripts',
      '--pack-destination',
      fetched,
    ];
    const name = execFileSync('npm', command).toString().trim().split('\n').at(-1);
    renameSync(join(fetched, name), file);
  }
  const integrity = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  one.integrity ??= integrity;
  if (one.integrity !== integrity) throw new Error(`${one.name}@${one.version} is not the package that was recorded`);
  if (!existsSync(home)) {
    const part = mkdirOf(`${home}.part`);
    execFileSync('tar', ['xzf', file, '--strip-components=1', '--no-same-permissions', '-C', part], {
      stdio: 'ignore',
    });
    renameSync(part, home);
  }
  return home;
}

function mkdirOf(path) {
  mkdirSync(path, { recursive: true });
  return path;
}

function licenceOf(root) {
  const { license, licenses } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return (typeof license === 'string' ? license : license?.type) ?? licenses?.[0]?.type ?? 'see package';
}

/** The host names that the scripts invent are nobody's, nor is the page that pictures without a page stand on. */
function isTheirs(token, pages) {
  return !token.includes('.example') && (pages > 0 || token.startsWith('images:'));
}

function moduleOf(themes, packed, looks) {
  return `/** Built by scripts/build-background.mjs from published packages (docs/background.md); not written by hand. */

/** Packages that were read. */
export const THEMES_READ = ${themes};

/** Hashes of what they carry, as packTokens writes them. */
// biome-ignore format: data
export const THEME_TOKENS =
  '${packed}';

/** Looks of their pictures, as packLooks writes them. */
// biome-ignore format: data
export const THEME_LOOKS =
  '${looks}';
`;
}
