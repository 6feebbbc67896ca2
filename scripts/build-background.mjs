#!/usr/bin/env node
// Builds src/match/background.data.ts: which values ready-made themes bring with them, so that two sites that merely
// stand on one theme do not look like one operator. Run by hand when signals or the list below change:
//
//   npx tsx scripts/build-background.mjs
//
// Fetches the packages with `npm pack` into a temporary folder, reads their HTML through the real page and signal rooms,
// and keeps tokens only: no text, picture or address of a theme can be read back from most of them. See docs/background.md.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { openSite } from '../src/page/site.ts';
import { fingerprintSite } from '../src/signals/fingerprint.ts';

/** Package, version, licence: themes that were published whole, with their demo pages. */
const THEMES = [
  ['admin-lte', '3.2.0'],
  ['adminator', '1.0.0'],
  ['argon-design-system-free', '1.2.0'],
  ['@creative-tim-official/argon-dashboard', '2.0.4'],
  ['@digitallyhappy/backstrap', '0.5.1'],
  ['gentelella', '4.2.0'],
  ['material-dashboard', '3.1.0'],
  ['material-kit', '2.0.4'],
  ['now-ui-kit', '1.3.0'],
  ['paper-kit-2', '2.1.0'],
  ['shards-ui', '3.0.0'],
  ['@themesberg/volt-bootstrap-5-dashboard', '1.4.1'],
];
/** A published theme stands under thousands of sites; its demo is counted as so many, so that its values weigh nothing. */
const SITES_PER_THEME = 50;
const MOST_PAGES = 60;
const AT = '2026-01-01T00:00:00.000Z';

const sha256 = (...parts) => createHash('sha256').update(parts.join('\0')).digest('hex');
const folder = mkdtempSync(join(tmpdir(), 'background-'));
const counts = new Map();
const table = [];
let themes = 0;
try {
  for (const [name, version] of THEMES) {
    const home = mkdtempSync(join(folder, 'theme-'));
    const packed = execFileSync('npm', ['pack', `${name}@${version}`, '--silent', '--ignore-scripts'], { cwd: home });
    execFileSync('tar', ['xzf', packed.toString().trim().split('\n').at(-1)], { cwd: home });
    const manifest = JSON.parse(readFileSync(join(home, 'package', 'package.json'), 'utf8'));
    const pages = pagesIn(join(home, 'package'));
    const tokens = pages.length === 0 ? [] : fingerprintSite(openSite(captured(name, home, pages))).tokens;
    for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + SITES_PER_THEME);
    themes += 1;
    table.push([name, version, licenceOf(manifest), pages.length, tokens.length]);
    process.stderr.write(`${name}@${version}: ${pages.length} pages, ${tokens.length} tokens\n`);
    rmSync(home, { recursive: true });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

write(counts, themes * SITES_PER_THEME);
for (const row of table) process.stdout.write(`| ${row.join(' | ')} |\n`);

/** HTML files of the package, the shallowest first, no fragments and no documentation of libraries. */
function pagesIn(root) {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.html?$/i.test(path))
    .filter((path) => !/(?:^|\/)(?:node_modules|plugins|vendor|vendors|bower_components|test|tests)\//.test(path))
    .filter((path) => /<body/i.test(readFileSync(join(root, path), 'utf8')))
    .sort(
      (a, b) =>
        a.split('/').length - b.split('/').length ||
        Number(/index\.html?$/.test(b)) - Number(/index\.html?$/.test(a)) ||
        (a < b ? -1 : 1),
    )
    .slice(0, MOST_PAGES)
    .map((path) => join(root, path));
}

/** The pages as if one site had been captured. */
function captured(name, home, files) {
  const visit = sha256('theme', name);
  const bodies = new Map();
  const host = `${name.replace(/[^a-z0-9]+/g, '-').replace(/^-/, '')}.example`;
  const captures = files.map((file, index) => {
    const bytes = readFileSync(file);
    const body = createHash('sha256').update(bytes).digest('hex');
    bodies.set(body, new Uint8Array(bytes));
    const url = index === 0 ? `https://${host}/` : `https://${host}/${relative(join(home, 'package'), file)}`;
    return {
      ...{ id: sha256(visit, url), role: 'page', pageRole: index === 0 ? 'home' : 'other', url, finalUrl: url },
      ...{ redirects: [], status: 200, headers: {}, address: null, charset: 'UTF-8', body, length: bytes.length },
      ...{ rendered: false, screenshot: null, image: null, capturedAt: AT, marks: [], reason: null, detail: null },
    };
  });
  return {
    bodies,
    visit: {
      ...{ id: visit, target: `https://${host}/`, run: null, site: host, kind: 'website', state: 'captured' },
      ...{ condition: 'content', reason: null, detail: null, marks: [], entity: null, source: 'import', captures },
      ...{ startedAt: AT, endedAt: AT },
    },
  };
}

function licenceOf({ license, licenses }) {
  return (typeof license === 'string' ? license : license?.type) ?? licenses?.[0]?.type ?? 'see package';
}

/** Tokens by signal and count, sorted, one a line: small, and a diff shows what changed. */
function write(all, sites) {
  const bySignal = new Map();
  for (const [token, count] of [...all].sort(([a], [b]) => (a < b ? -1 : 1))) {
    // The invented host names above are nobody's, and a lone quotation mark is no value.
    if (token.includes('.example') || token.includes('\n')) continue;
    const at = token.indexOf(':');
    const key = `${token.slice(0, at)} ${count}`;
    bySignal.set(key, [...(bySignal.get(key) ?? []), token.slice(at + 1)]);
  }
  const groups = [...bySignal].map(([key, values]) => {
    const [signal, count] = key.split(' ');
    return `  [${JSON.stringify(signal)}, ${count}, ${JSON.stringify(values.join('\n'))}],`;
  });
  const text = `/** Built by scripts/build-background.mjs from published themes (docs/background.md); not written by hand. */

/** Sites that the counts stand for. */
export const COUNTED_SITES = ${sites};

/** Signal, number of sites, and the values that so many sites carry, one a line. */
// biome-ignore format: data
export const COUNTED: readonly (readonly [signal: string, count: number, values: string])[] = [
${groups.join('\n')}
];
`;
  writeFileSync(join(dirname(import.meta.dirname), 'src', 'match', 'background.data.ts'), text);
}
