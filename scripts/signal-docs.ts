/** The list of signals, their weights and their measured power → docs/signals.md. */

import { GUARDS } from '../src/match/guards/guards.ts';
import { LEAD, LIKELY, PRIOR_BITS, STRONG } from '../src/match/weigh/policy.ts';
import { FAMILIES, LEVELS, type LevelWeight, WEIGHTS } from '../src/match/weigh/weights.ts';
import { SIGNALS } from '../src/signals/list.ts';
import type { Signal } from '../src/signals/signal.ts';

export interface SignalPower {
  /** Pairs in which both sides carry the signal's kind of thing. */
  readonly readable: { readonly positive: number; readonly hard: number; readonly easy: number };
  /** Pairs in which it gives at least one bit. */
  readonly speaks: { readonly positive: number; readonly hard: number; readonly easy: number };
  /** Chance that a positive gets more bits than a hard negative, of pairs where it is readable (0.5: tells nothing). */
  readonly auc: number | null;
  /** Mean bits of the positives in which it speaks. */
  readonly bits: number | null;
}

/** As `npm run calibrate` writes them. */
export interface Powers {
  /** The labelled pairs that they were measured on. */
  readonly on: Readonly<Record<'positives' | 'families' | 'hard' | 'easy', number>>;
  readonly signals: Readonly<Record<string, SignalPower>>;
}

const GROUPS: Readonly<Record<Signal['group'], string>> = {
  identity: 'who it is: contacts, handles, papers, accounts, names, links between own pages',
  content: 'what it says and shows: text, pictures, goods, documents',
  look: 'how it is built: never more than a lead by itself',
  host: 'where it stands: never more than a lead by itself',
  time: 'when',
};

export function signalDocs(powers: Powers): string {
  const parts = Object.entries(GROUPS).flatMap(([group, what]) => {
    const signals = SIGNALS.filter((signal) => signal.group === group);
    return signals.length === 0
      ? []
      : [
          `## ${group}\n\nEvidence of ${what}.\n\n${signals.map((one) => section(one, powers.signals[one.id])).join('\n')}`,
        ];
  });
  return `# Signals

Written by \`npm run docs\` from the list of signals, the weights and the last \`npm run calibrate\`; not edited by hand. How to add one:
[adding-a-signal.md](adding-a-signal.md).

Weights are bits, log2 of a likelihood ratio, of one value that no other counted site carries, and at most for all values of a level
together. What several others carry counts less, and what hangs together is counted once. A candidate pair starts at ${PRIOR_BITS} bits
against; *lead* is from ${LEAD} bits, *likely* from ${LIKELY}, *strong* from ${STRONG}.

Power was measured on ${powers.on.positives} positive pairs of ${powers.on.families} families, ${powers.on.hard} pairs of unrelated owners on one template or platform, and ${powers.on.easy} other
unrelated pairs of a labelled corpus, pairs as a list of all of them sees them. *Speaks* counts pairs that get a bit or more; AUC is the chance that a positive gets more
than a pair on one template (0.5 tells nothing), of the pairs in which both sides carry such a thing. A signal that no pair of the corpus carries has no figures: its weight is a prior.

${overview(powers)}
${parts.join('\n')}
## What counts for nothing

Before anything is weighed, these guards look at what two sites share, in this order, and take out what neither of them owns. It is told all the same, with the reason.

${GUARDS.map(({ id, reason }) => `- **${id}**: ${reason}`).join('\n')}
`;
}

function overview(powers: Powers): string {
  const rows = SIGNALS.map(({ id, group }) => {
    const power = powers.signals[id];
    const weight = WEIGHTS[id];
    const top = weight && LEVELS.findLast((level) => weight[level].each > 0);
    const best =
      weight?.amount !== undefined
        ? weight.amount.shares
            .map(
              ({ from, least, each, cap }) =>
                `from ${Math.round(100 * from)} % and ${least} words ${each} a doubling, to ${cap}`,
            )
            .join('; ')
        : top === undefined
          ? 'shadow'
          : `${weight?.[top].each} to ${weight?.[top].cap}`;
    const [positive, hard, easy, auc] =
      power === undefined
        ? ['', '', '', '']
        : [share(power, 'positive'), share(power, 'hard'), share(power, 'easy'), power.auc?.toFixed(2) ?? ''];
    return `| [${id}](#${id}) | ${group} | ${best} | ${positive} | ${hard} | ${easy} | ${auc} |`;
  });
  return `| signal | group | bits at the best level | speaks of positives | on one template | of strangers | AUC |\n| --- | --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}

function share({ speaks, readable }: SignalPower, label: 'positive' | 'hard' | 'easy'): string {
  return `${speaks[label]} of ${readable[label]}`;
}

function section(signal: Signal, power: SignalPower | undefined): string {
  const { id, version, sentence, traps, kinds } = signal;
  const weight = WEIGHTS[id];
  const lines = [`### ${id}`, '', `${sentence}${kinds === undefined ? '' : ` Only on: ${kinds.join(', ')}.`}`, ''];
  lines.push('How it can mislead:', '', ...traps.map((trap) => `- ${trap}`), '');
  if (weight === undefined) lines.push('It runs in shadow: reported, weight 0.', '');
  else {
    const given = LEVELS.toReversed().filter((level) => weight[level].each > 0);
    const levels = given.map((level) => `${level} ${bits(weight[level])}`);
    const against = weight.different === 0 ? '' : `, contradicted ${weight.different}`;
    const { cap } = FAMILIES[weight.family];
    lines.push(
      `Bits: ${levels.join(', ')}${against}. Counted with: ${weight.family} (at most ${cap} bits in all). Version ${version}.`,
      '',
    );
  }
  if (power !== undefined && power.bits !== null)
    lines.push(`Where it speaks of a positive it gives ${power.bits.toFixed(1)} bits on average.`, '');
  return lines.join('\n');
}

function bits({ each, cap }: LevelWeight): string {
  return each === cap ? String(each) : `${each} each, ${cap} at most`;
}
