import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** ARCHITECTURE.md, "Direction": what each room may import besides itself. A room is a folder of src/, jobs, or a file at the top of src/. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  errors: [],
  version: [],
  texts: ['model'],
  log: ['model'],
  config: ['errors', 'model'],
  sketch: ['model'],
  values: ['model', 'sketch'],
  address: ['model', 'values'],
  egress: ['model', 'errors', 'log'],
  archive: ['model', 'errors', 'log'],
  evidence: ['model', 'errors', 'archive'],
  store: ['model', 'errors', 'log'],
  queue: ['model', 'errors', 'log'],
  capture: ['model', 'sketch', 'address', 'egress', 'archive', 'errors', 'log'],
  registry: ['model', 'errors', 'log'],
  page: ['model', 'sketch', 'values', 'address'],
  signals: ['model', 'sketch', 'values', 'address', 'page', 'errors'],
  names: ['model', 'sketch', 'values', 'page', 'signals'],
  suggest: ['model', 'errors', 'values', 'address', 'page', 'signals'],
  sieve: ['model', 'values', 'page', 'signals', 'names'],
  reader: [
    'model',
    'errors',
    'address',
    'archive',
    'capture',
    'page',
    'signals',
    'names',
    'suggest',
    'sieve',
    'watchlist',
  ],
  match: ['model', 'sketch', 'values', 'address', 'signals'],
  history: ['model', 'values', 'address', 'signals', 'match'],
  watchlist: ['model', 'errors', 'log', 'values', 'address', 'archive'],
  alert: ['model', 'errors', 'log'],
  report: ['model', 'errors', 'log', 'sketch', 'texts'],
  flow: [
    'model',
    'errors',
    'log',
    'sketch',
    'values',
    'address',
    'page',
    'signals',
    'match',
    'history',
    'watchlist',
    'alert',
    'report',
    'evidence',
    'names',
    'suggest',
    'sieve',
  ],
  services: [
    'model',
    'errors',
    'log',
    'config',
    'capture',
    'egress',
    'reader',
    'registry',
    'store',
    'queue',
    'evidence',
    'version',
  ],
  doctor: ['model', 'sketch', 'errors', 'log', 'config', 'page', 'capture', 'services', 'version'],
  library: ['model', 'errors', 'config', 'match', 'flow', 'services'],
  jobs: ['model', 'errors', 'log', 'config', 'flow', 'services', 'report'],
  desk: ['model', 'errors', 'log', 'config', 'flow', 'services', 'report', 'texts', 'version'],
  cli: [
    'model',
    'errors',
    'log',
    'config',
    'flow',
    'services',
    'doctor',
    'report',
    'texts',
    'alert',
    'jobs',
    'desk',
    'version',
  ],
};

/** What each top folder may import besides itself. The tests of tools lie in test/tools/. */
const TOP_FOLDERS: Readonly<Record<string, readonly string[]>> = {
  src: ['jobs'],
  jobs: ['src'],
  scripts: ['src'],
  testkit: ['src', 'jobs'],
  tools: ['src', 'jobs', 'scripts', 'testkit'],
  test: ['src', 'jobs', 'scripts', 'testkit'],
  'test/tools': ['src', 'jobs', 'testkit', 'tools'],
};

/** Which rooms may import an outside library. */
const LIBRARY: Readonly<Record<string, readonly string[]>> = {
  playwright: ['capture'],
  sharp: ['capture'],
  'zxing-wasm': ['capture'],
  'exif-reader': ['capture'],
  chardet: ['capture', 'watchlist'],
  unpdf: ['capture'],
  'html-encoding-sniffer': ['capture'],
  cheerio: ['page'],
  parse5: ['page'],
  'css-tree': ['page'],
  'parse5-htmlparser2-tree-adapter': ['page'],
  domhandler: ['page', 'signals', 'names'],
  saxes: ['watchlist'],
  'jsonc-parser': ['watchlist'],
  tinyld: ['page'],
  'pinyin-pro': ['values'],
  'any-ascii': ['values'],
  '@noble/hashes': ['values'],
  '@scure/base': ['values', 'archive'],
  // In egress for politeness: a lane is a registrable domain's.
  tldts: ['values', 'address', 'egress'],
  // The reference of our own, and its fallback.
  'simhash-js': ['sketch'],
  'libphonenumber-js': ['values'],
  busboy: ['desk'],
  hono: ['desk'],
  '@hono/node-server': ['desk'],
  '@hono/zod-openapi': ['desk'],
  'openid-client': ['desk'],
  'p-limit': ['egress', 'desk', 'jobs'],
  hyparquet: ['reader'],
  fzstd: ['reader'],
  zod: ['model', 'config', 'reader', 'signals', 'suggest', 'match', 'history', 'watchlist', 'evidence', 'desk'],
  undici: ['egress'],
  nodemailer: ['egress'],
  'ipaddr.js': ['egress', 'signals', 'registry'],
  warcio: ['archive'],
  'postal-mime': ['archive'],
  bullmq: ['queue'],
  ioredis: ['queue'],
  pg: ['store', 'queue'],
  '@electric-sql/pglite': ['store'],
  'tar-stream': ['store'],
  aws4fetch: ['store'],
  standardwebhooks: ['alert'],
  'cron-parser': ['flow'],
  docx: ['report'],
  commander: ['cli'],
  picocolors: ['cli'],
  pino: ['log'],
};

