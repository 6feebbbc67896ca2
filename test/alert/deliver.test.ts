import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { deliver, RETRY_AFTER } from '../../src/alert/deliver.ts';
import { deliveryOf } from '../../src/alert/deliveries.ts';
import { newKeyPair, verifyAlert } from '../../src/alert/standard-webhook.ts';
import type { Alert, Hook } from '../../src/model/alert.ts';
import type { FetchOutcome, FetchRequest } from '../../src/model/ports/egress.ts';
import { alertNounOf } from '../../src/signals/words.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const hook: Hook = {
  schema: 'revenant.hook/1',
  id: 'h',
  url: 'https://hook.test/in',
  secret,
  all: true,
  createdAt: '2026-01-01T00:00:00Z',
  disabledAt: null,
};
const alert: Alert = {
  schema: 'revenant.alert/1',
  id: 'msg_1',
  type: 'match.flagged',
  time: '2026-01-01T00:00:00.000Z',
  match: 'm',
  link: null,
  verdict: 'strong',
  weight: 22,
  entity: null,
  left: 'a.test',
  right: 'b.test',
};
const trace = { url: hook.url, finalUrl: hook.url, redirects: [], address: '192.0.2.1' };
const answered = (status: number): FetchOutcome => ({
  ...trace,
  ok: true,
  status,
  headers: {},
  body: new Uint8Array(),
  marks: [],
});

async function attempt(outcome: FetchOutcome, attempts = 1, to = hook) {
  const sent: FetchRequest[] = [];
  const now = new Date();
  const egress = {
    mail: () => Promise.reject(new Error('no mail is sent here')),
    fetch(request: FetchRequest) {
      sent.push(request);
      return Promise.resolve(outcome);
    },
  };
  const ports = { egress, clock: { now: () => now } };
  const result = await deliver({ ...deliveryOf(alert, hook), attempts }, to, ports, alertNounOf);
  return { result, request: sent[0], now };
}

describe('deliver', () => {
  it('signs so that the official library verifies exactly these bytes', async () => {
    const { request, result } = await attempt(answered(204));
    expect(result).toMatchObject({ state: 'delivered', lastStatus: 204, nextAt: null });
    const headers = { ...request?.headers };
    expect(verifyAlert(secret, headers, request?.body ?? '')).toBe(true);
    expect(verifyAlert(secret, headers, `${request?.body} `)).toBe(false);
    expect(headers['webhook-id']).toBe('msg_1');
  });

  it('signs with an ed25519 key too where the hook has one, as the specification says', async () => {
    const { signingKey, publicKey } = newKeyPair();
    const { request } = await attempt(answered(204), 1, { ...hook, signingKey, publicKey });
    const headers = { ...request?.headers };
    expect(verifyAlert(secret, headers, request?.body ?? '')).toBe(true);
    const signatures = headers['webhook-signature']?.split(' ') ?? [];
    expect(signatures.map((one) => one.split(',', 1)[0])).toEqual(['v1', 'v1a']);
    // By Node alone, from the raw public key in its DER frame (RFC 8410).
    const raw = Buffer.from(publicKey.replace('whpk_', ''), 'base64');
    expect([raw.length, Buffer.from(signingKey.replace('whsk_', ''), 'base64').length]).toEqual([32, 64]);
    const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    const signature = Buffer.from(signatures[1]?.slice('v1a,'.length) ?? '', 'base64');
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${request?.body}`;
    expect(verify(null, Buffer.from(signed), key, signature)).toBe(true);
    expect(verify(null, Buffer.from(`${signed} `), key, signature)).toBe(false);
  });

  it("waits as the specification's schedule says, then gives up to the dead letters", async () => {
    for (const [index, wait] of RETRY_AFTER.entries()) {
      const { result, now } = await attempt(answered(500), index + 1);
      expect(result.state).toBe('pending');
      expect(Date.parse(result.nextAt ?? '')).toBe(now.getTime() + wait);
    }
    expect((await attempt(answered(500), RETRY_AFTER.length + 1)).result.state).toBe('dead');
  });

  it('takes a redirect for a failure and 410 for the end', async () => {
    expect((await attempt(answered(302))).result.state).toBe('pending');
    expect((await attempt(answered(410))).result.state).toBe('dead');
  });

  it('ends at once what our own guard refuses, and heeds a later time that was asked for', async () => {
    const refused: FetchOutcome = {
      ...trace,
      ok: false,
      state: 'refused',
      code: 'blocked:ssrf',
      detail: 'private',
      retryAfter: null,
    };
    expect((await attempt(refused)).result).toMatchObject({ state: 'dead', lastError: 'blocked:ssrf: private' });
    const later: FetchOutcome = {
      ...trace,
      ok: false,
      state: 'deferred',
      code: 'http:429',
      detail: '',
      retryAfter: 3_600_000,
    };
    const { result, now } = await attempt(later);
    expect(Date.parse(result.nextAt ?? '')).toBe(now.getTime() + 3_600_000);
  });
});
