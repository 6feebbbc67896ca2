/**
 * How Chromium is started. These were measured to leave a page no way round the proxy: no name is resolved outside it, no
 * WebRTC over UDP, no QUIC, no prefetch, and as few of Chromium's own calls home as its switches allow.
 */
const CLOSED = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-quic',
  '--dns-prefetch-disable',
  '--no-pings',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-client-side-phishing-detection',
  '--no-first-run',
];

/** Nothing that a shop's page needs, and much code that a hostile one would like to reach. */
const SMALLER = ['--disable-3d-apis', '--disable-notifications', '--disable-speech-api', '--deny-permission-prompts'];

/**
 * Of two such switches Chromium reads the last only, so those that playwright switches off stand here again. WebRTC's names
 * for local addresses are off because it joins a multicast group for them; without UDP it shows no addresses to hide.
 */
const FEATURES_OFF = [
  'AimEnabled',
  'AutofillServerCommunication',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'AsyncDns',
  'DestroyProfileOnBrowserClose',
  'DirectSockets',
  'DnsOverHttps',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkPrediction',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'Prerender2',
  'SpeculationRulesPrefetchFuture',
  'ThirdPartyStoragePartitioning',
  'WebRtcHideLocalIpsWithMdns',
  'WebUSB',
  'WebBluetooth',
];

/**
 * What playwright adds for tests of one's own pages. Against hostile ones Chromium's own defences stay on: a flood of
 * history.pushState is slowed, a window without a click is not opened.
 */
export const NOT_THESE = [
  '--disable-ipc-flooding-protection',
  '--disable-popup-blocking',
  '--disable-hang-monitor',
  '--enable-unsafe-swiftshader',
];

/** @param mark a switch of our own, by which the process is found again */
export function chromiumFlags(mark: string): string[] {
  return [...CLOSED, ...SMALLER, `--disable-features=${FEATURES_OFF.join(',')}`, mark];
}

const KEPT =
  /^(?:PATH|HOME|USER|LANG|LC_[A-Z]+|TZ|LD_LIBRARY_PATH|FONTCONFIG_[A-Z]+|XDG_(?:RUNTIME_DIR|CONFIG_HOME|CACHE_HOME))$/;

/** The environment for Chromium: what it needs to run, nothing that holds our secrets, its own temporary folder. */
export function chromiumEnvironment(
  own: Readonly<Record<string, string | undefined>>,
  folder: string,
): Record<string, string> {
  const kept = Object.entries(own).filter((entry): entry is [string, string] => KEPT.test(entry[0]) && !!entry[1]);
  return { ...Object.fromEntries(kept), TMPDIR: folder };
}
