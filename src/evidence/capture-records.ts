/** What a visit says of its captures, held against the records of what was sent and received while it was made. */
import { parseHttpResponse } from '../archive/warc/http-message.ts';
import type { UnpackedRecord } from '../archive/warc/unpack-warc.ts';
import { targetUri } from '../archive/warc/visit-warc.ts';
import { fieldOf } from '../archive/warc/warc-header.ts';
import { canonicalJson } from '../model/canonical-json.ts';
import { sha256 } from '../model/digest.ts';
import type { Capture, RobotsRecord, Visit } from '../model/visit.ts';

/** Header fields that a record has under another name, or of which it has more than came (visit-warc.ts). */
const OF_CODINGS = /^(?:x-orig-|content-encoding$|transfer-encoding$|content-length$)/;
/** Two looks at one clock, which may be set back between them. */
const CLOCK_MS = 10 * 60_000;

interface Told {
  readonly type: string;
  readonly url: string;
  readonly date: string;
  readonly address: string | null;
  readonly record: UnpackedRecord;
}

/** Each a sentence. Of a visit that kept its records; what is made of an import's facts is made anew instead. */
export function* captureProblems(visit: Visit, records: readonly UnpackedRecord[]): Generator<string> {
  const told = records.map(toldBy);
  const byUrl = new Map<string, Told[]>();
  for (const one of told) {
    const same = byUrl.get(one.url);
    if (same === undefined) byUrl.set(one.url, [one]);
    else same.push(one);
  }
  const note = byUrl.get(`urn:revenant:robots:${visit.id}`)?.[0];
  if (told[0]?.type !== 'warcinfo' || told[0].date !== visit.startedAt || note?.date !== visit.endedAt)
    yield `it does not tell of a visit from ${visit.startedAt} to ${visit.endedAt}`;
  // What the database could not hold was changed there, and is marked: such words cannot be compared.
  const isCleaned = visit.marks.includes('cleaned');
  if (!isCleaned) yield* robotsProblems(visit, note);
  for (const capture of visit.captures) {
    const { id, role, url, body, redirects, status } = capture;
    const problem = (detail: string): string => `the capture of ${url}: ${detail}`;
    if (sha256(visit.id, role, url, body ?? '') !== id) yield problem('its id is not made of what it says');
    const reached = redirects[0]?.url ?? (capture.rendered ? null : capture.finalUrl);
    if (reached !== null && !isSameAddress(url, reached)) yield problem(`it was reached from ${reached}`);
    if (!isWithin(capture.capturedAt, visit)) yield problem('its time is not one of the visit');
    for (const hop of redirects)
      if (!(byUrl.get(targetUri(hop.url)) ?? []).some((one) => statusOf(one) === hop.status))
        yield problem(`no record tells of its redirect from ${hop.url}`);
    if (capture.rendered) for (const detail of drawnProblems(capture, byUrl)) yield problem(detail);
    if (status === null) continue;
    // What a browser drew may stand under another address than the answer that it was drawn of.
    const answers = capture.rendered ? told : (byUrl.get(targetUri(capture.finalUrl)) ?? []);
    const differing = answers.map((one) => differences(one, capture, visit, isCleaned));
    if (differing.some((one) => one.length === 0)) continue;
    const [nearest = []] = differing.toSorted((a, b) => a.length - b.length);
    yield problem(`no record tells of it${capture.rendered ? '' : nearest.map((one) => `; ${one} differs`).join('')}`);
  }
}

function toldBy(record: UnpackedRecord): Told {
  const { header } = record;
  const field = (name: string): string => fieldOf(header, name) ?? '';
  const address = fieldOf(header, 'warc-ip-address');
  return { type: field('warc-type'), url: field('warc-target-uri'), date: field('warc-date'), address, record };
}

function statusOf({ type, record }: Told): number | null {
  return type === 'response' ? (parseHttpResponse(Buffer.from(record.front, 'latin1'))?.status ?? null) : null;
}

/** In what an answer is another than the one that was captured. */
function differences(one: Told, capture: Capture, visit: Visit, isCleaned: boolean): string[] {
  const { front, bytes } = one.record;
  const body = one.record.body ?? sha256('');
  const answer = one.type === 'response' ? parseHttpResponse(Buffer.from(front, 'latin1')) : null;
  if (answer === null) return ['its kind', 'its status'];
  const isBefore = Date.parse(one.date) <= Date.parse(capture.capturedAt) + CLOCK_MS;
  const sameBody = capture.body === null || (capture.body === body && capture.length === bytes.byteLength);
  const checks: [string, boolean][] = [
    ['its status', answer.status === capture.status],
    ['the address', one.address === capture.address],
    ['its time', isBefore && isWithin(one.date, visit)],
    ['its header', isCleaned || canonicalJson(fieldsOf(answer.headers)) === canonicalJson(fieldsOf(capture.headers))],
    ['its body', capture.rendered || sameBody],
  ];
  return checks.flatMap(([what, same]) => (same ? [] : [what]));
}

function fieldsOf(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => !OF_CODINGS.test(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, value.replace(/\s+/g, ' ').trim()]));
}

function* drawnProblems(
  { finalUrl, body, screenshot, capturedAt }: Capture,
  byUrl: ReadonlyMap<string, readonly Told[]>,
): Generator<string> {
  const isThere = (what: string, digest: string): boolean =>
    (byUrl.get(targetUri(`urn:${what}:${finalUrl}`)) ?? []).some(
      ({ date, record }) => date === capturedAt && record.body === digest,
    );
  if (body !== null && !isThere('dom', body)) yield 'no record holds what the browser made of it';
  if (screenshot !== null && !isThere('view', screenshot)) yield 'no record holds its picture';
}

/** What robots.txt said is noted as the last thing of a visit; of one address that was asked about twice, the later word. */
function* robotsProblems({ captures, withheld = [] }: Visit, note: Told | undefined): Generator<string> {
  const noted = robotsIn(note);
  const urls = new Set(noted.map(({ url }) => url));
  if (captures.some(({ robots = [] }) => robots.some(({ url }) => !urls.has(url))))
    yield 'it did not note what robots.txt says of each capture';
  const barred = noted.filter(({ allowed }) => !allowed).sort((a, b) => (a.url < b.url ? -1 : 1));
  if (canonicalJson(barred) !== canonicalJson(withheld)) yield 'what robots.txt kept us from was noted otherwise';
}

function robotsIn(note: Told | undefined): RobotsRecord[] {
  try {
    return JSON.parse(Buffer.from(note?.record.front ?? '[]', 'latin1').toString('utf8')) as RobotsRecord[];
  } catch {
    return [];
  }
}

/** Without fragments: none is sent. */
function isSameAddress(asked: string, reached: string): boolean {
  const [one, other] = [asked, reached].map((url) => (URL.canParse(url) ? new URL(url) : null));
  if (!one || !other) return asked === reached;
  one.hash = '';
  other.hash = '';
  return one.href === other.href;
}

function isWithin(at: string, { startedAt, endedAt }: Visit): boolean {
  const time = Date.parse(at);
  return time >= Date.parse(startedAt) - CLOCK_MS && time <= Date.parse(endedAt) + CLOCK_MS;
}
