/** Sites × tricks → how much of the evidence against each copy is left. */
import { shippedBackground } from '../../src/match/background/background.ts';
import { matchPair } from '../../src/match/compare.ts';
import { listBackground } from '../../src/match/list-background.ts';
import type { Subject } from '../../src/match/readings/subject.ts';
import { isFlagged, type Match } from '../../src/model/derived/match.ts';
import { renamed } from './rename.ts';
import { type PlainSite, readSubject, withContacts } from './site.ts';
import type { Contacts, Trick } from './trick.ts';
import { play } from './tricks.ts';

export interface Tally {
  readonly pairs: number;
  /** At this verdict or a stronger one. */
  readonly lead: number;
  readonly likely: number;
  readonly strong: number;
  /** Mean weight, bits. */
  readonly weight: number;
  /** Mean bits of the signals that the trick is aimed at. */
  readonly aimed: number;
  /** Pairs in which the first of these signals is identical, close, partial. */
  readonly levels: readonly number[];
}

export interface Row {
  readonly trick: string;
  /** The first signal that it is aimed at. */
  readonly signal: string;
  readonly with: Tally;
  /** The same sites copied without the trick. */
  readonly without: Tally;
  /** Pairs of one site and the next one's evaded copy that are flagged. */
  readonly strangers: number;
}

/** A site and its copy, with the contacts changed or kept. */
interface Pair {
  readonly subject: Subject;
  readonly copy: PlainSite;
  readonly match: Match;
}

export async function measure(
  sites: readonly PlainSite[],
  tricks: readonly Trick[],
  progress: (done: string) => void = () => {},
): Promise<Row[]> {
  const changed: Pair[] = [];
  const kept: Record<Contacts, Pair[]> = { mails: [], phones: [] };
  for (const site of sites) {
    changed.push(await pairOf(site, null));
    for (const contacts of ['mails', 'phones'] as const)
      if (tricks.some(({ hides }) => hides === contacts))
        kept[contacts].push(await pairOf(withContacts(site), contacts));
    progress(`${site.name}: read and renamed`);
  }
  // Strangers are compared as in a list: what many of its sites carry is no find.
  const list = listBackground(
    shippedBackground(),
    changed.map(({ subject }) => subject.fingerprint),
  );
  const rows: Row[] = [];
  for (const trick of tricks) {
    const evaded: Match[] = [];
    const plain: Match[] = [];
    let strangers = 0;
    for (const [i, { subject, copy, match }] of (trick.hides === undefined ? changed : kept[trick.hides]).entries()) {
      const other = await play(trick, copy);
      if (other === null) continue;
      const disguised = await readSubject(other);
      evaded.push(matchPair(subject, disguised, shippedBackground()));
      plain.push(match);
      const stranger = sites.length > 1 ? changed[(i + 1) % sites.length] : undefined;
      if (stranger !== undefined && isFlagged(matchPair(stranger.subject, disguised, list))) strangers++;
    }
    rows.push({
      trick: trick.id,
      signal: trick.against[0] ?? '',
      with: tally(evaded, trick),
      without: tally(plain, trick),
      strangers,
    });
    progress(`${trick.id}: ${evaded.length} pairs`);
  }
  return rows;
}

async function pairOf(site: PlainSite, keep: Contacts | null): Promise<Pair> {
  const subject = await readSubject(site);
  const copy = await renamed(site, keep);
  return { subject, copy, match: matchPair(subject, await readSubject(copy), shippedBackground()) };
}

const STRENGTH = ['lead', 'likely', 'strong'];

function tally(matches: readonly Match[], { against }: Trick): Tally {
  const reach = (verdict: string): number =>
    matches.filter((match) => STRENGTH.indexOf(match.verdict) >= STRENGTH.indexOf(verdict)).length;
  const mean = (bitsOf: (match: Match) => number): number =>
    matches.length === 0 ? 0 : matches.reduce((sum, match) => sum + bitsOf(match), 0) / matches.length;
  const aimed = ({ evidence, against: contrary }: Match): number =>
    [...evidence, ...contrary]
      .filter(({ signal }) => against.includes(signal))
      .reduce((sum, { weight }) => sum + weight, 0);
  return {
    pairs: matches.length,
    lead: reach('lead'),
    likely: reach('likely'),
    strong: reach('strong'),
    weight: mean(({ weight }) => weight),
    aimed: mean(aimed),
    levels: ['identical', 'close', 'partial'].map(
      (level) =>
        matches.filter(({ evidence }) => evidence.some((row) => row.signal === against[0] && row.level === level))
          .length,
    ),
  };
}
