/** A domain → what its registry says over RDAP (RFC 9082), and its registrar where the registry leaves the holder to it. */
import type { RegistrationFacts } from '../model/observation.ts';
import type { Egress, FetchAnswer, FetchOutcome } from '../model/ports/egress.ts';
import type { Lookup } from '../model/ports/registry.ts';
import type { Bootstrap } from './rdap-bootstrap.ts';
import { type RdapDomain, readRdapDomain } from './rdap-document.ts';

type Answer = Omit<Lookup, 'method'>;

export async function askRdap(
  domain: string,
  bootstrap: Bootstrap,
  egress: Pick<Egress, 'fetch'>,
  signal?: AbortSignal,
): Promise<Answer> {
  const base = bootstrap.serverOf(domain);
  if (base === null) return nothing('no-server', 'RDAP', 'no RDAP server is known for its top-level domain');
  const fetch = (url: string) => egress.fetch({ url, purpose: 'rdap', ...(signal !== undefined && { signal }) });
  const outcome = await fetch(`${base}domain/${domain}`);
  const source = sourceOf(outcome);
  if (!outcome.ok)
    return nothing(
      outcome.state === 'failed' ? 'unreadable' : outcome.state,
      source,
      `${outcome.code}: ${outcome.detail}`,
    );
  // RFC 7480, 5.3. A body with it says why, no more.
  if (outcome.status === 404) return nothing('not-found', source, 'the registry knows no such domain');
  if (outcome.status >= 500) return nothing('unreachable', source, `http:${outcome.status}: the server failed`);
  const read = readAnswer(outcome, domain);
  if (read === null)
    return nothing('unreadable', source, `it answered ${outcome.status}, and nothing about that domain`);
  const found = foundAs(source, read.registration);
  if (read.hasRegistrant || read.related === null) return found;
  // A thin registry: the registrar knows who holds the name. What it says of dates and hosts does not outrank the registry.
  const further = await fetch(read.related);
  const more = further.ok ? readAnswer(further, domain) : null;
  if (more === null) return { ...found, detail: `${found.detail}; its registrar told nothing more` };
  return foundAs(`${source}, ${sourceOf(further).replace(/^RDAP /, '')}`, {
    ...more.registration,
    ...read.registration,
  });
}

function foundAs(source: string, value: RegistrationFacts): Answer {
  return { outcome: 'found', source, detail: 'the registry answered', said: [{ kind: 'registration', value, source }] };
}

function nothing(outcome: Answer['outcome'], source: string, detail: string): Answer {
  return { outcome, source, detail, said: [] };
}

function sourceOf({ finalUrl }: Pick<FetchOutcome, 'finalUrl'>): string {
  return URL.canParse(finalUrl) ? `RDAP ${new URL(finalUrl).hostname}` : 'RDAP';
}

function readAnswer({ status, body, marks }: FetchAnswer, domain: string): RdapDomain | null {
  // Cut in the middle it is no JSON, and what is so long is no answer either.
  if (status !== 200 || marks.includes('truncated')) return null;
  try {
    return readRdapDomain(JSON.parse(new TextDecoder().decode(body)), domain);
  } catch {
    return null;
  }
}
