/**
 * Order of the test files: those that run for minutes begin first, so that no worker is left alone
 * with one at the end. Vitest knows durations only of an earlier run. Without one it goes by size,
 * and the longest harnesses are short files.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Of each project the longest first, as `npm test` and `npm run test:long` name them at their end. */
const LONGEST = [
  ...['desk/random-requests-long', 'attacks/generated-long', 'tools/benches-long', 'signals/hostile-text'],
  ...['fleet/worker-long', 'flow/operations/backup-long', 'docs/tasks-long', 'desk/looks-long', 'faults/faults'],
  ...['hostile/hostile', 'cli/alerts-long', 'fleet/fleet', 'jobs/worker-killed'],
  ...['store/store', 'desk/imports/imports', 'end-to-end', 'jobs/worker', 'queue/queue', 'desk/browser'],
  ...['cli/commands/serve', 'flow/site/find', 'reader/reader', 'flow/suggest/feeds', 'store/database/embedded'],
  ...['attacks/attacks', 'match/properties', 'attacks/generated', 'sieve/recall'],
].map((name) => join(import.meta.dirname, '..', 'test', `${name}.test.ts`));

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const gone = LONGEST.filter((path) => !existsSync(path));
    if (gone.length > 0) throw new Error(`testkit/longest-first.ts names files that are gone: ${gone.join(', ')}`);
    const sorted = await super.sort(files);
    // Projects run one after the other.
    const projects = [...new Set(sorted.map(({ project }) => project.name))];
    const place = ({ project, moduleId }: TestSpecification): number => {
      const at = LONGEST.indexOf(moduleId);
      return projects.indexOf(project.name) * (LONGEST.length + 1) + (at === -1 ? LONGEST.length : at);
    };
    return sorted.sort((a, b) => place(a) - place(b));
  }
}
