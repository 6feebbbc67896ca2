/** The table of limits → docs/limits.md. */
import { LIMITS, Limits } from '../src/model/limits.ts';

const INTRODUCTION = `# Limits

How long, large or often something may be. Each is a setting: \`--limits totalMs=30000\` (repeatable),
\`REVENANT_LIMITS=totalMs=30000,images=10\`, or \`"limits": { "totalMs": 30000 }\` in the configuration file. After the
colon stands the outcome when the limit is passed: the reason of a visit or capture, or a mark on it. Bounds that nobody
needs to change (header fields, redirects, nested elements, entries of an archive) are constants in the code.

| limit | default | of what, and the outcome |
| --- | --- | --- |
`;

export function limitDocs(): string {
  const rows = Object.entries(Limits.shape).map(([name, field]) => {
    const value = LIMITS[name as keyof Limits];
    return `| \`${name}\` | ${inWords(name, value)} | ${field.description ?? ''} |\n`;
  });
  return `${INTRODUCTION}${rows.join('')}`;
}

const UNITS: readonly [unit: string, size: number][] = [
  ['GiB', 1024 ** 3],
  ['MiB', 1024 ** 2],
  ['KiB', 1024],
];
const TIMES: readonly [unit: string, size: number][] = [
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
];

/** The number to write, and what it is in the largest unit that it is a whole number of. */
function inWords(name: string, value: number): string {
  const plain = value.toLocaleString('en-US');
  const units = name.endsWith('Ms') ? TIMES : name.endsWith('Bytes') ? UNITS : [];
  const found = units.find(([, size]) => value % size === 0);
  return found === undefined ? plain : `${plain} (${value / found[1]} ${found[0]})`;
}
