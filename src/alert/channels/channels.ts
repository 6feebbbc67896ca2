/** The one table of channels: how each `as` of a hook writes an alert. */
import type { Alert, Channel, Hook } from '../../model/alert.ts';
import { type Message, messageOf } from '../message.ts';
import { standardWebhook } from '../standard-webhook.ts';
import { mattermostBody } from './mattermost.ts';
import { slackBody } from './slack.ts';
import { teamsBody } from './teams.ts';
import { telegramBody, telegramUrl } from './telegram.ts';

export interface AlertRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Write = (alert: Alert, hook: Hook, now: Date) => AlertRequest;

const CHANNELS: Readonly<Record<Channel, Write>> = {
  standard: (alert, hook, now) => ({ url: hook.url, ...standardWebhook(alert, hook, now) }),
  slack: inChat(slackBody),
  teams: inChat(teamsBody),
  mattermost: inChat(mattermostBody),
  telegram: (alert, hook, now) => ({ ...inChat(telegramBody)(alert, hook, now), url: telegramUrl(hook) }),
};

/** What is posted for this alert, and where. */
export function requestOf(alert: Alert, hook: Hook, now: Date): AlertRequest {
  return CHANNELS[hook.as ?? 'standard'](alert, hook, now);
}

/** The hook's address is its secret, so nothing is signed. */
function inChat(write: (message: Message, hook: Hook) => object): Write {
  return (alert, hook) => ({
    url: hook.url,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(write(messageOf(alert), hook)),
  });
}
