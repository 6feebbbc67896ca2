/** Slack incoming webhooks: Block Kit. `plain_text` is never read as markup, mention or link. */
import { type Message, textOf } from '../message.ts';

export function slackBody(message: Message): object {
  const { title, lines, link, opens } = message;
  const plain = (text: string) => ({ type: 'section', text: { type: 'plain_text', text, emoji: false } });
  return {
    // Shown only in notifications.
    text: escaped(textOf({ ...message, link: null })),
    blocks: [
      plain([title, ...lines].join('\n')),
      ...(link === null
        ? []
        : [
            {
              type: 'section',
              text: { type: 'mrkdwn', text: `<${addressOf(link)}|${opens}>`, verbatim: true },
            },
          ]),
    ],
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** The three characters that Slack reads as control characters. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const addressOf = (link: string): string => escaped(link.replaceAll('|', '%7C'));
