/** Settings from a file, then REVENANT_* variables, then flags. */
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';
import { SECRET_FILES, withPassword, withSecretFiles } from './config/secrets.ts';
import { ConfigError, InputError, messageOf } from './errors.ts';
import { Screen } from './model/derived/drawing.ts';
import { LookupMethod } from './model/facts/observation.ts';
import { Limits } from './model/limits.ts';
import { BROWSER_WHEN } from './model/ports/capture.ts';
import type { RunOptions } from './model/ports/ledger.ts';
import { QUEUE_NAMES } from './model/ports/queue.ts';
import { SourceName, sourceLine } from './model/sources.ts';
import { withWholePercents } from './model/text/login-percents.ts';

const listOf = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => (typeof value === 'string' ? splitList(value) : value), z.array(item)).default([]);
const list = listOf(z.string());
const text = z.string().optional();
const webAddress = z
  .string()
  .regex(/^https?:\/\//i, 'a web address is wanted')
  .optional();
const when = z.enum(['auto', 'always', 'never']).default('auto');
const flag = z.preprocess(
  (value) => (typeof value === 'string' ? !['', '0', 'false', 'no', 'off'].includes(value.toLowerCase()) : value),
  z.boolean(),
);
/** 10.0.0.0/8 or one address. */
const network = z.string().refine((text) => {
  const [address = '', bits, more] = text.split('/');
  const most = [0, 0, 0, 0, 32, 0, 128][isIP(address)] ?? 0;
  return most > 0 && more === undefined && (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= most));
}, 'no address and no range such as 10.0.0.0/8');
const number = (schema: z.ZodNumber) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value), schema);
const wholeNumber = (least: number, most: number) => number(z.number().int().min(least).max(most));

/** `connectMs=5000` and so on; the last value of a name counts. */
const limits = z.preprocess((value) => {
  const given = typeof value === 'string' ? splitList(value) : value;
  if (!Array.isArray(given)) return given;
  return Object.fromEntries(
    given.map((one) => {
      const [, name = String(one), amount = ''] = /^([^=]*)=(.*)$/.exec(String(one)) ?? [];
      return [name.trim(), amount.trim() === '' ? amount : Number(amount)];
    }),
  );
}, Limits.prefault({}));

/**
 * Every setting, with its default. The environment name is REVENANT_ and the name in upper snake
 * case.
 */
