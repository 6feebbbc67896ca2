/** The one table of channels: how each `as` of a hook writes an alert. */
import type { Alert, Channel, Hook } from '../../model/alert.ts';
import type { MailRequest } from '../../model/ports/egress.ts';
import type { ContactNouns } from '../contacts.ts';
import { type Message, messageOf } from '../message.ts';
import { standardWebhook } from '../standard-webhook.ts';
import { emailOf } from './email.ts';
import { mattermostBody } from './mattermost.ts';
import { slackBody } from './slack.ts';
import { teamsBody } from './teams.ts';
import { telegramBody, telegramUrl } from './telegram.ts';

export interface AlertRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The request of an alert, and its protocol. */
export type Sending =
  | { readonly by: 'http'; readonly request: AlertRequest }
  | { readonly by: 'smtp'; readonly request: MailRequest };

type Write = (alert: Alert, hook: Hook, now: Date, nounOf: ContactNouns) => Sending;

const CHANNELS: Readonly<Record<Channel, Write>> = {
  standard: (alert, hook, now) => http({ url: hook.url, ...standardWebhook(alert, hook, now) }),
  slack: inChat(slackBody),
  teams: inChat(teamsBody),
  mattermost: inChat(mattermostBody),
  telegram: inChat(telegramBody, telegramUrl),
  email: (alert, hook, _, nounOf) => ({ by: 'smtp', request: emailOf(alert, hook, nounOf) }),
};

/** The request for this alert, and its address. */
export function sendingOf(alert: Alert, hook: Hook, now: Date, nounOf: ContactNouns): Sending {
  return CHANNELS[hook.as ?? 'standard'](alert, hook, now, nounOf);
}

const http = (request: AlertRequest): Sending => ({ by: 'http', request });

/** The hook's address is its secret, so nothing is signed. */
function inChat(write: (message: Message, hook: Hook) => object, urlOf = (hook: Hook): string => hook.url): Write {
  const headers = { 'content-type': 'application/json' };
  return (alert, hook, _, nounOf) =>
    http({ url: urlOf(hook), headers, body: JSON.stringify(write(messageOf(alert, nounOf), hook)) });
}
