import { Command } from 'commander';
import { describeDomain, registeredDomain } from '../../flow/site/describe-domain.ts';
import { lookUp } from '../../flow/site/enrich.ts';
import type { LookupDocument } from '../../model/documents.ts';
import { LookupMethod, type Observation } from '../../model/observation.ts';
import { action, EXIT, Interrupted, interruption } from '../action.ts';
import { type Flags, settingsOf, withData, withEgress } from '../options.ts';
import { count } from '../output/lines.ts';
import type { Terminal } from '../output/terminal.ts';
import { withServices } from '../with-services.ts';

interface LookupFlags extends Flags {
  readonly known?: boolean;
}

export function lookupCommand(): Command {
  const command = new Command('lookup')
    .description(
      'ask registries and name servers about a domain, and print all that is known of it, with sources and dates',
    )
    .argument('<domain>')
    .option('--enrich <methods>', 'whom to ask: rdap, whois, dns (default: all three)')
    .option('--known', 'ask nobody: print what is stored');
  return withData(withEgress(command)).action(action(lookup));
}

async function lookup(terminal: Terminal, input: string, flags: LookupFlags): Promise<number> {
  const domain = registeredDomain(input);
  const named = settingsOf(flags).enrich;
  const methods = flags.known ? [] : named.length > 0 ? named : LookupMethod.options;
  return withServices(flags, async (services) => {
    const stop = interruption();
    try {
      if (methods.length > 0) terminal.progress(`asking ${methods.join(', ')} about ${domain}`);
      const lookups = await lookUp(domain, methods, services, stop.signal);
      terminal.endProgress();
      if (stop.signal.aborted) throw new Interrupted('stopped; what was answered before is kept', stop.signal);
      const document = await describeDomain(domain, lookups, services);
      if (terminal.json) terminal.document(document);
      else print(document, terminal);
      const rested = methods.length - lookups.length;
      if (rested > 0)
        terminal.note(
          `${count(rested, 'answer')} of the last day ${rested === 1 ? 'was' : 'were'} taken, and nobody asked again`,
        );
      const missed = lookups.filter(({ outcome }) => ['deferred', 'refused', 'unreachable'].includes(outcome));
      for (const { method, source, detail } of missed) terminal.warn(`${method}: ${source}: ${detail}`);
      return missed.length > 0 ? EXIT.incomplete : EXIT.done;
    } finally {
      stop.off();
    }
  });
}

function print(
  { domain, registration, observations, networks, certificates }: LookupDocument,
  terminal: Terminal,
): void {
  const out = (name: string, value: string): void => terminal.out(`  ${name.padEnd(14)} ${value}`);
  terminal.out(domain);
  if (registration !== null) {
    const { registrantName, registrantOrganisation, registrantEmail, registrar, created, expires, withheld } =
      registration;
    const holder = [registrantOrganisation, registrantName, registrantEmail]
      .filter((one) => one !== undefined)
      .join(', ');
    out(
      'holder',
      holder === '' ? `not shown${withheld === undefined ? '' : ` (${withheld.join(', ')} withheld)`}` : holder,
    );
    if (registrar !== undefined) out('registrar', registrar);
    if (created !== undefined) out('registered', `${created}${expires === undefined ? '' : `, until ${expires}`}`);
    out('by', `${registration.source}, ${registration.seenAt?.slice(0, 10) ?? ''}`);
  }
  for (const one of observations) {
    const line = lineOf(one);
    if (line !== null) out(one.kind, `${line}  (${one.source}, ${interval(one)})`);
  }
  for (const { address, sites, network } of networks) {
    const whose = network === null ? '' : `, AS${network.asn} ${network.name} ${network.country}`;
    out('at', `${address}: ${count(sites, 'stored site')}${whose}`);
  }
  for (const { key, names, sites } of certificates)
    out('key', `${key.slice(0, 12)}: ${count(sites, 'stored site')}, ${count(names, 'name')} on the certificate`);
  if (observations.length === 0) terminal.note('nothing is known of it');
}

/** Null for what stands above already. */
function lineOf(one: Observation): string | null {
  switch (one.kind) {
    case 'lookup':
      return one.value.outcome === 'found' ? null : `${one.value.method}: ${one.value.outcome}, ${one.value.detail}`;
    case 'registration': {
      const { registrantName, registrantOrganisation, registrantEmail, created } = one.value;
      const holder = [registrantOrganisation, registrantName, registrantEmail].filter((part) => part !== undefined);
      return `${holder.length === 0 ? 'no holder shown' : holder.join(', ')}${created === undefined ? '' : `, registered ${created}`}`;
    }
    case 'verification':
      return `${one.value.service} ${one.value.token}`;
    case 'certificate':
      return `${one.value.names.join(', ')}, key ${one.value.key.slice(0, 12)}, from ${one.value.validFrom.slice(0, 10)}, by ${one.value.issuer}`;
    default:
      return one.value;
  }
}

function interval({ firstSeen, lastSeen }: Observation): string {
  const [first, last] = [firstSeen.slice(0, 10), lastSeen.slice(0, 10)];
  return first === last ? first : `${first} to ${last}`;
}