export const Settings = z.strictObject({
  data: z.string().default('./.revenant').describe('data folder of the embedded default'),
  databaseUrl: text.describe('postgres://…; unset: embedded PGlite'),
  databasePassword: text.describe('password for `databaseUrl`, as it is: no sign needs another spelling'),
  queueUrl: text.describe('redis://…, valkey://… or postgres://…; unset: the embedded database'),
  queuePassword: text.describe('password for `queueUrl`, as it is'),
  blobUrl: text.describe('file:… or s3://…; unset: files under the data folder'),
  pages: wholeNumber(1, 200).optional().describe('pages per site; 12 for compare, 40 for crawl'),
  browser: z
    .enum(BROWSER_WHEN)
    .default('home')
    .describe(
      'render pages: auto (only pages that are empty without scripts), home (as auto, and after screening a picture of each home page of a finding, and of pages that it quotes, is drawn from their captured bytes and kept), always or never',
    ),
  screens: listOf(Screen).describe(
    'for which pictures of pages are kept with findings: desktop (1280 pixels wide), phone (390); unset: desktop',
  ),
  views: when.describe('fetch the home page as a browser, a phone and a referred visitor too'),
  browserPath: text.describe('browser to use instead of the one that is found'),
  timeout: number(z.number().positive()).default(120).describe('seconds per site'),
  delay: number(z.number().nonnegative())
    .optional()
    .describe('least seconds between two requests to one host or address'),
  resolve: list.describe('host:port:address[:port], as curl --connect-to'),
  allowPrivate: flag.default(false).describe('allow loopback and private addresses'),
  allow: list.describe('private addresses that may be reached: address[:port] or CIDR'),
  noRobots: flag.default(false).describe('fetch what robots.txt disallows; needs a reason'),
  reason: text.describe('why robots.txt is ignored; recorded'),
  background: text.describe('id of the snapshot of value counts'),
  concurrency: wholeNumber(1, 256).default(8).describe('sites captured at the same time by one worker'),
  queues: listOf(z.enum(QUEUE_NAMES)).describe(
    'steps that a worker takes: sweep, capture, render, fingerprint, screen, notify; unset: all',
  ),
  drain: number(z.number().nonnegative())
    .optional()
    .describe('seconds in which a stopping worker ends its work or hands it back; unset: the limit graceMs (20 s)'),
  metricsPort: wholeNumber(0, 65_535)
    .optional()
    .describe('port on which a worker answers /metrics, /healthz and /readyz; 0: any free one; unset: none'),
  metricsHost: z
    .string()
    .default('127.0.0.1')
    .describe('address of that port; others than loopback only where nobody else can reach it: it asks for no key'),
  enrich: listOf(LookupMethod).describe(
    'registries to ask about each domain: rdap, whois, dns; unset: none, because a question shows whom we watch',
  ),
  rdapBootstrap: text.describe("a file like IANA's dns.json (RFC 9224), in place of the bundled table"),
  whoisServers: list.describe('tld=server, in addition to the bundled table'),
  dnsServer: text.describe('address[:port] of the name server; unset: those of the system'),
  egressProxy: text.describe(
    'http://host:port of a proxy (CONNECT) through which all connections to public addresses go; sites are then looked up at `dnsServer` if it is set; unset: direct',
  ),
  ipRanges: text.describe('a table of IP ranges (TSV as of iptoasn.com, plain or gzipped)'),
  extractionRules: text.describe(
    'a JSON file of rules (CSS selectors) that say what parts of a site’s pages are: see extraction-rules.md; unset: none',
  ),
  limits: limits.default(Limits.parse({})).describe('name=value of the table of limits (docs/limits.md)'),
  archiveEndpoint: webAddress.describe(
    'web archive with a CDX server and a replay like the Wayback Machine’s, such as https://archive.example; unset: none is asked',
  ),
  sources: listOf(SourceName).describe(
    `sources that \`suggestions find\` may ask, each with what it learns (docs/sources.md); unset: none. ${SourceName.options.map(sourceLine).join('. ')}`,
  ),
  suggestionDays: wholeNumber(0, 3_650)
    .default(90)
    .describe(
      'days after which a suggestion goes that was never flagged, with what was captured only because of it; a hold or an open case keeps it; 0: none goes',
    ),
  searxngUrl: webAddress.describe('base address of the SearXNG instance that the source searxng asks'),
  braveKey: text.describe('key for the source brave'),
  urlscanKey: text.describe('key for the source urlscan'),
  sourceProgram: z
    .string()
    .startsWith('/', 'a path from the root is wanted')
    .optional()
    .describe('program of the source exec; only the configuration file can name it, no variable or option does'),
  trustedSigners: list.describe(
    'domains, and SHA-256 digests of public keys, whose signed archives (WACZ) count as captured by us; unset: none',
  ),
  userAgent: text.describe('user agent, with a way to reach the operator'),
  signingKey: text.describe(
    'file of the keys that sign checkpoints and bundles; unset: signing-key.pem in the data folder',
  ),
  tsaUrl: text.describe('RFC 3161 time stamp authority for checkpoints and bundles'),
  checkpointEvery: wholeNumber(0, 2_000_000)
    .default(86_400)
    .describe(
      'seconds after which a worker signs a log that has grown; a crawl also signs at its end; 0: never, unless asked',
    ),
  translator: text.describe(
    'program that translates quotations in other scripts: JSON lines {"text":…} on its input and output (docs/desk.md); unset: none, and no service is ever asked',
  ),
  link: text.describe('base URL of links in alerts, such as https://revenant.example'),
  replayLink: webAddress.describe('base URL of captured pages behind a proxy, on another host name than `link`'),
  trustedProxies: listOf(network).describe(
    'addresses and ranges of the proxies before the desk, which say in X-Forwarded-For from where a request came; unset: the address of the connection counts',
  ),
  secondReviewer: flag.default(false).describe('a positive judgement is proposed until another user agrees'),
  oidcIssuer: z
    .string()
    .regex(/^https:\/\/|^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:\/|$)/, 'an https:// address is wanted')
    .optional()
    .describe('issuer of an OpenID provider by which people sign in; needs `link`, `oidcClientId` and `oidcRoles`'),
  oidcClientId: text.describe('id of this desk at the provider'),
  oidcSecretFile: text.describe('file with the secret of this desk at the provider; unset: none'),
  oidcRoles: list.describe('claim:value=role, such as groups:leads=admin; who has none of them is not let in'),
  logLevel: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'])
    .default('warn')
    .describe('lines of the log on stderr: silent, error, warn, info or debug'),
});
export type Settings = z.infer<typeof Settings>;

