/** Parts of a bench that run in a process of their own: bundled once from TypeScript, run by plain Node as a product is. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type Ran, runCounted } from './processes.ts';

export const top = join(import.meta.dirname, '..', '..');
/** Below the packages that the scripts import. Not in dist/, which a build removes. */
const BUILT = join(top, 'node_modules', '.cache', 'revenant-bench');

const bundles = new Map<string, Promise<string>>();

/** The file that plain Node runs for a script of `tools/bench/children/`. */
function bundle(name: string): Promise<string> {
  const known = bundles.get(name) ?? bundleOf(name);
  bundles.set(name, known);
  return known;
}

function bundleOf(name: string): Promise<string> {
  return bundleFile(name, join('tools', 'bench', 'children', `${name}.ts`));
}

/** One file of a script and of what it imports, but for packages. */
export async function bundleFile(name: string, entry: string): Promise<string> {
  // A name of this process's own: two benches may run side by side, from sources that differ.
  const outfile = join(BUILT, `${name}-${process.pid}.mjs`);
  await build({
    absWorkingDir: top,
    entryPoints: [entry],
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
  return outfile;
}

/** What the last line that a child prints says, as JSON, and what the child used. */
export async function runChild<Result>(
  name: string,
  given: unknown,
  options: Parameters<typeof runCounted>[1] & { readonly flags?: readonly string[] } = {},
): Promise<Ran & { readonly result: Result }> {
  const { flags = [], ...counted } = options;
  const ran = await runCounted([process.execPath, ...flags, await bundle(name), JSON.stringify(given)], counted);
  return { ...ran, result: JSON.parse(ran.output.trim().split('\n').at(-1) ?? '') as Result };
}

export interface Served {
  readonly pid: number;
  /** What the child said when it was ready. */
  readonly ready: unknown;
  ask(question: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

/** A child that answers questions until it is stopped. */
export async function serveChild(name: string, given: unknown): Promise<Served> {
  const child = fork(await bundle(name), [JSON.stringify(given)], { execArgv: [] });
  const answer = async (): Promise<unknown> => ((await once(child, 'message')) as [unknown])[0];
  const ready = await answer();
  return {
    pid: child.pid ?? 0,
    ready,
    async ask(question) {
      const coming = answer();
      child.send(question as object);
      return coming;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
