/** A run of the bench as Markdown. */
import type { BenchDocument, BenchRow } from '../../src/model/bench.ts';

export function markdown({ at, size, repeats, machine, peers, rows, benches }: BenchDocument): string {
  const there = peers.filter(({ version }) => version !== null).map(({ name, version }) => `${name} ${version}`);
  const missing = peers.filter(({ version }) => version === null).map(({ name }) => name);
  const loads = benches.map(({ name, load }) => `${name} ${load.before.toFixed(1)} to ${load.after.toFixed(1)}`);
  return [
    `${at}, size ${size}, medians of ${repeats}. ${machine.processor}, ${machine.cores} cores, ${Math.round(machine.megabytes / 1024)} GB, ${machine.system}, Node ${machine.node}.`,
    `Load: ${loads.join('; ')}.`,
    `Peers: ${there.join(', ') || 'none'}${missing.length > 0 ? `; not there: ${missing.join(', ')}` : ''}.`,
    '',
    '| bench | what | ours | peer | ratio | must | goal | met |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map(line),
  ].join('\n');
}

function line({ bench, what, unit, ours, peer, ratio, target, met, note }: BenchRow): string {
  const value = (one: number | null): string => (one === null ? 'none' : `${figure(one)} ${unit}`);
  const limit = (one: number): string => {
    const sign = target?.better === 'less' ? '≤' : '≥';
    return `${sign} ${figure(one)}${target?.of === 'ratio' ? '×' : ` ${unit}`}`;
  };
  const cells = [
    bench,
    note === null ? what : `${what} (${note})`,
    value(ours),
    peer === null ? '' : peer.value === null ? `${peer.name}: none` : `${value(peer.value)} (${peer.name})`,
    ratio === null ? '' : `${figure(ratio)}×`,
    target === null ? '' : limit(target.must),
    target === null ? '' : limit(target.goal),
    met ?? '',
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Three telling digits; large numbers whole, with separators. */
export function figure(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
}
