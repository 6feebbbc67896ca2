import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Browser as Playwright } from 'playwright';
import { within } from '../../errors.ts';
import { chromiumEnvironment, chromiumFlags, NOT_THESE } from './chromium-flags.ts';
import { findGroup, scaleFor } from './process-group.ts';
import { makeBrowserFolder, startGuardian } from './profile-folder.ts';

/** One running Chromium and all its processes. */
export interface Chromium {
  readonly playwright: Playwright;
  /** Bytes of all its processes; 0 where that cannot be read. */
  memory(): number;
  /** Ends it for certain, within five seconds: SIGKILL to its group. It has nothing to save. */
  end(): Promise<void>;
}

const LAUNCH_MS = 30_000;
const END_MS = 5_000;

/** Loading the driver takes longer than all else that a command without a browser does, so it is loaded when it is wanted. */
export const loadDriver = async () => (await import('playwright')).chromium;

/**
 * Starts a Chromium whose only way to the network is the proxy at `server`, and a guardian that ends it when this process
 * dies. Rejects when it does not start; where its sandbox cannot be built it does not (only as root it runs without).
 */
export async function launchChromium(executable: string, server: string): Promise<Chromium> {
  const chromium = await loadDriver();
  const folder = makeBrowserFolder();
  const mark = `--revenant-mark=${randomUUID()}`;
  // Not among the documented options; unset, an empty folder would be left behind by a killed worker.
  const unlisted = { artifactsDir: folder };
  let playwright: Playwright;
  try {
    playwright = await chromium.launch({
      ...unlisted,
      executablePath: executable,
      // As root Chromium cannot build its sandbox; anybody else gets it.
      chromiumSandbox: process.getuid?.() !== 0,
      proxy: proxyAt(server),
      args: chromiumFlags(mark),
      ignoreDefaultArgs: NOT_THESE,
      env: chromiumEnvironment(process.env, folder),
      // A worker that is told to stop gives its pages their time first.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      timeout: LAUNCH_MS,
    });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  const group = findGroup(mark);
  const guardian = group === null ? null : startGuardian(group, folder);
  return {
    playwright,
    memory: group === null ? () => 0 : scaleFor(group),
    async end() {
      guardian?.end();
      await within(END_MS, playwright.close(), () => new Error('late')).catch(() => undefined);
      if (guardian === null) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Loopback forced through the proxy in words of our own: without them an environment variable could undo it. */
export function proxyAt(server: string): { server: string; bypass: string } {
  return { server, bypass: '<-loopback>' };
}
