/** A listed firm with its site, and a few sites that only count for rarity. Worlds of one seed share these, since reading takes long. */
import type { AttackSite } from '../attack.ts';
import { type Draft, home, rendered } from './draft.ts';
import { type Draw, drawOf, seedOf } from './draw.ts';
import { type Firm, firmOf } from './firm.ts';
import { draftSite, SITE_KINDS } from './sites.ts';
import type { Tongue } from './tongues/tongue.ts';
import { TONGUES } from './tongues/tongues.ts';
import { asLines } from './values.ts';

export interface Cast {
  readonly firm: Firm;
  readonly tongue: Tongue;
  /** The sentences of the listed site. */
  readonly text: readonly string[];
  readonly listedSite: AttackSite;
  readonly bystanders: readonly AttackSite[];
}

const CASTS = 24;
const BYSTANDERS = 8;
const KNOWN = new Map<string, Cast>();

export function castOf(seed: number, draw: Draw): Cast {
  const index = draw.int(0, CASTS - 1);
  const key = `${seed}/${index}`;
  const known = KNOWN.get(key) ?? newCast(seed, index);
  KNOWN.set(key, known);
  return known;
}

function newCast(seed: number, index: number): Cast {
  const draw = drawOf(seedOf(seed, index, 7));
  const firm = firmOf(draw, `entry-${index}`);
  const tongue = TONGUES[index % TONGUES.length] ?? draw.pick(TONGUES);
  const draft = listedDraft(draw, firm, tongue);
  return { firm, tongue, text: draft.own, listedSite: rendered(draft), bystanders: bystandersOf(seed) };
}

/** The firm's own site, captured before it was listed. */
export function listedDraft(draw: Draw, firm: Firm, tongue: Tongue): Draft {
  const { mail = '', phone = '' } = firm.values;
  const wish = { tongue, host: firm.host, name: firm.name, contacts: { mail, phone } };
  const draft = draftSite(draw, { ...wish, kind: draw.pick(['shop', 'workshop']) });
  const rest = asLines(draw, tongue, firm, ['telegram', 'wallet', 'address'], true);
  draft.frame.footer += rest.map((line) => `<p>${line}</p>`).join('');
  home(draft).title = firm.name;
  draft.site = {
    ...draft.site,
    entity: firm.entity.id,
    capturedAt: `2020-0${draw.int(1, 9)}-04T05:06:07.000Z`,
    facts: { registration: { source: 'RDAP', created: `201${draw.int(2, 8)}-05-06` } },
  };
  return draft;
}

const CROWDS = new Map<number, readonly AttackSite[]>();

export function bystandersOf(seed: number): readonly AttackSite[] {
  const crowd = CROWDS.get(seed) ?? newCrowd(seed);
  CROWDS.set(seed, crowd);
  return crowd;
}

function newCrowd(seed: number): AttackSite[] {
  return Array.from({ length: BYSTANDERS }, (_, i) => {
    const draw = drawOf(seedOf(seed, i, 3));
    const tongue = TONGUES[i % TONGUES.length] ?? draw.pick(TONGUES);
    return rendered(draftSite(draw, { tongue, kind: draw.pick(SITE_KINDS) }));
  });
}