/**
 * Throws one line that names every wrong setting and its source: ConfigError where the file has
 * one, else InputError.
 */
export function readSettings(
  flags: Readonly<Record<string, unknown>>,
  variables: Readonly<Record<string, string | undefined>>,
  file?: string,
): Settings {
  const environment = withSecretFiles(variables);
  const path = file ?? environment['REVENANT_CONFIG'];
  const source = path ?? 'revenant.config.json';
  const fromFile = readConfigFile(source, path === undefined);
  const fromEnvironment: Record<string, unknown> = {};
  for (const name of Object.keys(Settings.shape)) {
    if (ONLY_IN_FILE.includes(name)) continue;
    const value = environment[environmentName(name)];
    if (value !== undefined && value !== '') fromEnvironment[name] = value;
  }
  const given = Object.fromEntries(
    Object.entries(flags).filter(([name, value]) => value !== undefined && !ONLY_IN_FILE.includes(name)),
  );
  const merged: Record<string, unknown> = { ...fromFile, ...fromEnvironment, ...given };
  const read = Settings.safeParse(merged);
  if (!read.success) {
    const wrong = read.error.issues.map((issue) => {
      const [name] = issue.path as string[];
      if (issue.code === 'unrecognized_keys' && name === 'limits')
        return `${whereIs(name)}: there is no limit "${issue.keys[0]}"; the limits are ${Object.keys(Limits.shape).join(', ')} (docs/limits.md)`;
      if (issue.code === 'unrecognized_keys')
        return issue.keys
          .map(
            (key) =>
              `there is no setting "${key}" (in ${source}); the nearest is "${nearest(key, Object.keys(Settings.shape))}"`,
          )
          .join('; ');
      const [, limit] = issue.path;
      if (name === 'limits' && limit !== undefined)
        return `${whereIs(name)}: ${String(limit)} must be a number, ${issue.code === 'too_small' ? issue.minimum : 0} or more (docs/limits.md)`;
      return `${whereIs(name ?? '')}: ${reasonOf(issue, merged[name ?? ''])}`;
    });
    const typed: Record<string, unknown> = { ...fromEnvironment, ...given };
    const named = read.error.issues.every(({ path: [name] }) => typeof name === 'string' && typed[name] !== undefined);
    throw new (named ? InputError : ConfigError)(`wrong setting: ${wrong.join('; ')}`);
  }
  if (read.data.noRobots && !read.data.reason?.trim()) {
    throw new (given['noRobots'] || fromEnvironment['noRobots'] ? InputError : ConfigError)(
      '--no-robots needs --reason <text>: say why robots.txt may be ignored; it is recorded',
    );
  }
  return withPasswords(read.data);

  function whereIs(name: string): string {
    if (given[name] !== undefined) return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    return fromEnvironment[name] === undefined ? `${name} (in ${source})` : environmentName(name);
  }
}

/** Each address with its password joined; no other code needs both. */
function withPasswords(settings: Settings): Settings {
  const { databaseUrl, databasePassword, queueUrl, queuePassword } = settings;
  const whole = (address: string, password: string | undefined): string =>
    withWholePercents(password ? withPassword(address, password) : address);
  return {
    ...settings,
    ...(databaseUrl && { databaseUrl: whole(databaseUrl, databasePassword) }),
    ...(queueUrl && { queueUrl: whole(queueUrl, queuePassword) }),
  };
}

