/** Mattermost incoming webhooks. The text is always Markdown there, so each of its characters is escaped. */
import type { Message } from '../message.ts';

export function mattermostBody({ title, lines, link }: Message): object {
  const text = [`**${escaped(title)}**`, ...lines.map(escaped)].join('\n');
  // In angle brackets it is an address as it stands, whatever characters it has.
  return { text: link === null ? text : `${text}\n<${link.replaceAll('>', '%3E')}>` };
}

const escaped = (line: string): string => line.replace(/[\\`*_{}[\]()#+\-.!|<>~:&]/g, String.raw`\$&`);
