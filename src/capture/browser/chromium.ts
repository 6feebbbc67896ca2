import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Browser as Playwright } from 'playwright';
import { within } from '../../errors.ts';
import type { ProxyPass } from '../../model/ports/egress.ts';
import { findGroup, makeBrowserFolder, memoryMeter, startGuardian } from './process-group.ts';

export interface Chromium {
  readonly playwright: Playwright;
  /** Bytes of all its processes; 0 where that cannot be read. */
  memory(): number;
  /** Ends it for certain, within five seconds: SIGKILL to its group. It has nothing to save. */
  end(): Promise<void>;
}

const LAUNCH_MS = 30_000;
const END_MS = 5_000;

/**
 * Measured: no way round the proxy (names, WebRTC over UDP, QUIC, prefetch), few of Chromium's
 * calls home.
 */
// biome-ignore format: one kind of way out a line
const CLOSED = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--dns-prefetch-disable',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp', '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-quic', '--no-pings', '--disable-background-networking', '--disable-component-update',
  '--disable-domain-reliability', '--disable-sync', '--disable-client-side-phishing-detection', '--no-first-run',
];
/**
 * Features that a shop's page does not need: much code that a hostile page would like to reach. New
 * windows: only a headless shell knows the switch.
 */
const SMALLER = [
  '--block-new-web-contents',
  '--disable-3d-apis',
  '--disable-notifications',
  '--disable-speech-api',
  '--deny-permission-prompts',
];
/**
 * Only the last such switch counts: playwright's are repeated. WebRTC's local names would join a
 * multicast group.
 */
const FEATURES_OFF = `
  AimEnabled AutofillServerCommunication AvoidCorsURLLoaderRestartOnRedirect AvoidUnnecessaryBeforeUnloadCheckSync
  AsyncDns DestroyProfileOnBrowserClose DirectSockets DnsOverHttps HttpsFirstBalancedModeAutoEnable HttpsUpgrades
  LensOverlay MediaRouter NetworkPrediction NetworkTimeServiceQuerying OptimizationHints PaintHolding
  PreconnectToSearch Prerender2 SpeculationRulesPrefetchFuture ThirdPartyStoragePartitioning
  WebRtcHideLocalIpsWithMdns WebUSB WebBluetooth
`
  .trim()
  .split(/\s+/);
/**
 * Switches that playwright adds for tests of one's own pages; we drop them. A whole Chromium's
 * defences against floods and pop-ups stay on.
 */
// biome-ignore format: a short list
const NOT_THESE = [
  '--disable-ipc-flooding-protection', '--disable-popup-blocking', '--disable-hang-monitor', '--enable-unsafe-swiftshader',
];
const KEPT_VARIABLES =
  /^(?:PATH|HOME|USER|LANG|LC_[A-Z]+|TZ|LD_LIBRARY_PATH|FONTCONFIG_[A-Z]+|XDG_(?:RUNTIME_DIR|CONFIG_HOME|CACHE_HOME))$/;

/** Loaded late: the driver takes longer to load than all the rest of the program. */
export const loadDriver = async () => (await import('playwright')).chromium;

/**
 * A Chromium behind the proxy, ended when we die. Rejects also where no sandbox can be built (root
 * runs without).
 */
export async function launchChromium(executable: string, server: string): Promise<Chromium> {
  const chromium = await loadDriver();
  const folder = makeBrowserFolder();
  const mark = `--revenant-mark=${randomUUID()}`;
  // Not among the documented options; unset, a killed worker would leave an empty folder behind.
  const unlisted = { artifactsDir: folder };
  let playwright: Playwright;
  try {
    playwright = await chromium.launch({
      ...unlisted,
      executablePath: executable,
      chromiumSandbox: process.getuid?.() !== 0,
      proxy: proxyAt(server),
      args: [...CLOSED, ...SMALLER, `--disable-features=${FEATURES_OFF.join(',')}`, mark],
      ignoreDefaultArgs: NOT_THESE,
      env: environmentOf(folder),
      // A stopping worker gives its pages their time first.
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
    memory: group === null ? () => 0 : memoryMeter(group),
    async end() {
      guardian?.end();
      await within(END_MS, playwright.close(), () => new Error('late')).catch(() => undefined);
      if (guardian === null) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The variables that Chromium needs: none with our secrets, and its own temporary folder. */
function environmentOf(folder: string): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name, value]) => KEPT_VARIABLES.test(name) && value);
  return { ...(Object.fromEntries(kept) as Record<string, string>), TMPDIR: folder };
}

/** The context of a stranger's page, with a pass of its own. */
export function contextOf(pass: ProxyPass) {
  return { proxy: proxyOf(pass), serviceWorkers: 'block' as const, acceptDownloads: false, permissions: [] };
}

export const proxyOf = ({ server, username, password }: ProxyPass) => ({ ...proxyAt(server), username, password });

/** Loopback goes through the proxy explicitly: otherwise an environment variable could undo it. */
function proxyAt(server: string): { server: string; bypass: string } {
  return { server, bypass: '<-loopback>' };
}
