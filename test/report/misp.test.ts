/** MISP core format (draft 18) and MISP's own JSON schema 2.5: the members that are used, and what they may be. */
import { describe, expect, it } from 'vitest';
import type { Judgement } from '../../src/model/decisions/evidence.ts';
import type { Finding } from '../../src/report/finding.ts';
import { mispOf } from '../../src/report/misp.ts';
import { MATCH } from '../../testkit/report/example-match.ts';

type Json = Readonly<Record<string, unknown>>;

/** The schema allows no other members, and these are strings unless they are named as booleans. */
const EVENT =
  'uuid id org_id orgc_id Org Orgc info date timestamp publish_timestamp published locked threat_level_id analysis distribution sharing_group_id attribute_count Attribute Object'.split(
    ' ',
  );
const OBJECT =
  'uuid name template_uuid template_version meta-category timestamp distribution sharing_group_id deleted comment ObjectReference Attribute'.split(
    ' ',
  );
const ATTRIBUTE =
  'uuid type category value to_ids timestamp distribution sharing_group_id deleted comment object_relation'.split(' ');
const REFERENCE = 'uuid timestamp object_uuid referenced_uuid referenced_type deleted relationship_type comment'.split(
  ' ',
);
const BOOLEANS = ['published', 'locked', 'deleted', 'to_ids'];
/** Which types a category may have, of those that are used (describeTypes). */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  'Network activity': ['url', 'hostname'],
  Other: ['text', 'datetime', 'phone-number'],
  Attribution: ['email'],
};
/** The relations of MISP's templates, of those that are used. */
const RELATIONS: Readonly<Record<string, readonly string[]>> = {
  url: ['url', 'host', 'last-seen'],
  organization: ['name', 'alias'],
  annotation: ['text', 'type', 'creation-date'],
};
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

function faultsOf(event: Json): string[] {
  const faults: string[] = [];
  const say = (fault: string | false) => fault !== false && faults.push(fault);
  const members = (one: Json, known: readonly string[], what: string) => {
    for (const [name, value] of Object.entries(one)) {
      say(!known.includes(name) && `${what}: no member ${name}`);
      if (Array.isArray(value) || typeof value === 'object') continue;
      const type = BOOLEANS.includes(name) ? 'boolean' : 'string';
      say(typeof value !== type && `${what}.${name} is no ${type}`);
    }
    say(!UUID.test(String(one['uuid'])) && `${what}: uuid`);
    say(!/^\d+$/.test(String(one['timestamp'])) && `${what}: timestamp`);
  };
  const attributes = (some: unknown, relations: readonly string[] | null) => {
    for (const one of some as Json[]) {
      members(one, ATTRIBUTE, 'attribute');
      const [category, type, relation] = [one['category'], one['type'], one['object_relation']].map(String) as [
        string,
        string,
        string,
      ];
      say(!TYPES[category]?.includes(type) && `${type} is no type of ${category}`);
      say(String(one['value']).trim() === '' && 'an empty value');
      if (relations === null) say('object_relation' in one && 'a relation outside of an object');
      else say(!relations.includes(relation) && `no relation ${relation}`);
    }
  };
  members(event, EVENT, 'event');
  for (const name of ['info', 'date', 'analysis', 'threat_level_id', 'distribution', 'published', 'publish_timestamp'])
    say(!(name in event) && `event: ${name} is missing`);
  say(!/^\d{4}-\d\d-\d\d$/.test(String(event['date'])) && 'date');
  say(String(event['info']).length > 256 && 'info is longer than 256');
  say(/[\r\n]/.test(String(event['info'])) && 'info has a line end');
  attributes(event['Attribute'], null);
  const objects = event['Object'] as Json[];
  const ids = new Set(objects.map(({ uuid }) => uuid));
  say(ids.size !== objects.length && 'two objects of one uuid');
  for (const one of objects) {
    members(one, OBJECT, 'object');
    attributes(one['Attribute'], RELATIONS[String(one['name'])] ?? []);
    for (const reference of one['ObjectReference'] as Json[]) {
      members(reference, REFERENCE, 'reference');
      say(!ids.has(reference['referenced_uuid']) && 'a reference to nothing');
    }
  }
  const counted = [event, ...objects].reduce((sum, one) => sum + (one['Attribute'] as Json[]).length, 0);
  say(event['attribute_count'] !== String(counted) && 'attribute_count');
  return faults;
}

