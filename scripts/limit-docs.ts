/** The table of limits → docs/limits.md. */
import { LIMITS, Limits } from '../src/model/limits.ts';

const INTRODUCTION = `# Limits

What one answer, page, picture, site, browser page or job may cost. Each is a setting: \`--limits totalMs=30000\`
(repeatable), \`REVENANT_LIMITS=totalMs=30000,images=10\`, or \`"limits": { "totalMs": 30000 }\` in the configuration
file. After the colon stands what becomes of whatever goes beyond: the reason of a visit or capture, or a mark on it.

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

function inWords(name: string, value: number): string {
  const plain = value.toLocaleString('en-US');
  if (name.endsWith('Ms')) return `${plain} ms`;
  return name.endsWith('Bytes') && value >= 1024 ? `${plain} (${sizeOf(value)})` : plain;
}

function sizeOf(bytes: number): string {
  const mib = bytes / 1024 / 1024;
  return mib >= 1 ? `${mib} MiB` : `${bytes / 1024} KiB`;
}
