/** The fields of a WHOIS answer → what it says of the domain, and who else is to be asked. */
import type { RegistrationFacts } from '../model/observation.ts';
import { registryDate } from './registry-date.ts';
import { saidHost, saidList } from './said-text.ts';
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
/** Only the beginning is looked at: an answer that refuses is short, and terms of use talk of limits at length. */
const REFUSAL = 2_000;

/** Keys that say of whom only by where they stand: a contact's, a registrar's and the holder's look alike. */
const BARE = new Set([
  'org',
  'org-name',
  'organization',
  'organisation',
  'organization name',
  'person',
  'owner',
  'e-mail',
  'phone',
]);

export function readWhois(text: string, domain: string): WhoisAnswer {
  const said = new Map<string, string[]>();
  const fields = whoisFields(text);
  const about = fields.find(({ key }) => MEANING.get(key) === 'domain')?.block;
  let isRegistrars = false;
  for (const { key, value, block } of fields) {
    const name = MEANING.get(key);
    if (name === undefined) continue;
    // Of the registrar they would make all its customers one holder.
    if (BARE.has(key) && (block !== about || isRegistrars)) continue;
    if (name === 'registrar' && block === about) isRegistrars = true;
    said.set(name, [...(said.get(name) ?? []), value]);
  }
  const first = (name: string): string => said.get(name)?.[0] ?? '';
  const referral = serverNamed(said.get('referral') ?? []);
  const names = said.get('domain') ?? [];
  // .com names each host of the word that was asked for; the record of the domain itself stands first or alone.
  const isAbout = names.some((name) => saidHost(name) === domain);
  const dates = datesOf(said);
  const isRecord = Object.keys(dates).length > 0 || first('registrar') !== '' || said.has('nameserver');
  // IANA's record of a top-level domain has dates and name servers too; what was asked for is whom it refers to.
  if (referral !== null && !domain.includes('.')) return { what: 'referral', referral };
  if (isRecord && (isAbout || names.length === 0)) {
    return { what: 'record', registration: { ...factsOf(said), ...dates }, referral };
  }
  const start = text.slice(0, REFUSAL);
  if (!isRecord && LIMITED.test(start)) return { what: 'limited' };
  if (!isRecord && ABSENT.test(start)) return { what: 'absent' };
  return referral !== null && !isRecord ? { what: 'referral', referral } : { what: 'unreadable' };
}

function datesOf(
  said: ReadonlyMap<string, readonly string[]>,
): Pick<RegistrationFacts, 'created' | 'expires' | 'updated'> {
  const dates: { created?: string; expires?: string; updated?: string } = {};
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
  const nameservers = saidList((said.get('nameserver') ?? []).map(saidHost));
  // EPP states end in the address of their explanation.
  const status = saidList((said.get('status') ?? []).map((one) => one.replace(/\s*\(?https?:\/\/.*$/i, '')));
  return { ...facts, ...(nameservers.length > 0 && { nameservers }), ...(status.length > 0 && { status }) };
}

/** A host, however it is written (`whois://`, `rwhois.x:4321` names another service); null where none is named. */
function serverNamed(values: readonly string[]): string | null {
  for (const value of values) {
    const parts = /^(?:whois:\/\/|https?:\/\/)?([^/:\s]{1,253})(?::(\d{1,5}))?\/?$/i.exec(value.trim());
    const host = saidHost(parts?.[1] ?? '');
    if (host !== '' && (parts?.[2] ?? '43') === '43') return host;
  }
  return null;
}
