/** Invented facts for the store's tests. */
import type { Delivery } from '../../src/model/alert.ts';
import type { Fingerprint } from '../../src/model/derived/fingerprint.ts';
import type { Match, MatchSide } from '../../src/model/derived/match.ts';
import type { Mention } from '../../src/model/derived/mention.ts';
import { sha256 } from '../../src/model/digest.ts';
import type { Seed } from '../../src/model/facts/seed.ts';
import type { Capture, Visit } from '../../src/model/facts/visit.ts';
import type { RunOptions } from '../../src/model/ports/ledger.ts';

export const OPTIONS: RunOptions = { pages: 12, browser: 'auto', timeoutMs: 30_000, background: null };
export const AT = '2026-03-01T10:00:00Z';

export function seedOf(url: string, rest: Partial<Seed> = {}): Seed {
  return { url, kind: 'website', tags: [], ...rest };
}

export function captureOf(visit: string, url: string, rest: Partial<Capture> = {}): Capture {
  return {
    id: sha256(visit, 'page', url),
    role: 'page',
    pageRole: 'home',
    url,
    finalUrl: url,
    redirects: [{ url: 'http://old.example/', status: 301 }],
    status: 200,
    headers: { 'content-type': 'text/html', server: 'nginx' },
    address: '203.0.113.7',
    charset: 'utf-8',
    body: sha256(url),
    length: 1234,
    rendered: false,
    screenshot: null,
    image: null,
    capturedAt: AT,
    marks: [],
    reason: null,
    detail: null,
    ...rest,
  };
}

export function visitOf(id: string, rest: Partial<Visit> = {}): Visit {
  return {
    id,
    target: 'https://shop.example/',
    run: null,
    site: 'shop.example',
    kind: 'website',
    state: 'captured',
    condition: 'content',
    reason: null,
    detail: null,
    marks: [],
    entity: null,
    source: 'crawl',
    captures: [captureOf(id, 'https://shop.example/')],
    startedAt: AT,
    endedAt: '2026-03-01T10:00:09.5Z',
    ...rest,
  };
}

export function fingerprintOf(visit: string, site: string, rest: Partial<Fingerprint> = {}): Fingerprint {
  return {
    id: sha256(visit, 'model-1'),
    visit,
    target: `https://${site}/`,
    site,
    kind: 'website',
    state: 'captured',
    condition: 'content',
    comparable: true,
    entity: null,
    pages: 3,
    languages: ['en'],
    capturedAt: AT,
    readings: [{ signal: 'contact-email', version: 1, value: ['sales@shop.example'], failure: null }],
    keys: [],
    tokens: [],
    ...rest,
  };
}

export function matchOf(id: string, rest: Partial<Match> = {}): Match {
  const side = (site: string): MatchSide => ({
    input: `https://${site}/`,
    site,
    kind: 'website',
    pages: 3,
    capturedAt: AT,
    state: 'captured',
    condition: 'content',
    visit: sha256(site),
    entity: null,
  });
  return {
    schema: 'revenant.match/1',
    id,
    model: 'model-1',
    left: side('left.example'),
    right: side('right.example'),
    verdict: 'likely',
    weight: 15.125,
    probability: 0.97,
    background: 'shipped',
    candidateKeys: ['contact-email:sales@shop.example'],
    evidence: [],
    against: [],
    innocent: [],
    succession: { direction: 'undirected', reasons: [] },
    ...rest,
  };
}

export function deliveryOf(id: string, rest: Partial<Delivery> = {}): Delivery {
  return {
    schema: 'revenant.delivery/1',
    id,
    alert: {
      schema: 'revenant.alert/1',
      id: `msg_${id}`,
      type: 'match.flagged',
      time: AT,
      match: 'm',
      link: null,
      verdict: 'strong',
      weight: 22,
      entity: null,
      left: 'left.example',
      right: 'right.example',
    },
    hook: 'hook-1',
    state: 'pending',
    attempts: 0,
    nextAt: '2026-03-01T10:00:00.000Z',
    lastStatus: null,
    lastError: null,
    deliveredAt: null,
    ...rest,
  };
}

export function mentionOf(entity: string): Mention {
  const url = 'https://named.example/';
  return {
    entity,
    entityName: 'Quillmoor Ltd',
    name: 'QUILLMOOR LTD',
    written: 'Quillmoor Ltd',
    kind: 'exact',
    role: 'owner',
    zone: 'footer',
    weight: 9,
    count: 1,
    place: { capture: 'c1', url, selector: 'footer', quote: '© Quillmoor Ltd' },
    urls: [url],
  };
}
