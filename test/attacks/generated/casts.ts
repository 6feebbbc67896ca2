/** A listed firm with its site, and a few sites that only count for rarity. Worlds of one seed share these, since reading takes long. */
import type { AttackSite } from '../attack.ts';
import { home, rendered } from './draft.ts';
import { drawOf, seedOf } from './draw.ts';
import { type Firm, firmOf } from './firm.ts';
import { draftSite, SITE_KINDS } from './sites.ts';
import { TONGUES } from './tongues/tongues.ts';
import { asLines } from './values.ts';

export interface Cast {
  readonly firm: Firm;
  readonly listedSite: AttackSite;
  readonly bystanders: readonly AttackSite[];
}

const BYSTANDERS = 8;
const KNOWN = new Map<string, Cast>();

export function castOf(seed: number, index: number): Cast {
  const key = `${seed}/${index}`;
  const known = KNOWN.get(key) ?? newCast(seed, index);
  KNOWN.set(key, known);
  return known;
}

function newCast(seed: number, index: number): Cast {
  const draw = drawOf(seedOf(seed, index, 7));
  const firm = firmOf(draw, `entry-${index}`);
  const { mail = '', phone = '' } = firm.values;
  const tongue = draw.pick(TONGUES);
  const draft = draftSite(draw, {
    tongue,
    kind: draw.pick(['shop', 'workshop']),
    host: firm.host,
    name: firm.name,
    contacts: { mail, phone },
  });
  const rest = asLines(draw, tongue, firm, ['telegram', 'wallet', 'address'], true);
  draft.frame.footer += rest.map((line) => `<p>${line}</p>`).join('');
  home(draft).title = firm.name;
  draft.site = {
    ...draft.site,
    entity: firm.entity.id,
    capturedAt: `2020-0${draw.int(1, 9)}-04T05:06:07.000Z`,
    facts: { registration: { source: 'RDAP', created: `201${draw.int(2, 8)}-05-06` } },
  };
  return { firm, listedSite: rendered(draft), bystanders: bystandersOf(seed) };
}

const CROWDS = new Map<number, readonly AttackSite[]>();

function bystandersOf(seed: number): readonly AttackSite[] {
  const crowd =
    CROWDS.get(seed) ??
    Array.from({ length: BYSTANDERS }, (_, i) => {
      const draw = drawOf(seedOf(seed, i, 3));
      return rendered(
        draftSite(draw, { tongue: TONGUES[i % TONGUES.length] ?? draw.pick(TONGUES), kind: draw.pick(SITE_KINDS) }),
      );
    });
  CROWDS.set(seed, crowd);
  return crowd;
}
