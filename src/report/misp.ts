/**
 * Findings → MISP events (MISP core format, draft 18): both sites and the listed entity as objects
 * of MISP's own templates, shared values of identity as attributes, evidence and judgements as
 * annotations. Only the receiver's organisation sees it (distribution 0), and nothing is an
 * indicator (`to_ids`) until a person confirmed the finding. Ids are UUIDs of version 5: the same
 * findings give the same bytes.
 */
import { canonicalJson } from '../model/canonical-json.ts';
import type { Evidence } from '../model/derived/match.ts';
import { UNKNOWN_TIME } from '../model/words.ts';
import { visible } from './escape.ts';
import {
  addressOf,
  cleanLine,
  type Finding,
  isClaimed,
  judgedAs,
  noteLines,
  SIDES,
  summaryOf,
  timesOf,
} from './finding.ts';
import { OURS, uuid } from './uuid.ts';
import { CAUTION, nameOf } from './wording.ts';

/** MISP's templates, by name. */
const TEMPLATES = {
  url: { uuid: '60efb77b-40b5-4c46-871b-ed1ed999fce5', version: '3', category: 'network' },
  organization: { uuid: 'f750e12b-127a-432c-b022-b3f9153c4e2a', version: '3', category: 'misc' },
  annotation: { uuid: '5d8dc046-15a1-4ca3-a09f-ed4ede7c4487', version: '2', category: 'misc' },
} as const;
/** Its organisation is the receiver's to choose; this names the program. */
const MAKER = { id: '0', name: 'revenant', uuid: uuid(OURS, 'misp organisation') };
const LONGEST_INFO = 250;
/** Distribution 5: as the event has it. */
const AS_EVENT = { distribution: '5', sharing_group_id: '0', deleted: false } as const;

/** One event, or several as MISP's own search answers them. */
export function mispOf(findings: readonly Finding[]): string {
  const events = findings.map((finding) => ({ Event: eventOf(finding) }));
  return cleanLine(events[0] && events.length === 1 ? events[0] : { response: events });
}

const secondsOf = (at: string): string => String(Math.max(0, Math.floor(Date.parse(at) / 1000)));

function eventOf(finding: Finding) {
  const { match } = finding;
  const { captured, changed } = timesOf(finding);
  const of: Of = { id: match.id, timestamp: secondsOf(changed), isClaimed: isClaimed(finding) };
  const judged = judgedAs(finding);
  const objects = objectsOf(finding, of);
  const attributes = match.evidence.flatMap((row) => sharedValue(row, of));
  const said = judged === null ? 'not reviewed' : `judged ${judged}`;
  return {
    uuid: uuid(OURS, canonicalJson(['misp event', match.id])),
    ...{ id: '0', org_id: '0', orgc_id: '0', Org: MAKER, Orgc: MAKER },
    info: visible(`${nameOf(match.left)} and ${nameOf(match.right)}: ${match.verdict}, ${said}`).slice(0, LONGEST_INFO),
    date: captured.slice(0, 10),
    ...{ timestamp: of.timestamp, publish_timestamp: '0', published: false, locked: false },
    ...{ threat_level_id: '4', analysis: judged === null ? '0' : '2', distribution: '0', sharing_group_id: '0' },
    attribute_count: String(attributes.length + objects.reduce((sum, { Attribute }) => sum + Attribute.length, 0)),
    Attribute: attributes,
    Object: objects,
  };
}

interface Of {
  readonly id: string;
  readonly timestamp: string;
  readonly isClaimed: boolean;
}

/** A value of identity that both sides give. What is only alike is told in the annotation. */
function sharedValue({ signal, group, level, weight, note, left }: Evidence, of: Of) {
  const { value } = left;
  if (group !== 'identity' || level !== 'identical' || weight <= 0 || value.trim() === '') return [];
  const [category, type] = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)
    ? ['Attribution', 'email']
    : /^\+\d{7,15}$/.test(value)
      ? ['Other', 'phone-number']
      : ['Other', 'text'];
  const comment = visible(`${signal}, ${weight} bits: ${note}`);
  return [{ ...attribute(of, `shared ${signal}`, category, type, value), comment }];
}

