/** Standard Webhooks 1.0.0: v1 by its library, v1a (ed25519) by Node: the library has only v1. */
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { Alert, Hook } from '../model/alert.ts';

/** The request to the hook's URL. */
export function standardWebhook(alert: Alert, hook: Hook, now: Date) {
  const body = JSON.stringify(alert);
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const signatures = [new Webhook(hook.secret).sign(alert.id, now, body)];
  if (hook.signingKey !== undefined)
    signatures.push(signAsymmetric(hook.signingKey, `${alert.id}.${timestamp}.${body}`));
  const headers = {
    'content-type': 'application/json',
    'webhook-id': alert.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
  return { headers, body };
}

/** True when the v1 signature is right and the time stamp within five minutes. */
export function verifyAlert(secret: string, headers: Record<string, string>, body: string): boolean {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}

/** A new ed25519 key pair. The signing key has 64 bytes: the seed, then the public key. */
export function newKeyPair(): { readonly signingKey: string; readonly publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const seed = Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url');
  const open = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  return {
    signingKey: `whsk_${Buffer.concat([seed, open]).toString('base64')}`,
    publicKey: `whpk_${open.toString('base64')}`,
  };
}

function signAsymmetric(signingKey: string, text: string): string {
  const bytes = Buffer.from(signingKey.replace(/^whsk_/, ''), 'base64');
  const [d, x] = [bytes.subarray(0, 32).toString('base64url'), bytes.subarray(32).toString('base64url')];
  const key = createPrivateKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', d, x } });
  return `v1a,${sign(null, Buffer.from(text), key).toString('base64')}`;
}
