/** Farms: many copies of one shop under many names. They must not make each other's text and contacts common. */
import type { Attack, AttackSite, Expected } from './attack.ts';
import { SELLERS } from './cast.ts';
import { farmShop, OWN_MAILBOXES } from './farm-shop.ts';

const COPIES = 66;
const SAME_CONTACTS: readonly AttackSite[] = Array.from({ length: COPIES }, (_, i) => farmShop(i, OWN_MAILBOXES));
const OWN_CONTACTS: readonly AttackSite[] = Array.from({ length: COPIES }, (_, i) =>
  farmShop(i, [`desk${i}@${farmShop(i, []).host}`]),
);

/** Of a large farm each copy with its next neighbours and with one far away, and all with the first. */
function pairsOf(hosts: readonly string[]): Expected[] {
  const pairs = hosts.flatMap((one, i) =>
    hosts.flatMap((two, j): Expected[] => {
      const wanted = hosts.length <= 8 ? j > i : j === i + 1 || (i === 0 && j > 1) || j === i + 13;
      return wanted ? [{ of: [one, two], atLeast: 'likely' }] : [];
    }),
  );
  return pairs;
}

function farm(count: number, kind: 'mailboxes' | 'none', bystanders: readonly AttackSite[] = []): Attack {
  const sites = (kind === 'mailboxes' ? SAME_CONTACTS : OWN_CONTACTS).slice(0, count);
  const contacts = kind === 'mailboxes' ? 'with two mailboxes in common' : 'each with a mailbox of its own';
  return {
    id: `farm-${count}-${kind}${bystanders.length > 0 ? '-sellers' : ''}`,
    threat: 'farm',
    story: `Somebody runs ${count} copies of one shop under ${count} names, ${contacts}${bystanders.length > 0 ? ', among 30 sellers who have nothing to do with it' : ''}.`,
    ...{ sites, bystanders, expected: pairsOf(sites.map(({ host }) => host)) },
    ...(count > 20 && { slow: true as const }),
  };
}

const strangers: Attack = {
  id: 'farm-strangers',
  threat: 'farm',
  story: 'Two sellers among thirty, of other trades, have nothing to do with a farm of eight nor with each other.',
  sites: [...SAME_CONTACTS.slice(0, 8), ...SELLERS.slice(0, 2)],
  bystanders: SELLERS.slice(2),
  expected: [
    { of: [SELLERS[0]?.host ?? '', SELLERS[1]?.host ?? ''], atMost: 'lead' },
    { of: [SELLERS[0]?.host ?? '', SAME_CONTACTS[0]?.host ?? ''], atMost: 'lead' },
  ],
};

export const FARMS: readonly Attack[] = [
  // Above 64 a value has more carriers than all pairs of them are looked at.
  ...[2, 4, 5, 8, 20, 60, 66].map((count) => farm(count, 'mailboxes')),
  ...[2, 4, 5, 8, 20, 60].map((count) => farm(count, 'none')),
  ...[5, 20].map((count) => farm(count, 'mailboxes', SELLERS)),
  ...[5, 20].map((count) => farm(count, 'none', SELLERS)),
  strangers,
];
