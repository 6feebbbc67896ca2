import type { Cleared, Guard } from '../guard/guard.ts';
import type { EgressLimits } from '../limits.ts';
import type { Pacing, Turn } from '../pace/pacing.ts';
import type { OperatorProxy } from '../proxy/operator-proxy.ts';
import { abortedBy } from './exchange.ts';
import type { ExchangeError } from './failure.ts';

export interface TurnPorts {
  readonly guard: Pick<Guard, 'check'>;
  readonly pacing: Pacing;
  readonly limits: EgressLimits;
  readonly operatorProxy: OperatorProxy | null;
}

/**
 * Waits for the turn at a cleared host, or returns why it did not wait. Rejects when lanes cannot
 * be read: without a pace nothing is sent.
 */
export async function takeTurn(
  pacing: Pacing,
  { host, endpoints: [first] }: Pick<Cleared, 'host' | 'endpoints'>,
  signal: AbortSignal | null,
): Promise<Turn | ExchangeError> {
  try {
    return await pacing.take(host, first.address, first.public, signal);
  } catch (error) {
    if (!signal?.aborted) throw error;
    return abortedBy(signal);
  }
}
