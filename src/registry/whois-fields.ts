/** The text of a WHOIS answer → its fields. No standard form exists; these forms cover nearly all servers. */
import { cleanLine } from './answers.ts';

interface WhoisField {
  /** Lower case, without dots, brackets and stars; in a section `section key`. */
  readonly key: string;
  readonly value: string;
  /** Fields between two empty lines or headings are about one thing: the domain, a contact, the registrar. */
  readonly block: number;
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
 * `Key: value`, `key....: value`, `[Key] value`, `Record created on date`; and keys with their value on the indented lines
 * below. A field of a section (`Registrant:` with `Name:` below) is named with it: `registrant name`.
 */
export function whoisFields(text: string): WhoisField[] {
  const fields: WhoisField[] = [];
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

function fieldIn(line: string): Pick<WhoisField, 'key' | 'value'> | null {
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