/** No clock, network, random source or disk: the same facts give the same answer, years later. */
const PURE = [
  'sketch',
  'values',
  'address',
  'page',
  'signals',
  'names',
  'suggest',
  'sieve',
  'match',
  'history',
  'report',
  'texts',
];
const PURE_BUILTINS = ['node:crypto', 'node:buffer'];

const COMMENT_COLUMNS = 100;

/**
 * Rooms whose shelves (folders within a room) import one another in one direction only. What lies
 * beside the shelves is both their ground and what puts them together.
 */
const SHELVED = ['model', 'store', 'match', 'flow', 'page', 'capture'];

const top = join(import.meta.dirname, '..');
const files = ['src', 'jobs'].flatMap((folder) => sourcesBelow(join(top, folder)));
const imports = new Map(files.map((file) => [file, importsOf(file)]));

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /(?<!\.d)\.(?:ts|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [
    ...text.matchAll(/^(?:import|export)\b[^'"`;]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm),
  ].map((found) => found[1] ?? found[2] ?? found[3] ?? '');
}

/** The places that read the entity of a visit or fingerprint, as far as their names tell. */
function entityReads(text: string): string[] {
  const named = String.raw`\b(?:\w+\.)*(?:visit|fingerprint|Visit|Fingerprint)s?`;
  const taken = String.raw`\{[^{}]*\bentity\b[^{}]*\}`;
  const reads = [
    String.raw`\b(?:visit|fingerprint)\??\.entity\b`,
    String.raw`${taken}\s*(?:=|of)\s*${named}\b(?!\.\w+\()`,
    String.raw`${taken}\s*:\s*(?:readonly\s+)?(?:Pick<\s*)?(?:Visit|Fingerprint|ReadSite)\b`,
    String.raw`\b(?:visit|fingerprint):\s*\{[^{}:]*\bentity\b`,
    String.raw`\b(?:visits|fingerprints)\.\w+\(\s*\(?${taken}`,
    String.raw`\b(?:visits|fingerprints)\.\w+\(\s*\(?(\w+)\)?\s*=>[^;]*\b\1\.entity\b`,
  ];
  return reads.flatMap((pattern) => text.match(new RegExp(pattern)) ?? []);
}

function roomOf(file: string): string {
  const [first = '', second = ''] = relative(top, file).split('/');
  return first === 'jobs' ? 'jobs' : second.replace(/\.ts$/, '');
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Each comment of a file: its first words, its line and its widest column. */
function commentsOf(file: string): { readonly line: number; readonly text: string; readonly columns: number }[] {
  const found: { line: number; text: string; columns: number }[] = [];
  let isOpen = false;
  let wasLine = false;
  for (const [i, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    const [, start = '', words = ''] = /^\s*(\/\*+|\/\/|\*(?![\w*]))\s?(.*)$/.exec(line) ?? [];
    const isLine = start === '//';
    const trailing = start === '' ? /[^:'"`\\]\/\/ (.*)$/.exec(line)?.[1] : undefined;
    const last = found.at(-1);
    if (trailing !== undefined) found.push({ line: i + 1, text: trailing, columns: line.length });
    else if ((isOpen || (isLine && wasLine)) && start !== '' && last !== undefined) {
      last.text ||= words;
      last.columns = Math.max(last.columns, line.length);
    } else if (start === '//' || start.startsWith('/*')) found.push({ line: i + 1, text: words, columns: line.length });
    isOpen = start.startsWith('/*') || isOpen ? !line.includes('*/') : false;
    wasLine = isLine;
  }
  return found;
}

const isBuiltin = (specifier: string): boolean => specifier.startsWith('node:') || builtinModules.includes(specifier);

describe('the house', () => {
  it('saw the files of every room', () => {
    const seen = new Set(files.map(roomOf));
    expect([...seen].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
    expect([...imports.values()].flat().length).toBeGreaterThan(200);
  });

  it('lets every room import only what stands before it', () => {
    const wrong: string[] = [];
    for (const [file, specifiers] of imports) {
      const room = roomOf(file);
      for (const specifier of specifiers.filter((one) => one.startsWith('.'))) {
        const other = roomOf(resolve(dirname(file), specifier));
        if (other !== room && !MAY_IMPORT[room]?.includes(other)) wrong.push(`${relative(top, file)} imports ${other}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('keeps tools and what tests share out of the product, and tests out of both', () => {
    const folderOf = (file: string): string => {
      const path = relative(top, file).replace(/^dist\//, '');
      return path.startsWith('test/tools/') ? 'test/tools' : (path.split('/', 1)[0] ?? '');
    };
    const wrong: string[] = [];
    const all = Object.keys(TOP_FOLDERS).filter((folder) => !folder.includes('/'));
    for (const file of all.flatMap((folder) => sourcesBelow(join(top, folder)))) {
      const folder = folderOf(file);
      for (const specifier of importsOf(file).filter((one) => one.startsWith('.'))) {
        const other = folderOf(resolve(dirname(file), specifier));
        if (other !== folder && !TOP_FOLDERS[folder]?.includes(other))
          wrong.push(`${relative(top, file)} imports ${specifier}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('keeps each outside library in the rooms that own it', () => {
    const wrong: string[] = [];
    for (const [file, specifiers] of imports) {
      const room = roomOf(file);
      for (const specifier of specifiers.filter((one) => !one.startsWith('.') && !isBuiltin(one))) {
        if (!LIBRARY[packageOf(specifier)]?.includes(room)) wrong.push(`${relative(top, file)} imports ${specifier}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('keeps the pure rooms pure', () => {
    const wrong: string[] = [];
    for (const [file, specifiers] of imports) {
      if (!PURE.includes(roomOf(file))) continue;
      for (const specifier of specifiers.filter(isBuiltin)) {
        if (!PURE_BUILTINS.includes(specifier)) wrong.push(`${relative(top, file)} imports ${specifier}`);
      }
      const text = readFileSync(file, 'utf8');
      for (const call of text.match(
        // A reason such as fetch:timeout is a word, not a call.
        /\b(Date\.now|Math\.random|performance\.now|new Date\(\)|setTimeout|fetch)\b(?!:)\(?/g,
      ) ?? []) {
        wrong.push(`${relative(top, file)} uses ${call}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('keeps HTTP and HTML out of the rules of the desk, and actions out of its API', () => {
    const wrong: string[] = [];
    for (const [file, specifiers] of imports) {
      const [, noun = '', part = ''] = /src\/desk\/(\w+)\/(rule|api)\.ts$/.exec(file) ?? [];
      if (noun === '' || noun === 'frame') continue;
      const foreign =
        part === 'rule'
          ? /hono|report\/escape|\/page\.ts$|\/api\.ts$|frame\/(?:access|api|forms|layout|operations|request|routes)/
          : /^\.\.\/\.\.\/(?:services|report(?!\/exports)|store)|\/page\.ts$|frame\/(?:access|forms|layout|parts|routes)/;
      for (const one of specifiers.filter((specifier) => foreign.test(specifier)))
        wrong.push(`${relative(top, file)} imports ${one}`);
    }
    expect(wrong).toEqual([]);
  });

  it('keeps comments within 100 columns, and begins each with its subject', () => {
    const comments = files.flatMap((file) => commentsOf(file).map((one) => ({ ...one, file: relative(top, file) })));
    expect(comments.length).toBeGreaterThan(4_000);
    const wrong = comments.filter(
      ({ text, columns }) => columns > COMMENT_COLUMNS || /^(?:Of|Who|What|Whether|Which)\b/.test(text),
    );
    expect(wrong.map(({ file, line, text }) => `${file}:${line} ${text}`)).toEqual([]);
  });

  it('asks isUrl, not URL.canParse, which errs on Node 20', () => {
    const asks = files.filter((file) => /URL\.canParse\(/.test(readFileSync(file, 'utf8')));
    expect(asks.map((file) => relative(top, file))).toEqual(['src/model/text/is-url.ts']);
  });

  it('asks the attribution whose a site is, never a visit or a fingerprint', () => {
    const reads = files.flatMap((file) => entityReads(readFileSync(file, 'utf8')).map(() => relative(top, file)));
    const wrong = [...new Set(reads)].filter((file) => !file.startsWith('src/store/'));
    expect(wrong.sort()).toEqual([
      'src/flow/screen/attributed.ts',
      // It makes the fingerprint of a visit that cannot be read.
      'src/flow/site/inspect.ts',
      'src/signals/fingerprint.ts',
    ]);
  });

  it.each([
    'const whose = visit.entity;',
    'return seen.visit.entity ?? null;',
    'if (fingerprint?.entity === id) continue;',
    'const { site, entity } = visit;',
    'const { entity: id, kind } = stored.visit;',
    'const {\n  site,\n  entity,\n} = read.fingerprint;',
    'function entityOf({ entity }: Visit): string | null {}',
    'const nameOf = ({ site, entity }: Pick<Fingerprint, "site" | "entity">) => entity;',
    'for (const { visit: { entity } } of stored) use(entity);',
    'for (const { site, entity } of fingerprints) use(site, entity);',
    'return visits.findLast(({ entity }) => entity !== null);',
    'const ids = fingerprints.map((one) => one.entity);',
  ])('would find %s', (text) => expect(entityReads(text)).not.toEqual([]));

  it.each([
    'if (side.entity !== null) return;',
    'const { entity } = match.left;',
    'await store.ledger.visits({ entity, limit: 9 });',
    'const all = visits.map(({ site }) => site); const { entity } = alert;',
    'const subjects = await attributed(fingerprints, store).flatMap(({ entity }) => entity ?? []);',
  ])('would not find %s', (text) => expect(entityReads(text)).toEqual([]));

  it('has no ring of shelves within a room', () => {
    const shelfOf = (file: string): string | null => {
      const [, room = '', shelf = '', ...more] = relative(top, file).split('/');
      return more.length === 0 ? null : `${room}/${shelf}`;
    };
    const arrows = new Map<string, string>();
    for (const [file, specifiers] of imports) {
      for (const specifier of specifiers.filter((one) => one.startsWith('.'))) {
        const other = resolve(dirname(file), specifier);
        if (!SHELVED.includes(roomOf(file)) || roomOf(other) !== roomOf(file)) continue;
        const [from, to] = [shelfOf(file), shelfOf(other)];
        if (from !== null && to !== null && from !== to)
          arrows.set(`${from} → ${to}`, `${relative(top, file)} imports ${specifier}`);
      }
    }
    const back = (arrow: string): string => arrow.split(' → ').reverse().join(' → ');
    expect([...arrows].filter(([arrow]) => arrows.has(back(arrow))).map(([, said]) => said)).toEqual([]);
  });

  it('has no ring of imports', () => {
    const done = new Set<string>();
    const rings: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file))
        rings.push([...path.slice(path.indexOf(file)), file].map((one) => relative(top, one)).join(' → '));
      if (path.includes(file) || done.has(file)) return;
      for (const specifier of (imports.get(file) ?? []).filter((one) => one.startsWith('.')))
        visit(resolve(dirname(file), specifier), [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(rings).toEqual([]);
  });

  it('has its tests at the mirrored path: of a room, of a top folder, or of a harness in testkit', () => {
    const tests = sourcesBelow(join(top, 'test')).filter((file) => file.endsWith('.test.ts'));
    const folders = new Set(tests.map((file) => relative(join(top, 'test'), dirname(file))));
    expect(folders.size).toBeGreaterThan(50);
    const isThere = (folder: string) => ['src', '.', 'testkit'].some((above) => existsSync(join(top, above, folder)));
    expect([...folders].filter((folder) => !isThere(folder))).toEqual([]);
  });

  it('has no file that is named after nothing', () => {
    const vague = files.filter((file) =>
      /\/(utils?|helpers?|common|lib|misc|index)(\/|\.ts$)/.test(file.slice(top.length)),
    );
    expect(vague.map((file) => relative(top, file))).toEqual([]);
  });
});
