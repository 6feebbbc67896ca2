/** A WHOIS answer → the facts of the domain, and the server that it refers to. */
import type { RegistrationFacts } from '../model/facts/observation.ts';
import { appendTo } from '../model/group-by.ts';
import { cleanLine, cleanLines, hostIn } from './answers.ts';
import { registryDate } from './registry-date.ts';
import { WHOIS_KEYS } from './whois-keys.data.ts';

export type WhoisAnswer =
  | { readonly what: 'record'; readonly registration: RegistrationFacts; readonly referral: string | null }
  /**
   * IANA's answer about a top-level domain, or a registry that only names its registrar's server.
   */
  | { readonly what: 'referral'; readonly referral: string }
  | { readonly what: 'absent' | 'limited' | 'unreadable' };

const MEANING = new Map(
  Object.entries(WHOIS_KEYS).flatMap(([name, keys]) => keys.split(/,\s+/).map((key) => [key, name] as const)),
);

const ABSENT =
  /\bno (?:match|matching record|entries? found|data found|object found|such domain|record found|records? match)|\bnot (?:found|registered|exist)|(?:does|do) not exist|\bnothing found|\bis (?:available|free)\b|\bstatus:\s*(?:free|available)|available for registration|未注册|没有找到|no se encuentra|未登録/i;
/**
 * CNNIC says "Queried interval is too short"; Verisign "exceeded"; others "quota", "too many",
 * "blocked".
 */
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
    appendTo(said, name, value);
  }
  const first = (name: string): string => said.get(name)?.[0] ?? '';
  const referral = serverNamed(said.get('referral') ?? []);
  const names = said.get('domain') ?? [];
  // .com lists each host that matches the query; the record of the domain itself comes first or
  // alone.
  const isAbout = names.some((name) => hostIn(name) === domain);
  const dates = datesOf(said);
  const isRecord = Object.keys(dates).length > 0 || first('registrar') !== '' || said.has('nameserver');
  // IANA's record of a top-level domain has dates and name servers too, but we asked for its
  // server.
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

interface Section {
  readonly key: string;
  readonly indent: number;
  /** A heading covers the lines below it though they are not indented. */
  readonly flat: boolean;
  taken: number;
  /** It has fields: a line without a key continues the last one. */
  keyed: boolean;
}

const MOST_LINES = 2_000;
const LONGEST_LINE = 1_000;
const LONGEST_KEY = 60;
const LINES_OF_A_VALUE = 10;
/** Terms of use and help follow; they mention domains and limits too. */
const END =
  /^(?:>>>|-- $|for more information on whois|(?:notice|terms of use|note|disclaimer|important)\s*:|the data in |this information is|access to .{0,40}whois|you may use|by submitting)/i;
/** Headings without a colon (.it), or in a comment (.ua). */
const HEADING =
  /^[%#=\s]{0,8}(registrant|owner|holder|registrar|administrative|admin|technical|tech|billing|name ?servers)(?: contacts?)?(?: information)?:?$/i;

/**
 * The fields of an answer; no standard form exists, these cover nearly all servers: `Key: value`,
 * `key....: value`, `[Key] value`, `Record created on date`; and keys with their value on the
 * indented lines below. A field of a section (`Registrant:` with `Name:` below) is named with it:
 * `registrant name`.
 */
function whoisFields(text: string) {
  // Keys in lower case, without dots, brackets and stars. A block is about one thing: the domain, a
  // contact, the registrar.
  const fields: { readonly key: string; readonly value: string; readonly block: number }[] = [];
  let section: Section | null = null;
  let block = 0;
  for (const raw of text.split(/\r\n|\n|\r/, MOST_LINES)) {
    const line = raw.slice(0, LONGEST_LINE);
    const bare = line.trim();
    if (bare === '') {
      block++;
      // Some servers leave a line empty below the heading too.
      if (section?.flat && (section.keyed || section.taken > 0)) section = null;
      continue;
    }
    if (END.test(bare)) break;
    const indent = line.length - line.trimStart().length;
    const heading = HEADING.exec(bare)?.[1];
    if (heading !== undefined && (/^[%#]/.test(bare) || !bare.endsWith(':') || /information:$/i.test(bare))) {
      block++;
      section = { key: heading.toLowerCase(), indent, flat: true, taken: 0, keyed: false };
      continue;
    }
    if (/^[%#]/.test(bare)) continue;
    if (section !== null && !section.flat && indent <= section.indent) section = null;
    const found = fieldIn(bare);
    if (found === null) {
      if (section !== null && !section.keyed && section.taken++ < LINES_OF_A_VALUE) push(section.key, bare);
    } else if (found.value !== '') {
      if (section !== null) section.keyed = true;
      push(section === null || section.key === found.key ? found.key : `${section.key} ${found.key}`, found.value);
    } else if (!section?.flat) {
      section = { key: found.key, indent, flat: false, taken: 0, keyed: false };
    }
  }
  return fields;

  function push(key: string, value: string): void {
    const line = cleanLine(value);
    if (line !== '') fields.push({ key, value: line, block });
  }
}

function fieldIn(line: string): { readonly key: string; readonly value: string } | null {
  const bracketed = /^\[([^\]]{1,40})\]\s*(.*)$/.exec(line);
  if (bracketed !== null) return { key: keyOf(bracketed[1] ?? ''), value: bracketed[2] ?? '' };
  const spoken = /^((?:record|domain) (?:created|expires) on):? (\d.*)$/i.exec(line);
  if (spoken !== null) return { key: keyOf(spoken[1] ?? ''), value: spoken[2] ?? '' };
  const colon = line.indexOf(':');
  // `://` is a URL.
  if (colon < 1 || line.startsWith('//', colon + 1)) return null;
  const key = keyOf(line.slice(0, colon));
  // Far into a line a colon is punctuation.
  return key === '' || key.length > LONGEST_KEY || key.split(' ').length > 6
    ? null
    : { key, value: line.slice(colon + 1).trim() };
}

function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/\([^()]{0,300}\)/g, ' ')
    .replace(/[.*_[\]]+/g, ' ')
    .replace(/^[a-z0-9]{1,2}\s*[,)]\s*/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
