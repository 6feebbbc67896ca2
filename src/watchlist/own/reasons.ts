/** What is wrong with a field, in words for the person who wrote it, with what stands there. */
import type { z } from 'zod';

const DATES = 'no date (2021, 2021-08 or 2021-08-30)';

/** `value` is the whole row that the issue was found in. */
export function reasonOf(issue: z.core.$ZodIssue, value: unknown): string {
  const found = valueAt(value, issue.path);
  if (found === undefined) return 'is missing';
  switch (issue.code) {
    case 'invalid_value':
      return `${quoted(found)} is none of ${issue.values.map(String).join(', ')}`;
    case 'invalid_type':
      return `${quoted(found)} is ${TYPES[typeOf(found)] ?? typeOf(found)}; ${TYPES[issue.expected] ?? issue.expected} is wanted`;
    case 'too_small':
      return Array.isArray(found) ? 'is empty: at least one is wanted' : 'is empty';
    case 'invalid_union':
      return `${quoted(found)} is ${DATES}`;
    case 'invalid_format':
      // A pattern with words of its own says them; the only one without is that of a date.
      return issue.message.startsWith('Invalid ')
        ? `${quoted(found)} is ${DATES}`
        : `${quoted(found)} is not ${issue.message}`;
    default:
      return `${quoted(found)}: ${issue.message}`;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
};

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

/** As JSON, cut to what a line bears. */
function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
