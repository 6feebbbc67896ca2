/** The file of the operator's extraction rules → the rules. */
import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { ConfigError, messageOf } from '../errors.ts';
import { ExtractionRule } from '../model/derived/extraction-rule.ts';
import { selectorFault } from '../page/rules/rule-finder.ts';

const MOST_RULES = 200;
const MOST_FAULTS = 10;
const HELP = 'docs/extraction-rules.md';

/** Throws ConfigError that names each wrong rule by its number, from 1. */
export function readExtractionRules(path: string): ExtractionRule[] {
  const file = `the extraction rules in ${path}`;
  const given = parsed(path, file);
  if (!Array.isArray(given)) throw new ConfigError(`${file} must be a JSON list of rules (${HELP})`);
  if (given.length > MOST_RULES) throw new ConfigError(`${file} are ${given.length}; at most ${MOST_RULES} are read`);
  const rules: ExtractionRule[] = [];
  const faults: string[] = [];
  for (const [i, one] of given.entries()) {
    const read = ExtractionRule.safeParse(one);
    const wrong = read.success ? selectorFaults(read.data) : read.error.issues.map(reasonOf);
    for (const reason of wrong) faults.push(`rule ${i + 1}: ${reason}`);
    if (read.success) rules.push(read.data);
  }
  if (faults.length === 0) return rules;
  const shown = faults.slice(0, MOST_FAULTS).join('; ');
  const more = faults.length > MOST_FAULTS ? `; and ${faults.length - MOST_FAULTS} more` : '';
  throw new ConfigError(`${file} are not usable: ${shown}${more} (${HELP})`);
}

function parsed(path: string, file: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const why = isMissing ? 'there is no such file' : messageOf(error);
    throw new ConfigError(`${file} cannot be read: ${why}; set REVENANT_EXTRACTION_RULES to a JSON file, or unset it`);
  }
}

function selectorFaults({ selector }: ExtractionRule): string[] {
  const fault = selectorFault(selector);
  return fault === null ? [] : [`selector ${JSON.stringify(selector)}: ${fault}`];
}

function reasonOf(issue: z.core.$ZodIssue): string {
  const field = issue.path.join('.');
  if (issue.code === 'unrecognized_keys')
    return `there is no field ${issue.keys.map((key) => `"${key}"`).join(', ')}; the fields are ${Object.keys(ExtractionRule.shape).join(', ')}`;
  if (issue.code === 'invalid_value') return `${field} is not one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_type')
    return field === ''
      ? 'it must be an object'
      : `${field} must be ${issue.expected === 'string' ? 'a text' : issue.expected}`;
  if (issue.code === 'too_big') return `${field} is longer than ${issue.maximum} characters`;
  if (issue.code === 'too_small') return `${field} is empty`;
  return `${field}: ${issue.message}`;
}
