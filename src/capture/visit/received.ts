import type { FetchAnswer, FetchFailure } from '../../model/ports/egress.ts';
import type { Received } from '../capture.ts';
import type { WantedPage } from '../frontier/frontier.ts';

/** An answer over HTTP, as a page until the caller says otherwise. */
export function receivedOf(answer: FetchAnswer, page: WantedPage, at: Date): Received {
  return {
    role: 'page',
    pageRole: page.role,
    url: page.url,
    finalUrl: answer.finalUrl,
    redirects: [...answer.redirects],
    status: answer.status,
    headers: answer.headers,
    address: answer.address,
    body: answer.body,
    certificate: answer.certificate ?? null,
    capturedAt: at.toISOString(),
    marks: answer.marks,
  };
}

/** The record of a page that did not come: no bytes, but where it was sought and why it failed. */
export function receivedNothing(failure: FetchFailure, page: WantedPage, at: Date): Received {
  return {
    role: 'page',
    pageRole: page.role,
    url: failure.url,
    finalUrl: failure.finalUrl,
    redirects: [...failure.redirects],
    status: null,
    headers: {},
    address: failure.address,
    body: null,
    capturedAt: at.toISOString(),
    marks: [],
    reason: failure.code,
    detail: failure.detail,
  };
}
