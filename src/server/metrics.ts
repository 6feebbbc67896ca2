/** The state as Prometheus reads it (text format 0.0.4). */
import type { Services } from '../services.ts';
import { healthOf } from './pages/health.ts';

export async function metricsOf(services: Services): Promise<string> {
  const { queue, runs, schedules, alertsWaiting } = await healthOf(services);
  const { user, system } = process.cpuUsage();
  const jobs = Object.entries(queue ?? {}).flatMap(([name, counts]) =>
    Object.entries(counts).map(([state, jobs]) => `revenant_jobs{queue="${name}",state="${state}"} ${jobs}`),
  );
  const one = (name: string, type: 'gauge' | 'counter', help: string, lines: readonly string[]): string =>
    `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('\n')}\n`;
  return [
    one('revenant_jobs', 'gauge', 'Jobs by queue and state.', jobs),
    one('revenant_runs_open', 'gauge', 'Runs at work.', [
      `revenant_runs_open ${runs.filter(({ finishedAt }) => finishedAt === null).length}`,
    ]),
    one('revenant_schedules', 'gauge', 'Schedules.', [`revenant_schedules ${schedules}`]),
    one('revenant_alerts_waiting', 'gauge', 'Alerts not yet delivered.', [`revenant_alerts_waiting ${alertsWaiting}`]),
    one('process_cpu_seconds_total', 'counter', 'Processor time of this process, in seconds.', [
      `process_cpu_seconds_total ${(user + system) / 1e6}`,
    ]),
    one('process_resident_memory_bytes', 'gauge', 'Memory of this process, in bytes.', [
      `process_resident_memory_bytes ${process.memoryUsage().rss}`,
    ]),
  ].join('');
}
