import { createServer } from 'node:http';
import { verifyAlert } from '../alert/standard-webhook.ts';
import type { Alert } from '../model/alert.ts';
import { listen } from './example-world.ts';

export interface Receiver {
  readonly port: number;
  /** Alerts with a valid signature. */
  readonly received: Alert[];
  secret: string;
  close(): Promise<void>;
}

/** The webhook of an investigator: checks each signature as the specification says. */
export async function receiveAlerts(): Promise<Receiver> {
  const received: Alert[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const isValid = verifyAlert(receiver.secret, headers, body);
      if (isValid) received.push(JSON.parse(body) as Alert);
      response.writeHead(isValid ? 204 : 401).end();
    });
  });
  const receiver: Receiver = { ...(await listen(server)), received, secret: '' };
  return receiver;
}