const FINDING: Finding = {
  ...{ match: MATCH, entities: { left: null, right: null }, judgements: [], standing: null, review: null },
};
const said = (judgement: Judgement['judgement']): Judgement => ({
  ...{ schema: 'revenant.judgement/1', id: judgement.padEnd(64, '0'), match: MATCH.id },
  ...{ judgement, by: 'A. Analyst', why: 'the same mailbox', at: '2026-03-01T00:00:00.000Z' },
});
const eventOf = (finding: Finding): Json => (JSON.parse(mispOf([finding])) as { Event: Json }).Event;
const allAttributes = (event: Json): Json[] =>
  [event, ...(event['Object'] as Json[])].flatMap((one) => one['Attribute'] as Json[]);
const references = (event: Json): Json[] =>
  (event['Object'] as Json[]).flatMap((one) => one['ObjectReference'] as Json[]);

describe('a MISP event', () => {
  it('keeps the rules of the format, whatever stands in the finding', () => {
    const nasty = '=cmd|"/C calc"!A0,\r\n\u202e<b>\u2028\u0000\ud800';
    const evidence = MATCH.evidence.map((one) => ({ ...one, note: nasty, left: { ...one.left, value: nasty } }));
    const left = { ...MATCH.left, entity: { id: nasty, name: nasty } };
    const hostile = {
      ...FINDING,
      match: { ...MATCH, evidence, left },
      judgements: [{ ...said('unsure'), why: nasty }],
    };
    for (const finding of [FINDING, hostile, { ...FINDING, judgements: [said('positive')] }])
      expect(faultsOf(eventOf(finding))).toEqual([]);
    expect(mispOf([hostile])).not.toMatch(/[\u0000\u202e\u2028]/);
  });

  it('is for the own organisation, and makes nothing an indicator, until a person confirmed it', () => {
    const open = eventOf(FINDING);
    expect(open).toMatchObject({ distribution: '0', analysis: '0', published: false });
    expect(open['info']).toContain('not reviewed');
    expect(allAttributes(open).filter((one) => one['to_ids'] === true)).toEqual([]);
    expect(references(open)).toMatchObject([{ relationship_type: 'related-to' }]);
    const judged = eventOf({ ...FINDING, judgements: [said('positive')] });
    const indicators = allAttributes(judged).filter((one) => one['to_ids'] === true);
    expect(indicators.map(({ type }) => type)).toEqual(
      ['url', 'hostname', 'url', 'hostname'].slice(0, indicators.length),
    );
    expect(indicators.length).toBeGreaterThan(0);
    expect(references(judged)).toMatchObject([{ relationship_type: 'successor-of' }]);
    const proposed = eventOf({ ...FINDING, judgements: [said('positive')], review: 'proposed' });
    expect(allAttributes(proposed).filter((one) => one['to_ids'] === true)).toEqual([]);
  });

  it('has no link after a rejection, and tells of every judgement', () => {
    const event = eventOf({ ...FINDING, judgements: [said('positive'), said('negative')] });
    expect(references(event)).toEqual([]);
    const told = (event['Object'] as Json[]).filter(({ name }) => name === 'annotation');
    expect(told).toHaveLength(3);
    expect(JSON.stringify(told)).toContain('Judged negative by A. Analyst');
  });

  it('shares values of identity that both sites give', () => {
    expect(eventOf(FINDING)['Attribute']).toMatchObject([
      { type: 'email', category: 'Attribution', value: 'sales.lin@mail.test' },
      { type: 'text', value: 'Quillmoor Trading' },
    ]);
  });

  it('has the same bytes for the same findings, and keeps its uuid when it is judged', () => {
    expect(mispOf([FINDING])).toBe(mispOf([FINDING]));
    expect(eventOf({ ...FINDING, judgements: [said('unsure')] })['uuid']).toBe(eventOf(FINDING)['uuid']);
    const several = JSON.parse(mispOf([FINDING, FINDING])) as { response: unknown[] };
    expect(several.response).toHaveLength(2);
  });
});
