/** What styles, the browser and kept pictures cost: crawls of the example, each with more of them. */
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../../../src/capture/browser/find-browser.ts';
import { type Bench, interleaved, median, type Row } from '../bench.ts';
import { top } from '../children.ts';
import { runCounted } from '../processes.ts';

const MAIN = join(top, 'dist', 'src', 'cli', 'main.js');
/** The targets of seeds/example, and the archived site of its list. */
const SITES = 16;
const WAYS = {
  without: { browser: 'never', limits: { styles: 0, backdrops: 0 } },
  never: { browser: 'never' },
  auto: { browser: 'auto' },
  home: { browser: 'home' },
} as const;

interface Cost {
  readonly cpuMs: number;
  /** Of captures and pictures, as stored. */
  readonly kilobytes: number;
}

async function crawlExample(settings: object): Promise<Cost> {
  const folder = mkdtempSync(join(tmpdir(), 'revenant-bench-looks-'));
  try {
    const [config, data] = [join(folder, 'config.json'), join(folder, 'data')];
    writeFileSync(config, JSON.stringify(settings));
    const { cpuMs } = await runCounted([process.execPath, MAIN, 'example', '--once', '--quiet', '--data', data], {
      cwd: folder,
      env: { ...process.env, REVENANT_CONFIG: config },
    });
    const blobs = join(data, 'blobs');
    const files = readdirSync(blobs, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
    return { cpuMs: cpuMs / SITES, kilobytes: bytes / 1000 / SITES };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const looks: Bench = {
  name: 'looks',
  about: 'what styles, the browser and kept pictures cost a crawl of the example, a site',
  async run({ repeats }) {
    if (findBrowser(undefined, process.env['PATH']) === null)
      return [{ what: 'kept pictures', unit: 'ms', ours: null, note: 'no browser is there' }];
    const of = (way: keyof typeof WAYS) => () => crawlExample(WAYS[way]);
    const runs = await interleaved(repeats, {
      without: of('without'),
      never: of('never'),
      auto: of('auto'),
      home: of('home'),
    });
    const row = (way: keyof typeof WAYS, unit: string, cost: keyof Cost, what: string): Row => ({
      what: `${what} a site, --browser ${way}`,
      unit,
      ours: median(runs[way].map((run) => run[cost])),
      peer: { name: 'never, and no styles', value: median(runs.without.map((run) => run[cost])) },
    });
    return (['never', 'auto', 'home'] as const).flatMap((way) => [
      row(way, 'ms', 'cpuMs', 'processor time'),
      row(way, 'kB', 'kilobytes', 'captures and pictures kept'),
    ]);
  },
};
