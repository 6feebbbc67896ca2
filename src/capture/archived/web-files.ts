/** Files behind web addresses, in ranges, by the one way out. */
import { PermanentError, TransientError } from '../../errors.ts';
import type { Egress, FetchAnswer } from '../../model/ports/egress.ts';
import type { FarFiles } from '../../model/ports/sift.ts';

const RETRY_MS = 5_000;

export function webFiles(egress: Pick<Egress, 'fetch' | 'prove'>): FarFiles {
  async function ask(url: string, from: number, to: number): Promise<FetchAnswer> {
    await egress.prove();
    const outcome = await egress.fetch({ url, purpose: 'list', headers: { range: `bytes=${from}-${to}` } });
    if (!outcome.ok) {
      const said = `${url}: ${outcome.detail} (${outcome.code})`;
      if (outcome.state === 'refused') throw new PermanentError(outcome.code, said);
      throw new TransientError(outcome.code, said, outcome.retryAfter ?? RETRY_MS);
    }
    if (outcome.status === 206) return outcome;
    const said = `${url}: answered ${outcome.status}${outcome.status === 200 ? ' to a question for a part of it' : ''}`;
    if (outcome.status >= 500 || outcome.status === 429)
      throw new TransientError(`http:${outcome.status}`, said, RETRY_MS);
    throw new PermanentError(`http:${outcome.status}`, said);
  }
  return {
    async size(url) {
      const { headers } = await ask(url, 0, 0);
      const [, size] = /\/(\d+)$/.exec(headers['content-range'] ?? '') ?? [];
      if (size === undefined)
        throw new PermanentError('fetch:protocol', `${url}: the answer does not say how long it is`);
      return Number(size);
    },
    read: async (url, from, length) => (await ask(url, from, from + length - 1)).body,
  };
}
