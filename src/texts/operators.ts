/** Texts of operators: sites that findings join. */
import { counted } from '../model/counted.ts';
import { sentence } from './sentence.ts';

export const operatorTexts = {
  about:
    'Likely and strong findings join these sites, directly or by way of other sites. A finding that a person judged negative joins nothing. One company on several lists is one party.',
  joinedAt: (at: string) => `Joined at ${at}.`,
  none: 'No finding is likely or strong, so no sites are joined yet.',
  operator: 'Operator',
  sites: (count: number) => counted(count, 'site'),
  listedHead: 'Listed',
  parties: (count: number) => (count === 0 ? 'not listed' : counted(count, 'listed party', 'listed parties')),
  joinedBy: 'Joined by',
  findings: (count: number) => counted(count, 'finding'),
  heaviest: 'Heaviest, bits',
  largestShown: (shown: number, all: number) => `The largest ${shown} of ${all} are shown.`,
  onlyHeaviest: 'There are more findings than are joined here: only the heaviest count.',
  // One operator.
  size: (nodes: number, links: number) => `${counted(nodes, 'node')}, joined by ${counted(links, 'link')}.`,
  graphCut: (shown: number) => `The graph shows the ${shown} that the heaviest links reach. The lists below have all.`,
  graph: 'Graph: the same as the list of links below',
  graphLines:
    'Lines with bits: a thick line is strong, a thin line is likely. A dashed line means that the list itself attributes the site to the party.',
  links: 'Links',
  joins: 'Joins',
  byTheList: 'by the list',
  listGives: 'the list gives this site',
  judged: (judgement: string) => `judged ${judgement}`,
  heaviestShown: (count: number) => `The heaviest ${count} are shown.`,
  cut: 'Judged negative, so they join nothing',
  cutBits: (bits: string) => `, ${bits} bits`,
  // Shared values.
  sharedValues: 'Values that its sites share',
  noValues: 'No value that one can read: pictures, text or markup join them.',
  itsSites: 'Its sites',
  allSites: 'All captured sites',
  // From site to site.
  walk: 'Walk from site to site',
  walkAbout: 'Each site and listed party, with those that it is joined with. Follow a name to go on from there.',
  listedAs: <P>(name: P, ids: P) => sentence`${name}, listed as ${ids}`,
  joinedWith: ', joined with',
  more: (count: number) => `and ${count} more`,
  bestShown: (count: number) => `The best connected ${count} are listed.`,
} as const;
