/** Mattermost incoming webhooks. The text is always Markdown, so its characters are escaped. */
import type { Message } from '../message.ts';

export function mattermostBody({ title, lines, link }: Message): object {
  const text = [`**${escaped(title)}**`, ...lines.map(escaped)].join('\n');
  // Angle brackets make it an address, whatever its characters.
  return { text: link === null ? text : `${text}\n<${link.replaceAll('>', '%3E')}>` };
}

const escaped = (line: string): string => line.replace(/[\\`*_{}[\]()#+\-.!|<>~:&]/g, String.raw`\$&`);