function objectsOf(finding: Finding, of: Of) {
  const { match, judgements, entities } = finding;
  const sites = SIDES.map((side) => siteObject(finding, side, of));
  const parties = SIDES.flatMap((side) => {
    const entity = entities[side] ?? match[side].entity;
    if (entity === null) return [];
    const names = 'names' in entity ? entity.names : [entity.name];
    const [first = entity.id, ...aliases] = names;
    const values = [
      attribute(of, `${side} name`, 'Other', 'text', first, 'name'),
      ...aliases.map((name) => attribute(of, `${side} alias`, 'Other', 'text', name, 'alias')),
    ];
    return [object(of, 'organization', `${side} ${entity.id}`, values, `On the list: ${entity.id}`)];
  });
  const [left, right] = sites;
  const isRejected = judgedAs(finding) === 'negative';
  if (left && right && !isRejected) {
    const { direction } = match.succession;
    const [source, target] = direction === 'right-to-left' ? [left, right] : [right, left];
    const isSuccession = of.isClaimed && direction !== 'undirected';
    source.ObjectReference.push({
      uuid: uuid(OURS, canonicalJson(['misp reference', of.id])),
      timestamp: of.timestamp,
      ...{ object_uuid: source.uuid, referenced_uuid: target.uuid, referenced_type: '1', deleted: false },
      relationship_type: isSuccession ? 'successor-of' : 'related-to',
      comment: `${summaryOf(finding)}. ${CAUTION}`,
    });
  }
  const told = [
    annotation(of, 'evidence', [summaryOf(finding), ...noteLines(finding), CAUTION].join('\n')),
    ...judgements.map(({ id, judgement, by, at, why }) =>
      annotation(of, `judgement ${id}`, `Judged ${judgement} by ${by} on ${at}: ${why}`, at),
    ),
  ];
  return [...sites, ...parties, ...told].filter((one) => one !== null);
}

function siteObject({ match }: Finding, name: (typeof SIDES)[number], of: Of) {
  const side = match[name];
  const address = addressOf(side);
  if (address === null) return null;
  const { hostname } = new URL(address);
  const indicator = { to_ids: of.isClaimed };
  const values = [
    { ...attribute(of, `${name} url`, 'Network activity', 'url', address, 'url'), ...indicator },
    { ...attribute(of, `${name} host`, 'Network activity', 'hostname', hostname, 'host'), ...indicator },
    ...(side.capturedAt === null || side.capturedAt === UNKNOWN_TIME
      ? []
      : [attribute(of, `${name} seen`, 'Other', 'datetime', side.capturedAt, 'last-seen')]),
  ];
  return object(of, 'url', `${name} ${side.kind} ${side.site}`, values, `${side.kind}, visit ${side.visit}`);
}

function annotation(of: Of, what: string, text: string, at?: string) {
  return object(of, 'annotation', what, [
    attribute(of, `${what} text`, 'Other', 'text', text, 'text'),
    attribute(of, `${what} type`, 'Other', 'text', 'Annotation', 'type'),
    ...(at === undefined ? [] : [attribute(of, `${what} at`, 'Other', 'datetime', at, 'creation-date')]),
  ]);
}

interface Reference {
  readonly [name: string]: string | boolean;
}

function object<Value>(
  { id, timestamp }: Of,
  name: keyof typeof TEMPLATES,
  what: string,
  values: readonly Value[],
  comment = '',
) {
  const { uuid: template_uuid, version: template_version, category } = TEMPLATES[name];
  return {
    uuid: uuid(OURS, canonicalJson(['misp object', id, name, what])),
    ...{ name, template_uuid, template_version, 'meta-category': category },
    ...{ timestamp, ...AS_EVENT, comment: visible(comment) },
    ObjectReference: [] as Reference[],
    Attribute: values,
  };
}

function attribute(
  { id, timestamp }: Of,
  what: string,
  category: string,
  type: string,
  value: string,
  relation?: string,
) {
  return {
    uuid: uuid(OURS, canonicalJson(['misp attribute', id, what, value])),
    ...{ type, category, value, to_ids: false, timestamp, ...AS_EVENT, comment: '' },
    ...(relation !== undefined && { object_relation: relation }),
  };
}
