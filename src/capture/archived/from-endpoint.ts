import type { ArchivedRecord, ArchivedSite, ListedRecord } from '../../archive/archived.ts';
import { chooseCaptures, nearest, parseCdxAnswer } from '../../archive/choose-captures.ts';
import { chooseSite } from '../../archive/choose-site.ts';
import { datedRecord } from '../../archive/dated-record.ts';
import { hasDigest } from '../../archive/digest.ts';
import { ARCHIVE_LIMITS } from '../../archive/limits.ts';
import { AROUND_MS, isAround } from '../../archive/moment.ts';
import { askedOfReplay, replayAddress } from '../../archive/replay/replay-address.ts';
import { restoreReplay } from '../../archive/replay/restore-replay.ts';
import { roleOf } from '../../archive/role.ts';
import type { CdxLine } from '../../archive/warc/cdx.ts';
import { ConfigError, PermanentError, TransientError } from '../../errors.ts';
import type { Limits } from '../../model/limits.ts';
import type { EndpointOptions } from '../../model/ports/capture.ts';
import type { Clock } from '../../model/ports/clock.ts';
import type { Egress, FetchAnswer } from '../../model/ports/egress.ts';
import { isUrl } from '../../model/text/is-url.ts';

/** Most captures listed of one site. */
const LISTED = 5_000;

export interface EndpointPorts {
  readonly egress: Pick<Egress, 'fetch' | 'robots'>;
  readonly clock: Clock;
  readonly limits: Pick<Limits, 'images' | 'documents' | 'styles' | 'backdrops'>;
}

/**
 * One site (`<endpoint>/cdx/search/cdx`, `<endpoint>/web/<14 digits>id_/<url>`) at the capture
 * nearest a moment, else the latest. Paced, robots.txt obeyed. Throws PermanentError or
 * TransientError.
 */
export async function siteFromEndpoint(
  url: string,
  endpoint: string,
  options: EndpointOptions,
  ports: EndpointPorts,
): Promise<{ archived: ArchivedSite; target: string; problems: string[] }> {
  const reading = new EndpointReading(endpoint, options, ports);
  const at = options.at === undefined ? null : Date.parse(options.at);
  const home = nearest(await reading.list({ url }), at);
  if (home === null) throw new PermanentError('archive:not-held', `${endpoint} holds no capture of ${url}`);
  const time = Date.parse(home.capturedAt);
  const [from, to] = [digitsOf(time - AROUND_MS), digitsOf(time + AROUND_MS)];
  const host = { url: new URL(home.url).host, matchType: 'host' };
  const found = await reading.list({ ...host, from, to, collapse: 'urlkey', filter: 'statuscode:200' });
  const around = found.filter((line) => isAround(line, time));
  const { pages, pictures, documents, styles } = chooseCaptures(around, home);
  await reading.take([home, ...pages.slice(0, options.pages - 1)], 'page');
  await reading.take(pictures.slice(0, ports.limits.images), 'image');
  await reading.take(documents.slice(0, ports.limits.documents), 'document');
  const { images, backdrops } = ports.limits;
  await reading.look(styles.slice(0, ports.limits.styles), 'style');
  await reading.look(pictures.slice(images, images + backdrops), 'image');
  const archived = await reading.site(home);
  if (archived === null) {
    const why = reading.problems[0] ?? 'its captures are empty';
    throw new PermanentError('archive:not-held', `${endpoint} gave no readable page of ${url} (${why})`);
  }
  // A replay may have led to a neighbouring capture: the one that came counts.
  const taken = digitsOf(Date.parse(archived.records[0]?.capturedAt ?? home.capturedAt));
  return { archived, target: `${reading.base}/web/${taken}/${home.url}`, problems: reading.problems };
}

/**
 * Null: no replay. Throws ConfigError for another archive than ours: visited live, it would be
 * taken for the seller.
 */
export function askedOfEndpoint(address: string, endpoint: string | undefined): { url: string; at?: string } | null {
  const own = endpoint !== undefined && isUrl(endpoint) ? [new URL(endpoint).host] : [];
  const asked = askedOfReplay(address, own);
  if (asked === null || own.includes(new URL(address).host)) return asked;
  const is = `${address} is a page as a web archive keeps it`;
  const set = `set REVENANT_ARCHIVE_ENDPOINT=${new URL(address).origin} to take it from there`;
  throw new ConfigError(`${is}: ${set}, or give the site's own address`);
}

class EndpointReading {
  readonly base: string;
  readonly problems: string[] = [];
  readonly #options: EndpointOptions;
  readonly #ports: EndpointPorts;
  readonly #records: ArchivedRecord[] = [];
  readonly #endsAt: number;
  #bytes = 0;
  #cut: ArchivedSite['partial'] = null;

