/** A contact of an RDAP answer: its jCard (RFC 7095) → the few properties that are read. */
import { fieldOf, listOf, textOf } from './json-fields.ts';
import { saidText } from './said-text.ts';

/** Empty: not given. */
export interface Contact {
  readonly name: string;
  readonly organisation: string;
  readonly email: string;
  readonly phone: string;
  readonly country: string;
}

/** A jCard is a flat list; nobody's has more properties. */
const MOST_PROPERTIES = 100;

export function contactOf(entity: unknown): Contact {
  const properties = listOf(listOf(fieldOf(entity, 'vcardArray'))[1])
    .slice(0, MOST_PROPERTIES)
    .map(listOf);
  // ["email", {}, "text", "x@y.example"]: name, parameters, type, value. Structured values are lists.
  const valueOf = (name: string): string => {
    for (const property of properties) {
      if (textOf(property[0]).toLowerCase() !== name) continue;
      const text = saidText(plain(property[3]));
      if (text !== '') return text;
    }
    return '';
  };
  const isFirm = /^org/i.test(valueOf('kind'));
  const [fn, org] = [valueOf('fn'), valueOf('org')];
  return {
    name: isFirm && org === '' ? '' : fn,
    organisation: isFirm && org === '' ? fn : org,
    email: valueOf('email'),
    phone: valueOf('tel').replace(/^tel:/i, ''),
    country: countryOf(properties),
  };
}

/** RFC 6350, 6.3.1: of an address the seventh part; RFC 8605 writes the code as a parameter. */
function countryOf(properties: readonly (readonly unknown[])[]): string {
  for (const [name, parameters, , value] of properties) {
    if (textOf(name).toLowerCase() !== 'adr') continue;
    const country = saidText(textOf(fieldOf(parameters, 'cc')) || plain(listOf(value)[6]));
    if (country !== '') return country;
  }
  return '';
}

function plain(value: unknown): string {
  return Array.isArray(value) ? value.map(textOf).filter(Boolean).join(', ') : textOf(value);
}
