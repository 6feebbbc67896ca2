/**
 * Microsoft Teams, the workflow "When a webhook request is received": an Adaptive Card. A TextRun
 * is never markup.
 */
import type { Message } from '../message.ts';

export function teamsBody({ title, lines, link, opens }: Message): object {
  const row = (text: string, weight: 'Bolder' | 'Default') => ({
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text, weight }],
  });
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [row(title, 'Bolder'), ...lines.map((line) => row(line, 'Default'))],
    ...(link !== null && { actions: [{ type: 'Action.OpenUrl', title: opens, url: link }] }),
  };
  return {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }],
  };
}
