import type { Command } from 'commander';
import { describeDomain, registeredDomain } from '../../flow/site/describe-domain.ts';
import { lookUp } from '../../flow/site/enrich.ts';
import type { LookupDocument } from '../../model/documents.ts';
import { LookupMethod, type Observation } from '../../model/facts/observation.ts';
import type { Registration } from '../../model/facts/visit.ts';
import { action, EXIT, Interrupted, interruptible } from '../action.ts';
import { type Flags, settingsOf, withData, withEgress } from '../options.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { withServices } from '../with-services.ts';

export function configure(command: Command): void {
  command
    .argument('<domain>')
    .option('--enrich <methods>', 'ask these: rdap, whois, dns (default: all three)')
    .option('--known', 'ask nobody: print what is stored');
  withData(withEgress(command)).action(action(lookup));
}

async function lookup(terminal: Terminal, input: string, flags: Flags & { known?: boolean }): Promise<number> {
  const domain = registeredDomain(input);
  const named = settingsOf(flags).enrich;
  const methods = flags.known ? [] : named.length > 0 ? named : LookupMethod.options;
  return withServices(
    flags,
    (services) =>
      interruptible(async (signal) => {
        if (methods.length > 0) terminal.progress({ what: `asking ${methods.join(', ')} about`, current: domain });
        const lookups = await lookUp(domain, methods, services, signal);
        terminal.endProgress();
        if (signal.aborted) throw new Interrupted('stopped; answers received before are kept', signal);
        const document = await describeDomain(domain, lookups, services);
        terminal.result(document, () => [
          domain,
          ...factsOf(document).map(([name, value]) => `  ${name.padEnd(14)} ${value}`),
        ]);
        if (!terminal.json && document.observations.length === 0) terminal.note('nothing is known of this domain');
        const reused = methods.length - lookups.length;
        if (reused > 0) terminal.note(`${count(reused, 'answer')} from the last 24 hours reused`);
        const missed = lookups.filter(({ outcome }) => ['deferred', 'refused', 'unreachable'].includes(outcome));
        for (const { method, source, detail } of missed) terminal.warn(`${method}: ${source}: ${detail}`);
        return missed.length > 0 ? EXIT.incomplete : EXIT.done;
      }),
    { make: flags.known !== true },
  );
}

function factsOf({ registration, observations, networks, certificates }: LookupDocument): [string, string][] {
  const facts: [string, string][] = [];
  if (registration !== null) {
    const { registrar, created, expires, withheld, source, seenAt } = registration;
    const hidden = `not shown${withheld === undefined ? '' : ` (${withheld.join(', ')} withheld)`}`;
    facts.push(['holder', holderOf(registration) || hidden]);
    if (registrar !== undefined) facts.push(['registrar', registrar]);
    if (created !== undefined)
      facts.push(['registered', `${created}${expires === undefined ? '' : `, until ${expires}`}`]);
    facts.push(['by', `${source}, ${seenAt?.slice(0, 10) ?? ''}`]);
  }
  for (const one of observations) {
    const text = textOf(one);
    if (text !== null) facts.push([one.kind, `${text}  (${one.source}, ${intervalOf(one)})`]);
  }
  for (const { address, sites, network } of networks) {
    const owner = network === null ? '' : `, AS${network.asn} ${network.name} ${network.country}`;
    facts.push(['at', `${address}: ${count(sites, 'stored site')}${owner}`]);
  }
  for (const { key, names, sites } of certificates) {
    const counts = `${count(sites, 'stored site')}, ${count(names, 'name')} on the certificate`;
    facts.push(['key', `${key.slice(0, 12)}: ${counts}`]);
  }
  return facts;
}

/** Empty where a registry withholds it. */
function holderOf(said: Partial<Registration>): string {
  const { registrantOrganisation, registrantName, registrantEmail } = said;
  return [registrantOrganisation, registrantName, registrantEmail].filter((one) => one !== undefined).join(', ');
}

/** Null for a lookup that found something: its findings have rows of their own. */
function textOf(one: Observation): string | null {
  switch (one.kind) {
    case 'lookup':
      return one.value.outcome === 'found' ? null : `${one.value.method}: ${one.value.outcome}, ${one.value.detail}`;
    case 'registration': {
      const { created } = one.value;
      return `${holderOf(one.value) || 'no holder shown'}${created === undefined ? '' : `, registered ${created}`}`;
    }
    case 'verification':
      return `${one.value.service} ${one.value.token}`;
    case 'certificate':
      return `${one.value.names.join(', ')}, key ${one.value.key.slice(0, 12)}, from ${one.value.validFrom.slice(0, 10)}, by ${one.value.issuer}`;
    default:
      return one.value;
  }
}

function intervalOf({ firstSeen, lastSeen }: Observation): string {
  const [first, last] = [firstSeen.slice(0, 10), lastSeen.slice(0, 10)];
  return first === last ? first : `${first} to ${last}`;
}
