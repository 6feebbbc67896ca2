import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readExtractionRules } from '../../src/reader/extraction-rules.ts';

const folder = mkdtempSync(join(tmpdir(), 'revenant-rules-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const path = join(folder, 'rules.json');
const read = (given: unknown) => {
  writeFileSync(path, typeof given === 'string' ? given : JSON.stringify(given));
  return readExtractionRules(path);
};
const GOOD = { site: '*.forum.example', path: '/t/*', selector: '.sig a', attribute: 'href', kind: 'email' };

it('reads rules as they are', () => {
  expect(read([GOOD])).toEqual([GOOD]);
  expect(read([])).toEqual([]);
});

it.each([
  [{ ...GOOD, kind: 'mail' }, 'rule 2: kind is not one of email, phone, account,'],
  [{ ...GOOD, kind: 'ignore' }, 'rule 2: attribute: leave it out'],
  [{ ...GOOD, label: 'WeChat' }, 'rule 2: label: leave it out: only account,'],
  [{ ...GOOD, site: '*' }, 'rule 2: site: write a host such as forum.example'],
  [{ ...GOOD, site: 'https://forum.example/' }, 'rule 2: site: write a host'],
  [{ ...GOOD, path: 't/1' }, 'rule 2: path: begin with / or *'],
  [{ ...GOOD, selector: '.sig:nope' }, 'rule 2: selector ".sig:nope": Unknown pseudo-class :nope'],
  [{ ...GOOD, selector: '' }, 'rule 2: selector is empty'],
  [{ ...GOOD, selector: 'a '.repeat(400) }, 'rule 2: selector is longer than 500 characters'],
  [{ ...GOOD, css: 'p' }, 'rule 2: there is no field "css"; the fields are site, path, selector'],
  [{ site: 'forum.example', kind: 'email' }, 'rule 2: selector must be a text'],
  ['x', 'rule 2: it must be an object'],
])('names a wrong rule by its number, and what to do: %#', (rule, reason) => {
  expect(() => read([GOOD, rule])).toThrow(reason);
});

it('names the file that is no list of rules, or is not there', () => {
  expect(() => read('{"rules":[]}')).toThrow('must be a JSON list of rules');
  expect(() => read('[')).toThrow(`the extraction rules in ${path} cannot be read`);
  expect(() => readExtractionRules(join(folder, 'none.json'))).toThrow(
    'there is no such file; set REVENANT_EXTRACTION_RULES',
  );
  expect(() => read(Array.from({ length: 201 }, () => GOOD))).toThrow('at most 200');
});

it('shows ten faults at most', () => {
  expect(() => read(Array.from({ length: 15 }, () => 1))).toThrow('and 5 more');
});