  constructor(endpoint: string, options: EndpointOptions, ports: EndpointPorts) {
    if (!isUrl(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol))
      throw new ConfigError(`REVENANT_ARCHIVE_ENDPOINT must be a web address, not ${endpoint}`);
    this.base = endpoint.replace(/[?#].*$/, '').replace(/\/+$/, '');
    this.#options = options;
    this.#ports = ports;
    this.#endsAt = ports.clock.now().getTime() + options.timeoutMs;
  }

  /** Captures by the CDX server. It ignores filters that it does not know: callers filter again. */
  async list(query: Readonly<Record<string, string>>): Promise<CdxLine[]> {
    const asked = new URL(`${this.base}/cdx/search/cdx`);
    const whole = { ...query, output: 'json', limit: String(LISTED) };
    for (const [name, value] of Object.entries(whole)) asked.searchParams.set(name, value);
    const { status, body } = await this.#fetch(asked.href);
    if (status === 404) return [];
    if (status !== 200)
      throw new PermanentError(`http:${status}`, `${asked.origin} answered ${status} to the question for captures`);
    const lines = parseCdxAnswer(body).slice(0, LISTED);
    if (lines.length === LISTED)
      this.problems.push(
        `${asked.origin} lists ${LISTED} captures of ${query['url']} or more: only these were looked at`,
      );
    return lines;
  }

  async take(lines: readonly CdxLine[], role: ListedRecord['role']): Promise<void> {
    for (const line of lines) {
      if (this.#cut !== null) return;
      if (this.#ports.clock.now().getTime() > this.#endsAt)
        this.#stop('limit:time', `the archive did not give all of it in ${this.#options.timeoutMs / 1000} s`);
      else if (this.#bytes > ARCHIVE_LIMITS.archiveKeptBytes)
        this.#stop('limit:archive-kept', `pages and pictures exceed ${ARCHIVE_LIMITS.archiveKeptBytes} bytes`);
      else await this.#takeOne(line, role);
    }
  }

  /** Files by which a person sees how the pages looked: the site is whole without them. */
  async look(lines: readonly CdxLine[], role: ListedRecord['role']): Promise<void> {
    const isOver = () =>
      this.#ports.clock.now().getTime() > this.#endsAt || this.#bytes > ARCHIVE_LIMITS.archiveKeptBytes;
    const said = this.problems.length;
    for (const line of lines) if (this.#cut === null && !isOver()) await this.#takeOne(line, role);
    this.problems.length = said;
  }

  #stop(reason: string, detail: string): void {
    this.#cut = { reason, detail };
    this.problems.push(detail);
  }

  async #takeOne(line: CdxLine, role: ListedRecord['role']): Promise<void> {
    const asked = `${this.base}/web/${line.digits}id_/${line.url}`;
    const miss = (why: string): void => {
      if (this.problems.length < 50) this.problems.push(`${asked}: ${why}`);
    };
    const answer = await this.#fetch(asked).catch((thrown: unknown) => {
      if (thrown instanceof PermanentError || thrown instanceof TransientError) return thrown;
      throw thrown;
    });
    if (answer instanceof Error) return miss(`${answer.message} (${answer.code})`);
    const host = new URL(this.base).host;
    const replay = replayAddress(answer.finalUrl, [host]);
    // A redirect may lead to another capture, but not out of the archive: today's page is no
    // evidence of then.
    if (replay === null || new URL(answer.finalUrl).host !== host)
      return miss(`it led out of the archive to ${answer.finalUrl.slice(0, 200)}`);
    if (answer.status !== 200) return miss(`it answered ${answer.status}`);
    if (!isAround(replay, Date.parse(line.capturedAt)))
      return miss(`it led to a capture of another time (${replay.capturedAt.slice(0, 10)})`);
    this.#bytes += answer.body.byteLength;
    const type = answer.headers['content-type'];
    if (roleOf(type, answer.body) !== role) return miss(`it is no ${role} (${(type ?? 'no type').slice(0, 80)})`);
    const marks = [...answer.marks];
    // Digests are of the bytes sent then: comparable only when those were not compressed.
    const coded = answer.headers['content-encoding'] ?? answer.headers['x-archive-orig-content-encoding'];
    const same =
      replay.digits === line.digits && line.digest !== null && coded === undefined && !marks.includes('truncated');
    if (same && hasDigest(`sha1:${line.digest}`, answer.body) === false) {
      marks.push('digest-mismatch');
      miss('it does not fit the digest that the archive states for it');
    }
    const { headers, body } = answer;
    const record = datedRecord({ role, url: replay.url, headers, body, marks }, replay.capturedAt);
    this.#records.push(restoreReplay(record, answer.finalUrl, [host]));
  }

  site(home: CdxLine): Promise<ArchivedSite | null> {
    const records = this.#records.map((record) => ({ ...record, length: record.body.byteLength }));
    const load = async (chosen: readonly ListedRecord[]) => chosen as unknown as ArchivedRecord[];
    const list = { records, redirects: [], problems: this.problems, cut: this.#cut, load };
    return chooseSite(list, { ...this.#ports.limits, url: home.url, pages: this.#options.pages });
  }

  async #fetch(url: string): Promise<FetchAnswer> {
    const { egress } = this.#ports;
    const decision = await egress.robots(url);
    if (!decision.allowed) throw new PermanentError('robots:disallow', `${url}: ${decision.reason}`);
    const outcome = await egress.fetch({ url, purpose: 'page', maxBytes: ARCHIVE_LIMITS.archiveBodyBytes });
    if (outcome.ok) return outcome;
    if (outcome.state === 'deferred')
      throw new TransientError(outcome.code, `${url}: ${outcome.detail}`, outcome.retryAfter ?? undefined);
    throw new PermanentError(outcome.code, `${url}: ${outcome.detail}`);
  }
}

function digitsOf(time: number): string {
  return new Date(time).toISOString().replace(/\D/g, '').slice(0, 14);
}
