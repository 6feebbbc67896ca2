/** The fields of a WHOIS answer → what it says of the domain, and who else is to be asked. */
import type { RegistrationFacts } from '../model/observation.ts';
import { registryDate } from './registry-date.ts';
import { saidHost, saidList } from './said-text.ts';
import { whoisFields } from './whois-fields.ts';

export type WhoisAnswer =
  | { readonly what: 'record'; readonly registration: RegistrationFacts; readonly referral: string | null }
  /** IANA's answer about a top-level domain, or a registry that only names its registrar's server. */
  | { readonly what: 'referral'; readonly referral: string }
  | { readonly what: 'absent' | 'limited' | 'unreadable' };

/** Keys by what they say, as registries write them: ICANN's form first, then those of .cn, .ru, .de, .uk, .jp, .kr, .br and others. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  domain: ['domain name', 'domain', 'domainname', 'ドメイン名'],
  registrar: [
    'registrar',
    'sponsoring registrar',
    'registrar name',
    'registrar organization name',
    'authorized agency',
    'registration service provider',
  ],
  registrarId: ['registrar iana id', 'sponsoring registrar iana id'],
  created: [
    ...[
      'creation date',
      'registration time',
      'registration date',
      'created',
      'created on',
      'created date',
      'registered on',
      'registered',
    ],
    ...[
      'registered date',
      'domain registration date',
      'domain create date',
      'created at',
      'record created',
      'domain name commencement date',
    ],
    ...['relevant dates registered on', '登録年月日', 'registered since', 'domain created', 'creation time'],
  ],
  expires: [
    ...[
      'registry expiry date',
      'expiration time',
      'expiration date',
      'registrar registration expiration date',
      'expiry date',
      'paid-till',
    ],
    ...[
      'expires',
      'expires on',
      'expire date',
      'expire',
      'renewal date',
      'valid until',
      'expires at',
      'record expires on',
      'domain expiration date',
    ],
    ...['relevant dates expiry date', '有効期限', 'exp date', 'expiry'],
  ],
  updated: [
    'updated date',
    'last updated',
    'last update',
    'changed',
    'last modified',
    'modified',
    'last updated date',
    'relevant dates last updated',
    '最終更新',
  ],
  nameserver: [
    'name server',
    'nserver',
    'nameserver',
    'nameservers',
    'name servers',
    'name servers listed in order',
    'host name',
    'dns',
    'ns',
    'domain servers in listed order',
    'domain nameservers',
  ],
  status: ['domain status', 'status', 'state', 'registration status', '状態'],
  registrantName: [
    'registrant name',
    'registrant',
    'registrant contact name',
    'owner',
    'owner name',
    'person',
    'holder',
    'holder name',
    'domain holder',
    '登録者名',
  ],
  registrantOrganisation: [
    ...[
      'registrant organization',
      'registrant organisation',
      'registrant contact organization',
      'registrant contact organisation',
    ],
    ...[
      'org',
      'organization',
      'organisation',
      'organization name',
      'registrant company',
      'holder organization',
      'owner organization',
      'org-name',
    ],
  ],
  registrantEmail: [
    'registrant email',
    'registrant contact email',
    'registrant e-mail',
    'owner email',
    'e-mail',
    'holder email',
    'registrant contact e-mail',
  ],
  registrantPhone: ['registrant phone', 'registrant phone number', 'registrant contact phone', 'phone', 'owner phone'],
  registrantCountry: ['registrant country', 'registrant country/economy', 'registrant country code'],
  referral: ['registrar whois server', 'whois server', 'whois', 'refer', 'referral url'],
};
const MEANING = new Map(Object.entries(KEYS).flatMap(([name, keys]) => keys.map((key) => [key, name] as const)));

const ABSENT =
  /\bno (?:match|matching record|entries? found|data found|object found|such domain|record found|records? match)|\bnot (?:found|registered|exist)|(?:does|do) not exist|\bnothing found|\bis (?:available|free)\b|\bstatus:\s*(?:free|available)|available for registration|未注册|没有找到|no se encuentra|未登録/i;
/** CNNIC says "Queried interval is too short"; Verisign "exceeded"; others "quota", "too many", "blocked". */
const LIMITED =
  /(?:limit|quota|rate|queries|requests|number|maximum)\b.{0,60}\bexceeded|exceeded.{0,60}(?:limit|quota|rate|queries|requests|maximum|number)|too (?:many|frequent|fast)|interval is too short|(?:has|have) been (?:blocked|banned|blacklisted|denied)|access (?:is |has been )?denied|try again (?:later|after|in)|excessive (?:querying|queries|access)|\bquery rate\b|slow down|black-?listed/i;
/** Only the beginning is looked at: an answer that refuses is short, and terms of use talk of limits at length. */
const REFUSAL = 2_000;

export function readWhois(text: string, domain: string): WhoisAnswer {
  const said = new Map<string, string[]>();
  for (const { key, value } of whoisFields(text)) {
    const name = MEANING.get(key);
    if (name !== undefined) said.set(name, [...(said.get(name) ?? []), value]);
  }
  const first = (name: string): string => said.get(name)?.[0] ?? '';
  const referral = serverNamed(said.get('referral') ?? []);
  const names = said.get('domain') ?? [];
  // .com names each host of the word that was asked for; the record of the domain itself stands first or alone.
  const isAbout = names.some((name) => saidHost(name) === domain);
  const dates = datesOf(said);
  const isRecord = Object.keys(dates).length > 0 || first('registrar') !== '' || said.has('nameserver');
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
