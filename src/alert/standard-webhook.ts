/** Standard Webhooks 1.0.0, signed and verified by its official library. */
import { Webhook } from 'standardwebhooks';
import type { Alert, Hook } from '../model/alert.ts';

/** What is posted to the hook's URL. */
export function standardWebhook(alert: Alert, hook: Hook, now: Date) {
  const body = JSON.stringify(alert);
  const headers = {
    'content-type': 'application/json',
    'webhook-id': alert.id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(hook.secret).sign(alert.id, now, body),
  };
  return { headers, body };
}

/** True when the signature is right and the time stamp within five minutes. */
export function verifyAlert(secret: string, headers: Record<string, string>, body: string): boolean {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}
