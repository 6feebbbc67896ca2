/** A mail server on loopback, and what it was given. */
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { CERTIFICATE, KEY } from './invented-certificate.ts';

export interface Letter {
  readonly raw: string;
  readonly read: Email;
  readonly from: string;
  readonly to: readonly string[];
  readonly isEncrypted: boolean;
  readonly user: unknown;
}

export interface MailServerOptions extends SMTPServerOptions {
  /** What it says to the n-th message, from 1; undefined: it takes it. */
  readonly answer?: (count: number) => { code: number; text: string } | undefined;
}

export interface LocalMailServer {
  readonly port: number;
  readonly letters: Letter[];
  connections(): number;
  close(): Promise<void>;
}

/** Its certificate is for shop.example. It takes the login `desk` with the password `open sesame`. */
export async function serveMail({ answer, ...options }: MailServerOptions = {}): Promise<LocalMailServer> {
  const letters: Letter[] = [];
  let connections = 0;
  let count = 0;
  const server = new SMTPServer({
    ...{ key: KEY, cert: CERTIFICATE, authOptional: true, logger: false, disableReverseLookup: true },
    onConnect(_, callback) {
      connections++;
      callback();
    },
    onAuth({ username = '', password = '' }, _, callback) {
      if (username === 'desk' && password === 'open sesame') return callback(null, { user: username });
      return callback(Object.assign(new Error('wrong login'), { responseCode: 535 }));
    },
    onData(stream, session, callback) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const said = answer?.(++count);
        if (said !== undefined) return callback(Object.assign(new Error(said.text), { responseCode: said.code }));
        const raw = Buffer.concat(parts).toString('latin1');
        const { mailFrom, rcptTo } = session.envelope;
        return void PostalMime.parse(Buffer.concat(parts)).then((read) => {
          const from = mailFrom === false ? '' : mailFrom.address;
          const to = rcptTo.map(({ address }) => address);
          letters.push({ raw, read, from, to, isEncrypted: session.secure, user: session.user });
          callback();
        });
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    port: (server.server.address() as AddressInfo).port,
    letters,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
