/** The state as Prometheus reads it (text format 0.0.4; docs/fleet.md lists every name). */
// prom-client counts within a process; these figures are asked of the database. It is four times as
// slow a page, adds 0.1 s to each start, and saves no line: not used.
import { within } from '../../errors.ts';
import { countsOf } from '../../model/group-by.ts';
import type { Services } from '../../services.ts';

/** A slow queue or database must not hold up the figures of the other. */
const ASK_MS = 5_000;

type Value = readonly [labels: string, value: number];
type Watched = Pick<Services, 'store' | 'queue' | 'freeSpace' | 'version'>;

/** Metrics of the whole fleet and this process. Unreadable ones are left out, count as failed. */
export async function metricsOf({ store, queue, freeSpace, version }: Watched): Promise<string> {
  const disk = orNull(freeSpace());
  const answers = await Promise.all([
    orNull(queue.counts()),
    orNull(store.fleet.steps()),
    orNull(store.fleet.hosts()),
    orNull(store.fleet.workers()),
    orNull(store.fleet.totals()),
    orNull(store.ledger.countAtWork()),
    orNull(store.schedules.heads()),
    orNull(store.outbox.pending()),
  ]);
  const [jobs, steps, hosts, workers, totals, runs, schedules, alerts] = answers;
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

  const values: Readonly<Record<keyof typeof HELP, readonly Value[]>> = {
    revenant_queue_lag_seconds: stepValues('lagMs', 0.001),
    revenant_targets_ready: stepValues('ready'),
    revenant_targets_in_progress: stepValues('inProgress'),
    revenant_targets_waiting_for_host: one(hosts?.waiting),
    revenant_lanes_held: one(hosts?.lanesHeld),
    revenant_workers: [...countsOf((workers ?? []).map(({ version: of }) => `version="${escaped(of)}"`))],
    revenant_workers_held_back: (workers === null ? [] : ['disk', 'database']).map((reason) => [
      `reason="${reason}"`,
      workers?.filter(({ pressure }) => pressure === reason).length ?? 0,
    ]),
    revenant_capture_slots: one(workers?.reduce((sum, { atOnce }) => sum + atOnce, 0)),
    revenant_visits_total: total('visits', 'state'),
    revenant_pages_total: total('pages', ''),
    revenant_captured_bytes_total: total('bytes', ''),
    revenant_failures_total: total('failures', 'class'),
    revenant_jobs: Object.entries(jobs ?? {}).flatMap(([name, counts]) =>
      Object.entries(counts).map(([state, n]): Value => [`queue="${name}",state="${state}"`, n]),
    ),
    revenant_runs_open: one(runs),
    revenant_schedules: one(schedules?.length),
    revenant_alerts_waiting: one(alerts),
    revenant_disk_free_bytes: one((await disk)?.bytes),
    revenant_database_seconds_total: one(database.seconds),
    revenant_database_statements_total: one(database.statements),
    revenant_database_failures_total: one(database.failures),
    revenant_metrics_failed: one(answers.filter((answer) => answer === null).length),
    revenant_build_info: [[`version="${escaped(version)}"`, 1]],
    process_cpu_seconds_total: one((user + system) / 1e6),
    process_resident_memory_bytes: one(process.memoryUsage().rss),
  };
  return Object.entries(HELP)
    .map(([name, help]) => metric(name, help, values[name as keyof typeof HELP]))
    .join('');
}

/** The metrics in the order of the page. */
const HELP = {
  revenant_queue_lag_seconds: 'Age of the oldest target that could be worked on now.',
  revenant_targets_ready: 'Targets that could be worked on now, counted up to 10000.',
  revenant_targets_in_progress: 'Targets that workers hold.',
  revenant_targets_waiting_for_host: 'Targets put off because another visit is at their host.',
  revenant_lanes_held: 'Hosts and addresses that are visited or asked now, counted up to 10000.',
  revenant_workers: 'Workers alive, by version.',
  revenant_workers_held_back: 'Workers that take fewer targets than they could, by reason.',
  revenant_capture_slots: 'Sites that all workers may capture at the same time now.',
  revenant_visits_total: 'Visits stored, by state; a target that is tried again has several.',
  revenant_pages_total: 'Pages captured.',
  revenant_captured_bytes_total: 'Bytes of captured pages, pictures and documents.',
  revenant_failures_total: 'Visits that ended with a reason, by the first word of it.',
  revenant_jobs: 'Jobs by queue and state.',
  revenant_runs_open: 'Runs at work.',
  revenant_schedules: 'Schedules.',
  revenant_alerts_waiting: 'Alerts not yet delivered.',
  revenant_disk_free_bytes: 'Free space where this process stores bytes.',
  revenant_database_seconds_total: 'Time that this process waited for the database.',
  revenant_database_statements_total: 'Statements that this process sent.',
  revenant_database_failures_total: 'Statements and connections of this process that failed.',
  revenant_metrics_failed: 'Questions of this page that got no answer; their figures are left out.',
  revenant_build_info: 'Version of this process.',
  process_cpu_seconds_total: 'Processor time of this process, in seconds.',
  process_resident_memory_bytes: 'Memory of this process, in bytes.',
};

/** Names of values that only grow end so, as Prometheus advises. */
const COUNTER = /_total$/;

function metric(name: string, help: string, values: readonly Value[]): string {
  const lines = values.map(([labels, value]) => `${name}${labels === '' ? '' : `{${labels}}`} ${value}\n`);
  const type = COUNTER.test(name) ? 'counter' : 'gauge';
  return lines.length === 0 ? '' : `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

function orNull<T>(question: Promise<T>): Promise<T | null> {
  return within(ASK_MS, question, () => new Error('late')).catch(() => null);
}

/** Escapes a label of the text format. */
function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
