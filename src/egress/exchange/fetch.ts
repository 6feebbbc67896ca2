import { isUtf8 } from 'node:buffer';
import type { Exchange, FetchFailure, FetchOutcome, FetchRequest } from '../../model/ports/egress.ts';
import { isUrl } from '../../model/text/is-url.ts';
import type { Guard } from '../guard/guard.ts';
import { decodeBody } from './decode.ts';
import type { WireAnswer } from './exchange.ts';
import { type Failed, failureOf } from './failure.ts';
import { DEFERRED, type HopPorts, maxBytesOf, takeHop } from './hop.ts';

export interface FetchPorts extends HopPorts {
  readonly guard: Guard;
  /** Checks robots.txt where a redirect leads; null: go on. */
  readonly mayFollow: (url: string) => Promise<(Failed & Pick<FetchFailure, 'retryAfter'>) | null>;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const MOST_REDIRECTS = 10;
/** A visit asks a site for these. */
const OF_VISITS: ReadonlySet<FetchRequest['purpose']> = new Set(['page', 'image', 'style', 'document']);
/** The operator named the address: its port is open, and no redirect is followed. */
const NAMED: ReadonlySet<FetchRequest['purpose']> = new Set(['webhook', 'source']);
/** Its addresses may hold a token, and its bytes are many: no exchange is kept. */
const UNKEPT: ReadonlySet<FetchRequest['purpose']> = new Set([...NAMED, 'list']);
/** RFC 9309, 2.3.1.2. */
const ROBOTS_REDIRECTS = 5;
/** Header fields that are sent to another origin too; any other may be a secret. */
const HARMLESS = new Set(['accept', 'accept-language', 'content-type']);

/**
 * Fetches a URL. Every hop is normalised, checked, paced, and dialled at the checked address.
 * Rejects only when lanes cannot be read.
 */
export async function guardedFetch(request: FetchRequest, ports: FetchPorts): Promise<FetchOutcome> {
  const { purpose } = request;
  const maxHops = purpose === 'robots' ? ROBOTS_REDIRECTS : MOST_REDIRECTS;
  const redirects: { url: string; status: number }[] = [];
  let headers: Readonly<Record<string, string>> = request.headers ?? {};
  let asked = request.url;
  let current = request.url;
  let address: string | null = null;
  const exchanges: Exchange[] = [];
  // A request to a hook or a source may hold secrets.
  const note = (one: Exchange) => !UNKEPT.has(purpose) && exchanges.push(one);
  const fail = (failed: Failed, retryAfter: number | null = null): FetchOutcome => {
    const trace = { url: asked, finalUrl: current, redirects, address, exchanges };
    return { ok: false, ...trace, retryAfter, ...failed };
  };

  for (;;) {
    const cleared = await ports.guard.check(
      current,
      NAMED.has(purpose) || (purpose === 'list' && redirects.length === 0),
    );
    current = cleared.ok ? cleared.url.href : cleared.url;
    if (redirects.length === 0) asked = current;
    if (!cleared.ok) return fail({ state: cleared.state, code: cleared.code, detail: cleared.detail });
    if (redirects.length > 0 && OF_VISITS.has(purpose)) {
      const barred = await ports.mayFollow(current);
      if (barred !== null) return fail(barred, barred.retryAfter);
    }

    const sentAt = new Date(ports.now()).toISOString();
    const hop = await takeHop(request, headers, cleared, ports);
    address = hop.address;
    if (!hop.ok) {
      const { code, detail } = hop.failed;
      note({ url: current, address, sentAt, request: null, response: null, chain: [], failure: { code, detail } });
      return fail(hop.failed, hop.retryAfter);
    }
    const { wire } = hop;
    const { sent, head, body, cut, chain } = wire;
    const response = { head, body, decoded: false, cut };
    const asSent = { url: current, address, sentAt: hop.sentAt, request: sent, response, chain, failure: null };
    const location = REDIRECTS.has(wire.status) ? inUnicode(wire.headers['location']) : undefined;
    if (location !== undefined && !NAMED.has(purpose)) {
      note(asSent);
      redirects.push({ url: current, status: wire.status });
      if (!isUrl(location, current))
        return fail({ state: 'failed', code: 'fetch:bad-url', detail: 'a redirect leads to no web address' });
      const next = new URL(location, current);
      if (redirects.length > maxHops)
        return fail({ state: 'failed', code: 'limit:redirects', detail: `more than ${maxHops} redirects` });
      if (next.origin !== cleared.url.origin) headers = onlyHarmless(headers);
      current = next.href;
      continue;
    }
    if (DEFERRED.has(wire.status)) {
      note(asSent);
      const detail = `it answered ${wire.status}: asked to come back later`;
      return fail({ state: 'deferred', code: `http:${wire.status}`, detail }, hop.retryAfter);
    }
    const trace = { url: asked, finalUrl: current, redirects, address };
    const ended = await finish(wire, request, ports, trace, fail);
    const decoded = ended.ok && wire.headers['content-encoding'] !== undefined;
    note(
      decoded
        ? { ...asSent, response: { head, body: ended.body, decoded, cut: ended.marks.includes('truncated') } }
        : asSent,
    );
    return { ...ended, exchanges };
  }
}

async function finish(
  wire: WireAnswer,
  request: FetchRequest,
  { limits }: FetchPorts,
  trace: Pick<FetchFailure, 'url' | 'finalUrl' | 'redirects' | 'address'>,
  fail: (failed: Failed) => FetchOutcome,
): Promise<FetchOutcome> {
  const marks = new Set<string>();
  if (wire.cut) marks.add('truncated');
  if (wire.mismatch) marks.add('length-mismatch');
  try {
    const most = maxBytesOf(request, limits);
    const decodedBytes = request.purpose === 'list' ? most : Math.min(limits.decodedBytes, most);
    const decoded = await decodeBody(wire.body, wire.headers['content-encoding'], { ...limits, decodedBytes });
    for (const mark of decoded.marks) marks.add(mark);
    const { status, headers, certificate } = wire;
    return { ok: true, ...trace, status, headers, body: decoded.body, certificate, marks: [...marks] };
  } catch (error) {
    return fail(failureOf(error, true));
  }
}

/** Header fields are bytes. Browsers read a Location as UTF-8, so we check it in that form. */
function inUnicode(value: string | undefined): string | undefined {
  if (value === undefined || !/[\x80-\xff]/.test(value)) return value;
  const bytes = Buffer.from(value, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : value;
}

function onlyHarmless(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => HARMLESS.has(name.toLowerCase())));
}
