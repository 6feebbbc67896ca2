/** A schema's issue → what is wrong, in plain words, with the value that was written. */
import type { z } from 'zod';

const NO_DATE = 'is not a date (such as 2021, 2021-08 or 2021-08-30)';
// biome-ignore format: a dense table
const TYPES: Readonly<Record<string, string>> = {
  string: 'text', number: 'a number', boolean: 'true or false', array: 'a list', object: 'an object', null: 'null',
};

/** `captures[0].path`; `row` for the row itself. */
export function fieldOf(path: readonly PropertyKey[]): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return text.replace(/^\./, '') || 'row';
}

/** @param value the whole row with the issue */
export function reasonOf(issue: z.core.$ZodIssue, value: unknown): string {
  const found = valueAt(value, issue.path);
  if (found === undefined) return 'is missing';
  const json = JSON.stringify(found);
  const quoted = json.length > 80 ? `${json.slice(0, 79)}…` : json;
  switch (issue.code) {
    case 'invalid_value':
      return `${quoted} is not one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_type':
      return `${quoted} is ${TYPES[typeOf(found)] ?? typeOf(found)} instead of ${TYPES[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return Array.isArray(found) ? 'is empty: at least one is needed' : 'is empty';
    case 'invalid_union':
      return `${quoted} ${NO_DATE}`;
    case 'invalid_format':
      // Only the pattern of dates has no message of its own.
      return issue.message.startsWith('Invalid ') ? `${quoted} ${NO_DATE}` : `${quoted} is not ${issue.message}`;
    default:
      return `${quoted}: ${issue.message}`;
  }
}

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const step of path) {
    if (at === null || typeof at !== 'object') return undefined;
    at = (at as Record<PropertyKey, unknown>)[step];
  }
  return at;
}
