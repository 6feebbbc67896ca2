import { Webhook } from 'standardwebhooks';

/** True when the signature is right and the time stamp within five minutes (Standard Webhooks 1.0.0), by the official library. */
export function verifyAlert(secret: string, headers: Record<string, string>, body: string): boolean {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}
