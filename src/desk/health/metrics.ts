/** The state as Prometheus reads it (text format 0.0.4; docs/fleet.md lists every name). */
// prom-client counts within a process; these figures are asked of the database. It is four times as
// slow a page, adds 0.1 s to each start, and saves no line: not used.
import { within } from '../../errors.ts';
import type { Services } from '../../services.ts';

/** A slow queue or database must not hold up the figures of the other. */
const ASK_MS = 5_000;

type Value = readonly [labels: string, value: number];
type Watched = Pick<Services, 'store' | 'queue' | 'freeSpace' | 'version'>;

/** Metrics of the whole fleet and this process. Unreadable ones are left out, count as failed. */
export async function metricsOf({ store, queue, freeSpace, version }: Watched): Promise<string> {
  const asked = {
    jobs: queue.counts(),
    steps: store.fleet.steps(),
    hosts: store.fleet.hosts(),
    workers: store.fleet.workers(),
    totals: store.fleet.totals(),
    runs: store.ledger.countAtWork(),
    schedules: store.schedules.heads(),
    alerts: store.outbox.pending(),
    disk: freeSpace(),
  };
  const names = Object.keys(asked) as (keyof typeof asked)[];
  const answers = await Promise.all(names.map((name) => orNull<unknown>(asked[name])));
  const read = Object.fromEntries(names.map((name, index) => [name, answers[index] ?? null])) as {
    [Name in keyof typeof asked]: Awaited<(typeof asked)[Name]> | null;
  };
  const { jobs, steps, hosts, workers, totals, runs, schedules, alerts, disk } = read;
  const failed = answers.filter((answer) => answer === null).length - Number(disk === null);
  const stepValues = (of: 'ready' | 'inProgress' | 'lagMs', scale = 1): Value[] =>
    Object.entries(steps ?? {}).map(([step, load]) => [`step="${step}"`, load[of] * scale]);
  const total = (word: string, label: string): Value[] =>
    [...(totals ?? [])].flatMap(([name, count]): Value[] => {
      const [first, second = ''] = name.split(' ');
      return first === word ? [[label === '' ? '' : `${label}="${second}"`, count]] : [];
    });
  const one = (value: number | null | undefined): Value[] => (value == null ? [] : [['', value]]);
  const { user, system } = process.cpuUsage();
  const database = store.time();

  return [
    metric(
      'revenant_queue_lag_seconds',
      'gauge',
      'Age of the oldest target that could be worked on now.',
      stepValues('lagMs', 0.001),
    ),
    metric(
      'revenant_targets_ready',
      'gauge',
      'Targets that could be worked on now, counted up to 10000.',
      stepValues('ready'),
    ),
    metric('revenant_targets_in_progress', 'gauge', 'Targets that workers hold.', stepValues('inProgress')),
    metric(
      'revenant_targets_waiting_for_host',
      'gauge',
      'Targets put off because another visit is at their host.',
      one(hosts?.waiting),
    ),
    metric(
      'revenant_lanes_held',
      'gauge',
      'Hosts and addresses that are visited or asked now, counted up to 10000.',
      one(hosts?.lanesHeld),
    ),
    metric(
      'revenant_workers',
      'gauge',
      'Workers alive, by version.',
      workers === null ? [] : countBy(workers, ({ version: of }) => `version="${escaped(of)}"`),
    ),
    metric(
      'revenant_workers_held_back',
      'gauge',
      'Workers that take fewer targets than they could, by reason.',
      workers === null
        ? []
        : ['disk', 'database'].map(
            (reason): Value => [`reason="${reason}"`, workers.filter(({ pressure }) => pressure === reason).length],
          ),
    ),
    metric(
      'revenant_capture_slots',
      'gauge',
      'Sites that all workers may capture at the same time now.',
      workers === null ? [] : [['', workers.reduce((sum, { atOnce }) => sum + atOnce, 0)]],
    ),
    metric(
      'revenant_visits_total',
      'counter',
      'Visits stored, by state; a target that is tried again has several.',
      total('visits', 'state'),
    ),
    metric('revenant_pages_total', 'counter', 'Pages captured.', total('pages', '')),
    metric(
      'revenant_captured_bytes_total',
      'counter',
      'Bytes of captured pages, pictures and documents.',
      total('bytes', ''),
    ),
    metric(
      'revenant_failures_total',
      'counter',
      'Visits that ended with a reason, by the first word of it.',
      total('failures', 'class'),
    ),
    metric(
      'revenant_jobs',
      'gauge',
      'Jobs by queue and state.',
      Object.entries(jobs ?? {}).flatMap(([name, counts]) =>
        Object.entries(counts).map(([state, n]): Value => [`queue="${name}",state="${state}"`, n]),
      ),
    ),
    metric('revenant_runs_open', 'gauge', 'Runs at work.', one(runs)),
    metric('revenant_schedules', 'gauge', 'Schedules.', one(schedules?.length)),
    metric('revenant_alerts_waiting', 'gauge', 'Alerts not yet delivered.', one(alerts)),
    metric('revenant_disk_free_bytes', 'gauge', 'Free space where this process stores bytes.', one(disk?.bytes)),
    metric('revenant_database_seconds_total', 'counter', 'Time that this process waited for the database.', [
      ['', database.seconds],
    ]),
    metric('revenant_database_statements_total', 'counter', 'Statements that this process sent.', [
      ['', database.statements],
    ]),
    metric('revenant_database_failures_total', 'counter', 'Statements and connections of this process that failed.', [
      ['', database.failures],
    ]),
    metric(
      'revenant_metrics_failed',
      'gauge',
      'Questions of this page that got no answer; their figures are left out.',
      [['', failed]],
    ),
    metric('revenant_build_info', 'gauge', 'Version of this process.', [[`version="${escaped(version)}"`, 1]]),
    metric('process_cpu_seconds_total', 'counter', 'Processor time of this process, in seconds.', [
      ['', (user + system) / 1e6],
    ]),
    metric('process_resident_memory_bytes', 'gauge', 'Memory of this process, in bytes.', [
      ['', process.memoryUsage().rss],
    ]),
  ].join('');
}

function metric(name: string, type: 'gauge' | 'counter', help: string, values: readonly Value[]): string {
  const lines = values.map(([labels, value]) => `${name}${labels === '' ? '' : `{${labels}}`} ${value}\n`);
  return lines.length === 0 ? '' : `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

function orNull<T>(question: Promise<T>): Promise<T | null> {
  return within(ASK_MS, question, () => new Error('late')).catch(() => null);
}

function countBy<T>(items: readonly T[], labelsOf: (item: T) => string): Value[] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(labelsOf(item), (counts.get(labelsOf(item)) ?? 0) + 1);
  return [...counts];
}

/** Escapes a label of the text format. */
function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
