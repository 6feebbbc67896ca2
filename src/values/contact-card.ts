/** The text of a contact card, as codes, links and files hold it → its fields. */

export type CardField = { readonly name: string; readonly value: string };

/**
 * The fields of a contact card, names in capitals: vCard (RFC 6350, without parameters) or MECARD
 * (NTT DOCOMO). Null: no card.
 */
export function cardFields(text: string): CardField[] | null {
  const bounded = text.slice(0, 3_000);
  if (/^\s*BEGIN:VCARD/i.test(bounded)) {
    return bounded
      .replace(/\r?\n[ \t]/g, '')
      .split(/\r?\n/)
      .flatMap((line) => field(/^(?:item\d{1,2}\.)?([A-Z]{1,12})(?:;[^:]{0,100})?:(.{1,300})$/i.exec(line)));
  }
  const mecard = /^\s*MECARD:(.+)$/is.exec(bounded)?.[1];
  if (mecard === undefined) return null;
  return mecard.split(/(?<!\\);/).flatMap((part) => field(/^\s*([A-Z]{1,12}):(.{1,300})$/is.exec(part)));
}

function field(found: RegExpExecArray | null): CardField[] {
  const [, name = '', value = ''] = found ?? [];
  const clean = value.replace(/\\n/gi, ' ').replace(/\\(.)/g, '$1').replace(/^tel:/i, '').trim();
  return name === '' || clean === '' ? [] : [{ name: name.toUpperCase(), value: clean }];
}