/** Pages of one site where the setting `pages` is not given. */
export const COMPARE_PAGES = 12;
export const CRAWL_PAGES = 40;

/** The settings of a crawl or a comparison. `pages` is the default of the command. */
export function runOptionsOf(settings: Settings, pages: number): RunOptions {
  return {
    pages: settings.pages ?? pages,
    browser: settings.browser,
    views: settings.views,
    timeoutMs: settings.timeout * 1000,
    background: settings.background ?? null,
    // Absent if no registry is asked, so that such a crawl continues a run from before registries
    // could be asked.
    ...(settings.enrich.length > 0 && { enrich: [...new Set(settings.enrich)].sort() }),
    // The same for runs from before there were screens.
    ...(settings.screens.length > 0 && { screens: [...new Set(settings.screens)].sort() }),
  };
}

/** One line for all REVENANT_* variables that are not settings, each with the nearest setting. */
export function unknownSettings(environment: Readonly<Record<string, string | undefined>>): string[] {
  const known = Object.keys(Settings.shape)
    .filter((name) => !ONLY_IN_FILE.includes(name))
    .map(environmentName);
  const unknown = Object.keys(environment).filter(
    (name) => name.startsWith('REVENANT_') && !known.includes(name) && !ELSEWHERE.includes(name),
  );
  if (unknown.length === 0) return [];
  const named = unknown.map((name) => `${name} is not a setting (the nearest is ${nearest(name, known)})`);
  return [`not used: ${named.join(', ')}`];
}

/** REVENANT_ALLOW_PRIVATE for allowPrivate. */
export function environmentName(setting: string): string {
  return `REVENANT_${setting.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

/** Programs that are run: whoever can set a variable or pass an option must not choose one. */
export const ONLY_IN_FILE: readonly string[] = ['sourceProgram'];

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
}

function readConfigFile(path: string, mayBeMissing: boolean): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (mayBeMissing && isMissing) return {};
    const why = isMissing ? 'there is no such file' : messageOf(error);
    throw new ConfigError(`cannot read the configuration file ${path}: ${why}`);
  }
  try {
    const value: unknown = JSON.parse(text);
    if (value === null || typeof value !== 'object' || Array.isArray(value))
      throw new Error('it must hold one JSON object');
    return value as Record<string, unknown>;
  } catch (error) {
    throw new ConfigError(`the configuration file ${path} is not usable: ${messageOf(error)}`);
  }
}

/**
 * Read elsewhere: the place of the settings file, how messages name the program, the login of a new
 * hook, secrets in files.
 */
export const ELSEWHERE = ['REVENANT_CONFIG', 'REVENANT_PROGRAM', 'REVENANT_MAIL_PASSWORD', ...SECRET_FILES];

function reasonOf(issue: z.core.$ZodIssue, value: unknown): string {
  const found = JSON.stringify(value);
  if (issue.code === 'invalid_value') return `${found} is not one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_small')
    return `${found} is too small: it must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`;
  if (issue.code === 'too_big') return `${found} is too large: it must be at most ${issue.maximum}`;
  if (issue.code !== 'invalid_type') return `${found}: ${issue.message}`;
  const wanted: Readonly<Record<string, string>> = {
    number: 'a number',
    int: 'a whole number',
    string: 'text',
    boolean: 'true or false',
    array: 'a list of texts',
  };
  return `${found} is not ${wanted[issue.expected] ?? issue.expected}`;
}

/** The name that takes the fewest letters to change (Levenshtein). */
function nearest(name: string, known: readonly string[]): string {
  const distance = (a: string, b: string): number => {
    let row = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (const [i, letter] of [...a].entries()) {
      const next = [i + 1];
      for (let j = 1; j <= b.length; j++) {
        const change = (row[j - 1] ?? 0) + Number(letter !== b[j - 1]);
        next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change));
      }
      row = next;
    }
    return row.at(-1) ?? 0;
  };
  return known.toSorted((a, b) => distance(name, a) - distance(name, b))[0] ?? '';
}
