/** The text of a WHOIS answer → its fields. There is no standard form; these three cover nearly all servers. */
import { saidText } from './said-text.ts';

export interface WhoisField {
  /** Lower case, without dots, brackets and stars. */
  readonly key: string;
  readonly value: string;
}

const MOST_LINES = 2_000;
const LONGEST_LINE = 1_000;
/** Terms of use and help follow; they talk of domains and limits too. */
const END =
  /^(?:>>>|-- $|for more information on whois|(?:notice|terms of use|note|disclaimer|important)\s*:|the data in |this information is|access to .{0,40}whois|you may use|by submitting)/i;

/**
 * `Key: value` (also `key....: value` and `[Key] value`), and a key whose value stands on the indented lines below it. Comments
 * (`%`, `#`) are left out. The field of a section (`Registrant:` with `Name:` below) is named with it: `registrant name`.
 */
export function whoisFields(text: string): WhoisField[] {
  const fields: WhoisField[] = [];
  let section: { readonly key: string; readonly indent: number; taken: number } | null = null;
  for (const raw of text.split(/\r\n|\n|\r/, MOST_LINES)) {
    const line = raw.slice(0, LONGEST_LINE);
    const bare = line.trim();
    if (bare === '') continue;
    if (/^[%#]/.test(bare)) continue;
    if (END.test(bare)) break;
    const indent = line.length - line.trimStart().length;
    if (section !== null && indent <= section.indent) section = null;
    const found = fieldIn(bare);
    if (found === null) {
      // A value below its key: the first few lines of it.
      if (section !== null && section.taken++ < 10) push(section.key, bare);
      continue;
    }
    if (found.value === '') {
      section = { key: found.key, indent, taken: 0 };
      continue;
    }
    push(section === null ? found.key : `${section.key} ${found.key}`, found.value);
  }
  return fields;

  function push(key: string, value: string): void {
    const said = saidText(value);
    if (said !== '') fields.push({ key, value: said });
  }
}

function fieldIn(line: string): WhoisField | null {
  const bracketed = /^\[([^\]]{1,40})\]\s*(.*)$/.exec(line);
  if (bracketed !== null) return { key: keyOf(bracketed[1] ?? ''), value: bracketed[2] ?? '' };
  const colon = line.indexOf(':');
  // A colon far into a line, or before a slash, is punctuation or an address.
  if (colon < 1 || colon > 60 || line.startsWith('//', colon + 1)) return null;
  const key = keyOf(line.slice(0, colon));
  return key === '' || key.split(' ').length > 6 ? null : { key, value: line.slice(colon + 1).trim() };
}

function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[.*_[\]]+/g, ' ')
    .replace(/^[a-z0-9]{1,2}\s*[,)]\s*/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
