/** A WHOIS answer → the facts of the domain, and the server that it refers to. */
import type { RegistrationFacts } from '../model/observation.ts';
import { cleanLines, hostIn } from './answers.ts';
import { registryDate } from './registry-date.ts';
import { whoisFields } from './whois-fields.ts';
import { WHOIS_KEYS } from './whois-keys.data.ts';

export type WhoisAnswer =
  | { readonly what: 'record'; readonly registration: RegistrationFacts; readonly referral: string | null }
  /** IANA's answer about a top-level domain, or a registry that only names its registrar's server. */
  | { readonly what: 'referral'; readonly referral: string }
  | { readonly what: 'absent' | 'limited' | 'unreadable' };

const MEANING = new Map(
  Object.entries(WHOIS_KEYS).flatMap(([name, keys]) => keys.split(/,\s+/).map((key) => [key, name] as const)),
);

const ABSENT =
  /\bno (?:match|matching record|entries? found|data found|object found|such domain|record found|records? match)|\bnot (?:found|registered|exist)|(?:does|do) not exist|\bnothing found|\bis (?:available|free)\b|\bstatus:\s*(?:free|available)|available for registration|未注册|没有找到|no se encuentra|未登録/i;
/** CNNIC says "Queried interval is too short"; Verisign "exceeded"; others "quota", "too many", "blocked". */
const LIMITED =
  /(?:limit|quota|rate|queries|requests|number|maximum)\b.{0,60}\bexceeded|exceeded.{0,60}(?:limit|quota|rate|queries|requests|maximum|number)|too (?:many|frequent|fast)|interval is too short|(?:has|have) been (?:blocked|banned|blacklisted|denied)|access (?:is |has been )?denied|try again (?:later|after|in)|excessive (?:querying|queries|access)|\bquery rate\b|slow down|black-?listed/i;
/** Characters. Refusals are short; terms of use mention limits too. */
const REFUSAL = 2_000;

/** Keys that contacts, registrars and holders share: only the block tells whose they are. */
const BARE = new Set('org,org-name,organization,organisation,organization name,person,owner,e-mail,phone'.split(','));

export function readWhois(text: string, domain: string): WhoisAnswer {
  const said = new Map<string, string[]>();
  const fields = whoisFields(text);
  const about = fields.find(({ key }) => MEANING.get(key) === 'domain')?.block;
  let isRegistrars = false;
  for (const { key, value, block } of fields) {
    const name = MEANING.get(key);
    if (name === undefined) continue;
    // The registrar's own would make all its customers one holder.
    if (BARE.has(key) && (block !== about || isRegistrars)) continue;
    if (name === 'registrar' && block === about) isRegistrars = true;
    said.set(name, [...(said.get(name) ?? []), value]);
  }
  const first = (name: string): string => said.get(name)?.[0] ?? '';
  const referral = serverNamed(said.get('referral') ?? []);
  const names = said.get('domain') ?? [];
  // .com lists each host that matches the query; the record of the domain itself comes first or alone.
  const isAbout = names.some((name) => hostIn(name) === domain);
  const dates = datesOf(said);
  const isRecord = Object.keys(dates).length > 0 || first('registrar') !== '' || said.has('nameserver');
  // IANA's record of a top-level domain has dates and name servers too, but we asked for its server.
  if (referral !== null && !domain.includes('.')) return { what: 'referral', referral };
  if (isRecord && (isAbout || names.length === 0)) {
    return { what: 'record', registration: { ...factsOf(said), ...dates }, referral };
  }
  const start = text.slice(0, REFUSAL);
  if (!isRecord && LIMITED.test(start)) return { what: 'limited' };
  if (!isRecord && ABSENT.test(start)) return { what: 'absent' };
  return referral !== null && !isRecord ? { what: 'referral', referral } : { what: 'unreadable' };
}

function datesOf(said: ReadonlyMap<string, readonly string[]>): RegistrationFacts {
  const dates: RegistrationFacts = {};
  for (const name of ['created', 'expires', 'updated'] as const) {
    const day = (said.get(name) ?? []).map(registryDate).find((one) => one !== undefined);
    if (day !== undefined) dates[name] = day;
  }
  return dates;
}

const TEXTS = [
  ...(['registrantName', 'registrantOrganisation', 'registrantEmail', 'registrantPhone', 'registrantCountry'] as const),
  ...(['registrar', 'registrarId'] as const),
];

function factsOf(said: ReadonlyMap<string, readonly string[]>): RegistrationFacts {
  const facts: RegistrationFacts = {};
  for (const name of TEXTS) {
    const value = said.get(name)?.[0];
    if (value !== undefined) facts[name] = value;
  }
  // A registrant of several lines (.tw): one of them may hold the mailbox.
  const mailbox = (said.get('registrantName') ?? [])
    .slice(1)
    .flatMap((line) => /\S{1,64}@\S{1,250}/.exec(line)?.[0] ?? [])[0];
  if (mailbox !== undefined) facts.registrantEmail ??= mailbox;
  const nameservers = cleanLines((said.get('nameserver') ?? []).map(hostIn));
  // EPP statuses end in the URL of their explanation.
  const status = cleanLines((said.get('status') ?? []).map((one) => one.replace(/\s*\(?https?:\/\/.*$/i, '')));
  return { ...facts, ...(nameservers.length > 0 && { nameservers }), ...(status.length > 0 && { status }) };
}

/** The first host that answers on port 43; `rwhois.x:4321` is another service. */
function serverNamed(values: readonly string[]): string | null {
  for (const value of values) {
    const parts = /^(?:whois:\/\/|https?:\/\/)?([^/:\s]{1,253})(?::(\d{1,5}))?\/?$/i.exec(value.trim());
    const host = hostIn(parts?.[1] ?? '');
    if (host !== '' && (parts?.[2] ?? '43') === '43') return host;
  }
  return null;
}
