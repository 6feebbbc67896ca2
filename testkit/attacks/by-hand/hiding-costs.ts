/** Hiding by counts that cost nothing: the listed value is put where it seems common, so that it seems to prove little. */
import type { Attack, AttackSite } from '../attack.ts';
import { ENTRY, HONEST, honest, LISTED, LISTED_SITE, MAILBOX, PHONE } from '../cast.ts';

const SOON = `<p>Coming soon. <a href="mailto:${MAILBOX}">${MAILBOX}</a> ${PHONE}</p>`;
const LATIN = '<p>Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.</p>';
const bare = (host: string, main: string): AttackSite => ({
  host,
  pages: { '/': `<!doctype html><title>${host}</title>${main}<p>Back soon.</p>` },
});
const many = (count: number, host: (i: number) => string, main: string): AttackSite[] =>
  Array.from({ length: count }, (_, i) => bare(host(i + 1), main));

const WAYS: Readonly<Record<string, readonly [story: string, bystanders: readonly AttackSite[]]>> = {
  'thirty-shells': ['on thirty empty domains', many(30, (i) => `shell-${i}.example`, SOON)],
  'forty-free-hosts': [
    'on forty free hosts of one provider',
    many(40, (i) => `p${i}.pages-for-all.example`, SOON + LATIN),
  ],
  'demo-texts': [
    'on twenty domains that hold nothing but a theme’s Latin',
    many(20, (i) => `latin-${i}.example`, LATIN + SOON),
  ],
};

export const HIDING_COSTS: readonly Attack[] = Object.entries(WAYS).map(([id, [where, bystanders]]) => ({
  ...{ id: `hand-hiding-${id}`, threat: 'cloning', principle: 'cost', bystanders, listed: [LISTED] },
  story: `A successor puts its mailbox and number, the listed ones, ${where}, so that they seem to be common.`,
  sites: [LISTED_SITE, honest({ mail: MAILBOX, phone: PHONE })],
  expected: [{ of: [ENTRY, HONEST.host], atLeast: 'likely' }],
}));
