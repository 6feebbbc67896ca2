import { describe, expect, it } from 'vitest';
import type { Judgement } from '../../src/model/decisions/evidence.ts';
import { Match, MatchDocument } from '../../src/model/derived/match.ts';
import { Entity } from '../../src/model/facts/seed.ts';
import { csvOf } from '../../src/report/csv.ts';
import type { Finding } from '../../src/report/finding.ts';
import { jsonlOf } from '../../src/report/finding.ts';
import { ftmOf } from '../../src/report/ftm.ts';
import { stixOf } from '../../src/report/stix.ts';
import { JUDGED_BEFORE, MATCH, STANDING } from '../../testkit/report/example-match.ts';

const ENTITY = Entity.parse({
  id: 'demo-1',
  names: ['Quillmoor Trading Co., Ltd.'],
  aliases: ['Quillmoor'],
  list: 'Example List',
  programme: 'EX-1',
  dates: { dissolved: '2021-08' },
  identifiers: { websites: ['http://quillmoor-chem.example/', 'no address'], emails: ['sales.lin@mail.test'] },
});
const FINDING: Finding = {
  match: MATCH,
  entities: { left: ENTITY, right: null },
  judgements: [],
  standing: null,
  review: null,
};
/** What would run, break a line, end a cell, reorder text or be half a character. */
const NASTY = '=cmd|"/C calc"!A0,\r\n\u202e<b>\u2028\u0000\ud800';
const HOSTILE: Finding = {
  match: {
    ...MATCH,
    id: 'ff'.repeat(32),
    left: { ...MATCH.left, entity: { id: NASTY, name: NASTY } },
    right: { ...MATCH.right, site: 'xn--e1afmkfd.example/shop/"a' },
    evidence: MATCH.evidence.map((one) => ({ ...one, note: NASTY, left: { ...one.left, value: NASTY, quote: NASTY } })),
  },
  entities: { left: { ...ENTITY, id: NASTY, names: [NASTY] }, right: null },
  judgements: [],
  standing: null,
  review: null,
};
const WEAKER: Finding = { ...FINDING, standing: STANDING, judgements: [JUDGED_BEFORE] };
const said = (judgement: Judgement['judgement'], at = '2026-03-01T00:00:00.000Z'): Judgement => ({
  ...{ schema: 'revenant.judgement/1', id: judgement.padEnd(64, '0'), match: MATCH.id },
  ...{ judgement, by: 'A. Analyst', why: 'the same mailbox', at },
});
const judged = (...judgements: Judgement[]): Finding => ({ ...FINDING, judgements });
const lines = (text: string): string[] => text.replace(/\n$/, '').split('\n');

describe('JSON Lines', () => {
  it('has one match document a line, whatever stands in it', () => {
    const documents = lines(jsonlOf([FINDING, HOSTILE])).map((line) => JSON.parse(line));
    expect(documents.map((one) => Match.parse(one).id)).toEqual([MATCH.id, HOSTILE.match.id]);
    expect(jsonlOf([])).toBe('');
    expect(MatchDocument.parse(JSON.parse(jsonlOf([WEAKER]))).standing).toEqual(STANDING);
  });
});

