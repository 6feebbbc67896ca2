import type { IncomingMessage } from 'node:http';
import { type BackEnds, type Bench, openBench, PATIENCE_MS } from './bench.ts';
import { Crew } from './crew.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

type Hear = (host: string, request: IncomingMessage, path: string) => boolean;

/** The points at which a worker is killed. Those with `hear` are seen by the world, `receive` by the receiver of alerts, the rest by the preload. */
export const STAGES: Readonly<
  Record<string, { readonly hear?: Hear; readonly receive?: true; readonly browser?: true; readonly digest?: true }>
> = {
  taken: {},
  'robots asked for': { hear: (_, __, path) => path === '/robots.txt' },
  'robots fetched': { hear: (_, __, path) => path === '/' },
  'page fetched': { hear: (_, __, path) => path !== '/' && path !== '/robots.txt' },
  'browser open': { browser: true, hear: (_, request) => request.headers['upgrade-insecure-requests'] !== undefined },
  'draft of a blob': {},
  'blobs, no row': {},
  'row, no commit': {},
  'row, no next step': {},
  'no fingerprint': {},
  'no screening': {},
  'match, no outbox': {},
  'outbox, not queued': {},
  'delivery taken': {},
  'alert sent, not marked': { receive: true },
  'digest made, no commit': { digest: true },
  'digest sent, not marked': { digest: true, receive: true },
};

export interface StageOptions {
  readonly trials: number;
  readonly backEnds: BackEnds;
  readonly workers: number;
}

/** A target may pass its stage while its worker dies of another's. */
const SPARE = 3;

/** A run whose worker is killed at this stage once for each target, until there were enough kills. */
export async function runStage(name: string, { trials, backEnds, workers }: StageOptions): Promise<Outcome> {
  const stage = STAGES[name];
  if (stage === undefined) throw new Error(`no stage is called ${name}`);
  const start = Date.now();
  let crew: Crew | undefined;
  /** Kills whoever asks, once for each key. */
  const strike = (key: string, request: IncomingMessage, bench: Bench): boolean =>
    bench.journal.mark(key, trials) && crew?.kill(request.headers['user-agent']) === true;
  const bench = await openBench({
    backEnds,
    targets: trials + SPARE,
    browser: stage.browser ? 'always' : 'never',
    digest: stage.digest ?? false,
    hear: (host, request, path, open) => {
      const id = open.targets.get(host);
      return id !== undefined && stage.hear?.(host, request, path) && strike(id, request, open) ? 'drop' : undefined;
    },
    receive: (id, request, response, open) => {
      if (stage.receive !== true || !strike(open.deliveryOf(id), request, open)) response.writeHead(204).end();
    },
  });
  try {
    const faults = { folder: bench.journal.folder, stage: name, most: trials };
    crew = new Crew({ args: ['worker'], env: bench.env, faults });
    const unexpected: string[] = [];
    crew.keep(workers, (how) => unexpected.push(how));
    await bench.quiet(PATIENCE_MS);
    return await outcomeOf(name, bench, crew, { trials: bench.journal.kills, unexpected, start });
  } finally {
    await crew?.dismiss();
    await bench.close();
  }
}
