import { createRedisBackend } from 'bullmq';
import { Redis } from 'ioredis';
import { ConfigError, messageOf, within } from '../errors.ts';

const START_MS = 5_000;
const silent = () => new Error(`no answer in ${START_MS / 1000} seconds`);
/** For one command of the producer: a server may vanish without closing its connections. */
const COMMAND_MS = 15_000;

/**
 * Redis or Valkey. Throws ConfigError within 5 s if it does not answer or may lose jobs. Later it
 * reconnects by itself.
 */
export async function openRedisBackend(url: string, onError: (error: Error) => void) {
  const server = describe(url);
  let isReconnecting = false;
  const redis = new Redis(url.replace(/^valkey/, 'redis'), {
    lazyConnect: true,
    connectTimeout: START_MS - 1_000,
    // BullMQ requires it for blocking commands.
    maxRetriesPerRequest: null,
    retryStrategy: (times) => (isReconnecting ? Math.min(200 * times, 1_000) : null),
  });
  redis.on('error', onError);
  let information: string;
  try {
    await within(START_MS, redis.connect(), silent);
    const [persistence, memory] = [redis.info('persistence'), redis.info('memory')];
    information = (await within(START_MS, Promise.all([persistence, memory]), silent)).join('\n');
  } catch (error) {
    redis.disconnect();
    const what = `cannot reach the queue server at ${server} (REVENANT_QUEUE_URL)`;
    throw new ConfigError(`${what}: ${messageOf(error)}`, { cause: error });
  }
  const wrong = wrongSettings(information);
  if (wrong.length > 0) {
    redis.disconnect();
    throw new ConfigError(`the queue server at ${server} may lose jobs: ${wrong.join('; ')}`);
  }
  isReconnecting = true;
  // Adding a job fails soon when the server is gone, instead of waiting for it.
  const producer = redis.duplicate({ maxRetriesPerRequest: 3, commandTimeout: COMMAND_MS, lazyConnect: false });
  producer.on('error', onError);
  return {
    producer,
    connection: redis,
    factory: createRedisBackend,
    /** Lost connections stay lost. Returns true if the server is connected. */
    stopReconnecting: () => {
      isReconnecting = false;
      return redis.status === 'ready';
    },
    close: async () => {
      producer.disconnect();
      redis.disconnect();
    },
  };
}

/** Settings to change, from INFO: managed servers forbid CONFIG GET. */
export function wrongSettings(information: string): string[] {
  const value = (name: string): string | undefined => new RegExp(`^${name}:(.*?)\\s*$`, 'm').exec(information)?.[1];
  const wrong: string[] = [];
  if (value('aof_enabled') !== '1') wrong.push('set "appendonly yes" so that jobs survive a restart');
  const policy = value('maxmemory_policy');
  if (policy !== 'noeviction')
    wrong.push(`set "maxmemory-policy noeviction" so that no job is evicted (it is ${policy ?? 'unknown'})`);
  return wrong;
}

/** Scheme, host and port, without the password. */
function describe(url: string): string {
  try {
    const { protocol, host } = new URL(url);
    return `${protocol}//${host}`;
  } catch {
    throw new ConfigError('REVENANT_QUEUE_URL is not an address such as redis://127.0.0.1:6379');
  }
}
