/** Compares the captures of a visit with the records of its exchanges. */
import { parseHttpResponse } from '../archive/warc/http-message.ts';
import { fieldOf, type UnpackedRecord } from '../archive/warc/pack-warc.ts';
import { targetUri } from '../archive/warc/visit-warc.ts';
import { canonicalJson } from '../model/canonical-json.ts';
import { sha256 } from '../model/digest.ts';
import type { Capture, RobotsRecord, Visit } from '../model/facts/visit.ts';
import { groupBy } from '../model/group-by.ts';
import { parseJson } from '../model/parse-json.ts';
import { isUrl } from '../model/text/is-url.ts';

/** Fields that a record renames, or has in addition (visit-warc.ts). */
const OF_CODINGS = /^(?:x-orig-|content-encoding$|transfer-encoding$|content-length$)/;
/** Two readings of one clock. It may be set back in between. */
const CLOCK_MS = 10 * 60_000;

type RecordSummary = ReturnType<typeof summaryOf>;
type RecordsByUrl = ReadonlyMap<string, readonly RecordSummary[]>;

/** Only for a visit that kept its records; those of an import are made again from its facts. */
export function* captureProblems(visit: Visit, records: readonly UnpackedRecord[]): Generator<string> {
  const summaries = records.map(summaryOf);
  const byUrl: RecordsByUrl = groupBy(summaries, ({ url }) => url);
  const note = byUrl.get(`urn:revenant:robots:${visit.id}`)?.[0];
  const [info] = summaries;
  if (info?.type !== 'warcinfo' || info.date !== visit.startedAt || note?.date !== visit.endedAt)
    yield `it does not record a visit from ${visit.startedAt} to ${visit.endedAt}`;
  // Text that the database cannot hold was changed there, and is marked: it cannot be compared.
  const isCleaned = visit.marks.includes('cleaned');
  if (!isCleaned) yield* robotsProblems(visit, note);
  for (const capture of visit.captures) {
    const { id, role, url, body, redirects, status, rendered } = capture;
    const problem = (detail: string): string => `the capture of ${url}: ${detail}`;
    if (sha256(visit.id, role, url, body ?? '') !== id) yield problem('its id does not match its content');
    const reached = redirects[0]?.url ?? (rendered ? null : capture.finalUrl);
    if (reached !== null && !isSameAddress(url, reached)) yield problem(`it was reached from ${reached}`);
    if (!isWithin(capture.capturedAt, visit)) yield problem('its time is outside of the visit');
    for (const hop of redirects)
      if (!(byUrl.get(targetUri(hop.url)) ?? []).some((one) => answerIn(one)?.status === hop.status))
        yield problem(`no record has its redirect from ${hop.url}`);
    if (rendered) for (const detail of drawnProblems(capture, byUrl)) yield problem(detail);
    if (status === null) continue;
    // A page drawn by the browser may have another address than the answer that it was drawn from.
    const answers = rendered ? summaries : (byUrl.get(targetUri(capture.finalUrl)) ?? []);
    const differing = answers.map((one) => differences(one, capture, visit, isCleaned));
    if (differing.some((one) => one.length === 0)) continue;
    const [nearest = []] = differing.toSorted((a, b) => a.length - b.length);
    yield problem(`no record matches it${rendered ? '' : nearest.map((one) => `; ${one} differs`).join('')}`);
  }
}

function summaryOf(record: UnpackedRecord) {
  const field = (name: string): string => fieldOf(record.header, name) ?? '';
  const address = fieldOf(record.header, 'warc-ip-address');
  return { type: field('warc-type'), url: field('warc-target-uri'), date: field('warc-date'), address, record };
}

function answerIn({ type, record }: RecordSummary): ReturnType<typeof parseHttpResponse> {
  return type === 'response' ? parseHttpResponse(Buffer.from(record.front, 'latin1')) : null;
}

function differences(one: RecordSummary, capture: Capture, visit: Visit, isCleaned: boolean): string[] {
  const { body, bytes } = one.record;
  const answer = answerIn(one);
  if (answer === null) return ['its kind', 'its status'];
  const isBefore = Date.parse(one.date) <= Date.parse(capture.capturedAt) + CLOCK_MS;
  const isBody = capture.body === (body ?? sha256('')) && capture.length === bytes.byteLength;
  const checks: [string, boolean][] = [
    ['its status', answer.status === capture.status],
    ['the address', one.address === capture.address],
    ['its time', isBefore && isWithin(one.date, visit)],
    ['its header', isCleaned || canonicalJson(fieldsOf(answer.headers)) === canonicalJson(fieldsOf(capture.headers))],
    ['its body', capture.rendered || capture.body === null || isBody],
  ];
  return checks.flatMap(([what, isSame]) => (isSame ? [] : [what]));
}

function fieldsOf(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => !OF_CODINGS.test(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, value.replace(/\s+/g, ' ').trim()]));
}

function* drawnProblems({ finalUrl, body, screenshot, capturedAt }: Capture, byUrl: RecordsByUrl): Generator<string> {
  const isRecorded = (what: string, digest: string): boolean => {
    const drawn = byUrl.get(targetUri(`urn:${what}:${finalUrl}`)) ?? [];
    return drawn.some(({ date, record }) => date === capturedAt && record.body === digest);
  };
  if (body !== null && !isRecorded('dom', body)) yield 'no record holds what the browser made of it';
  if (screenshot !== null && !isRecorded('view', screenshot)) yield 'no record holds its picture';
}

/** If an address was asked about twice, the later answer is noted. */
function* robotsProblems({ captures, withheld = [] }: Visit, note: RecordSummary | undefined): Generator<string> {
  const text = Buffer.from(note?.record.front ?? '[]', 'latin1').toString('utf8');
  const noted = (parseJson(text) ?? []) as RobotsRecord[];
  const urls = new Set(noted.map(({ url }) => url));
  if (captures.some(({ robots = [] }) => robots.some(({ url }) => !urls.has(url))))
    yield 'it did not note what robots.txt says of each capture';
  const barred = noted.filter(({ allowed }) => !allowed).sort((a, b) => (a.url < b.url ? -1 : 1));
  if (canonicalJson(barred) !== canonicalJson(withheld)) yield 'it noted other pages that robots.txt forbids';
}

/** Without fragments: none is sent. */
function isSameAddress(asked: string, reached: string): boolean {
  const bare = (url: string) => (isUrl(url) ? new URL(url).href.replace(/#.*$/s, '') : url);
  return bare(asked) === bare(reached);
}

function isWithin(at: string, { startedAt, endedAt }: Visit): boolean {
  const time = Date.parse(at);
  return time >= Date.parse(startedAt) - CLOCK_MS && time <= Date.parse(endedAt) + CLOCK_MS;
}