/** RFC 4180. */
function parsed(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('CSV', () => {
  it('has a header and a row for each row of evidence, each with as many cells', () => {
    const [header, ...rows] = parsed(csvOf([FINDING]));
    expect(header?.slice(0, 4)).toEqual(['match', 'model', 'background', 'verdict']);
    expect(rows).toHaveLength(MATCH.evidence.length + MATCH.against.length);
    expect(new Set(rows.map((cells) => cells.length))).toEqual(new Set([header?.length]));
    const [first] = rows.map((cells) => Object.fromEntries(cells.map((cell, at) => [header?.[at] ?? '', cell])));
    expect(first).toMatchObject({
      ...{ match: MATCH.id, verdict: 'strong', match_weight: '24.7', left_entity: 'demo-1', right_entity: '' },
      ...{ kind: 'evidence', signal: 'contact-email', weight: '10', left_value: 'sales.lin@mail.test', judgement: '' },
    });
    expect(rows.at(-1)).toEqual(expect.arrayContaining(['against', 'registration-number', '-2']));
  });

  it('says in columns of their own what the finding was, until when, and what it was judged on', () => {
    const [header, first] = parsed(csvOf([WEAKER]));
    const cells = Object.fromEntries(header?.map((name, at) => [name, first?.[at]]) ?? []);
    expect(cells).toMatchObject({
      ...{ best_verdict: 'strong', best_weight: '49.1', seen_until: '2025-11-27T08:16:00.000Z' },
      ...{ weaker_because: 'evidence-gone', weaker: STANDING.weaker?.text, judged_weight: '49.1' },
      ...{ judged_verdict: 'strong', judgement: 'positive' },
    });
    expect(header?.slice(-2), 'new columns come last').toEqual(['right_also_listed', 'right_weakened_by']);
  });

  it('gives a spreadsheet nothing to run and no line to break', () => {
    const text = csvOf([HOSTILE]);
    expect(text.split('\r\n')).toHaveLength(MATCH.evidence.length + MATCH.against.length + 2);
    const cells = parsed(text).flat();
    expect(cells.filter((cell) => /^\s*[=+@|%＝＋－＠]/.test(cell) || /^-\D/.test(cell))).toEqual([]);
    expect(cells.filter((cell) => cell.includes('cmd')).every((cell) => cell.startsWith("'="))).toBe(true);
    expect(text).not.toMatch(/[\u0000\u202e\u2028]/);
    for (const start of ['+49 30 1', '-x', '@SUM(A1)', '\t=1', '＝1'])
      expect(
        csvOf([{ ...FINDING, match: { ...MATCH, evidence: [{ ...MATCH.against[0], note: start } as never] } }]),
      ).toContain(`,'${start.replace('\t', ' ')}`);
  });
});

interface Ftm {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, string[]>>;
}
const ftm = (...findings: Finding[]): Ftm[] => lines(ftmOf(findings)).map((line) => JSON.parse(line));
const schemas = (...findings: Finding[]): string[] => ftm(...findings).map(({ schema }) => schema);

describe('FollowTheMoney', () => {
  it('says of what a machine found that the two are similar, with what it was made by', () => {
    const [company, operator, similar] = ftm(FINDING);
    expect(company).toMatchObject({ id: 'demo-1', schema: 'Company' });
    expect(company?.properties).toMatchObject({
      ...{ name: ENTITY.names, alias: ENTITY.aliases, dissolutionDate: ['2021-08'], publisher: ['Example List'] },
      ...{ website: ['http://quillmoor-chem.example/'], program: ['EX-1'] },
    });
    expect(operator).toMatchObject({ schema: 'LegalEntity', properties: { website: ['http://brackenfold.example/'] } });
    expect(operator?.properties['email']).toBeUndefined();
    expect(similar).toMatchObject({
      id: `revenant-similar-${MATCH.id}`,
      schema: 'Similar',
      properties: { candidate: [operator?.id], match: ['demo-1'], confidenceScore: ['0.999'] },
    });
    expect(similar?.properties['matcher']).toEqual([`revenant ${MATCH.model}`]);
    expect(similar?.properties['criteria']?.[0]).toContain(MATCH.id);
    expect(similar?.properties['criteria']).toHaveLength(1 + MATCH.evidence.length + MATCH.against.length);
  });

  it('says what the finding was, and what it was judged on', () => {
    const similar = ftm(WEAKER).find(({ schema }) => schema === 'Similar');
    expect(similar?.properties['criteria']?.slice(1, 3)).toEqual([
      expect.stringContaining('one e-mail address and one picture gone'),
      expect.stringContaining('Judged on 49.1 bits'),
    ]);
    expect(stixOf([WEAKER])).toContain('one e-mail address and one picture gone');
  });

  it('tells of a succession only where the last word of a person is positive and somebody came first', () => {
    expect(schemas(FINDING)).not.toContain('Succession');
    expect(schemas(judged(said('unsure')))).not.toContain('Succession');
    const succession = ftm(judged(said('positive'))).at(-1);
    expect(succession).toMatchObject({ schema: 'Succession', properties: { predecessor: ['demo-1'] } });
    expect(succession?.properties['summary']?.[0]).toContain('A. Analyst');
    const undirected = { ...MATCH, succession: { direction: 'undirected' as const, reasons: [] } };
    expect(schemas({ ...judged(said('positive')), match: undirected })).not.toContain('Succession');
    expect(schemas(judged(said('positive'), said('negative')))).toEqual(['Company', 'LegalEntity']);
    const vessel: Finding = {
      ...judged(said('positive')),
      entities: { left: { ...ENTITY, type: 'vessel' }, right: null },
    };
    expect(schemas(vessel)).toEqual(['Vessel', 'LegalEntity', 'Similar']);
  });

  it('has every party once, and one entity a line whatever they are called', () => {
    expect(schemas(FINDING, FINDING)).toEqual(schemas(FINDING));
    for (const { properties } of ftm(HOSTILE))
      for (const values of Object.values(properties))
        for (const value of values) expect(value.isWellFormed() && !value.includes('\0')).toBe(true);
  });
});

type Stix = { readonly type: string; readonly id: string; readonly [name: string]: unknown };
const stix = (...findings: Finding[]): { type: string; id: string; objects: Stix[] } => JSON.parse(stixOf(findings));
const ofType = (type: string, ...findings: Finding[]): Stix[] =>
  stix(...findings).objects.filter((one) => one.type === type);

/** STIX 2.1 (OASIS, 10 June 2021), the parts that are used: required members, and what identifiers and times look like. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  identity: ['name'],
  'observed-data': ['first_observed', 'last_observed', 'number_observed', 'object_refs'],
  relationship: ['relationship_type', 'source_ref', 'target_ref'],
  note: ['content', 'object_refs'],
  opinion: ['opinion', 'object_refs'],
  grouping: ['context', 'object_refs'],
  'domain-name': ['value'],
  url: ['value'],
};
const OBSERVABLE = ['domain-name', 'url'];

function faults(objects: readonly Stix[]): string[] {
  const ids = new Set(objects.map(({ id }) => id));
  return objects.flatMap((one) => {
    const wrong: string[] = [];
    const { type, id } = one;
    const required = REQUIRED[type];
    if (required === undefined) return [`no such type here: ${type}`];
    if (!new RegExp(`^${type}--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`).test(id))
      wrong.push('id');
    if (one['spec_version'] !== '2.1') wrong.push('spec_version');
    const times = OBSERVABLE.includes(type) ? [] : ['created', 'modified'];
    for (const name of [...times, ...required]) if (one[name] === undefined) wrong.push(name);
    for (const [name, value] of Object.entries(one)) {
      if (!/^[a-z0-9_]{2,250}$/.test(name)) wrong.push(`name ${name}`);
      if (/^(?:created|modified|first_observed|last_observed)$/.test(name))
        if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(String(value))) wrong.push(name);
      const refs = name.endsWith('_refs') ? (value as string[]) : name.endsWith('_ref') ? [String(value)] : null;
      for (const ref of refs ?? []) if (!ids.has(ref)) wrong.push(`${name} ${ref} is not in the bundle`);
      if (Array.isArray(value) && value.length === 0) wrong.push(`${name} is empty`);
      if (value === null || value === '') wrong.push(`${name} has no value`);
    }
    if (String(one['modified']) < String(one['created'])) wrong.push('modified before it was created');
    const confidence = one['confidence'] ?? 0;
    if (!Number.isInteger(confidence) || Number(confidence) < 0 || Number(confidence) > 100) wrong.push('confidence');
    if (type === 'observed-data')
      for (const ref of one['object_refs'] as string[]) if (!/^(?:domain-name|url)--/.test(ref)) wrong.push(ref);
    if (type === 'relationship')
      for (const end of ['source_ref', 'target_ref'])
        if (/^(?:relationship|bundle)--/.test(String(one[end]))) wrong.push(end);
    if (type === 'domain-name' && !/^[a-z0-9.-]+$/.test(String(one['value']))) wrong.push('no domain name');
    return wrong.map((what) => `${id}: ${what}`);
  });
}

describe('STIX 2.1', () => {
  it('keeps the rules of the specification, for hostile names too', () => {
    for (const finding of [FINDING, HOSTILE, judged(said('unsure'), said('positive', '2026-03-02T00:00:00.000Z'))]) {
      const bundle = stix(finding);
      expect(bundle.type).toBe('bundle');
      expect(bundle.id).toMatch(/^bundle--[0-9a-f-]{36}$/);
      expect(faults(bundle.objects)).toEqual([]);
      expect(new Set(bundle.objects.map(({ id }) => id)).size).toBe(bundle.objects.length);
    }
    expect(faults(stix(FINDING, HOSTILE).objects)).toEqual([]);
  });

  it('gives observables the ids that everybody gives them', () => {
    const at = { ...MATCH.right, site: 'example.com' };
    const [domain] = ofType('domain-name', { ...FINDING, match: { ...MATCH, right: at, left: at } });
    // The example of the specification, 6.4.
    expect(domain?.id).toBe('domain-name--bedb4899-d24b-5401-bc86-8f6b4cc18ec7');
  });

  it('says the same in the same bytes, and another word as a later version of one object', () => {
    expect(stixOf([FINDING])).toBe(stixOf([FINDING]));
    const [before] = ofType('grouping', FINDING);
    const find = (finding: Finding) => ofType('relationship', finding).find((one) => one['confidence'] !== undefined);
    const [first, later] = [find(FINDING), find(judged(said('positive')))];
    expect(later?.id).toBe(first?.id);
    expect(String(later?.['modified']) > String(first?.['modified'])).toBe(true);
    expect(before?.['context']).toBe('unspecified');
  });

  it('claims no succession before a person does, and never certainty', () => {
    const found = (finding: Finding) => ofType('relationship', finding).find((one) => one['confidence'] !== undefined);
    expect(found(FINDING)).toMatchObject({ relationship_type: 'related-to', confidence: 99 });
    expect(found(judged(said('positive')))).toMatchObject({ relationship_type: 'succeeds' });
    expect(found(judged(said('positive'), said('negative')))).toMatchObject({ relationship_type: 'related-to' });
    const opinions = ofType('opinion', judged(said('positive'), said('negative')));
    expect(opinions.map((one) => one['opinion'])).toEqual(['agree', 'disagree']);
    expect(ofType('identity', FINDING).map((one) => one['identity_class'])).toEqual([
      'system',
      'organization',
      'unknown',
    ]);
  });

  it('has no address of a list entry, and no time of a capture whose time nobody knows', () => {
    const entry = { ...MATCH.left, site: 'list:demo-1', pages: 0, visit: 'list:demo-1' };
    const right = { ...MATCH.right, capturedAt: '1970-01-01T00:00:00.000Z' };
    const finding = { ...FINDING, match: { ...MATCH, left: entry, right } };
    expect(ofType('url', finding).map((one) => one['value'])).toEqual(['http://brackenfold.example/']);
    expect(ofType('observed-data', finding)).toEqual([]);
    expect(faults(stix(finding).objects)).toEqual([]);
  });
});
