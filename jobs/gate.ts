/**
 * Lets many jobs run side by side, or one alone. A suspect must be the only job in flight (safety
 * of quarantine).
 */
export function createGate() {
  let running = 0;
  let exclusive = false;
  const waiting: { alone: boolean; start: () => void }[] = [];

  function wake(): void {
    for (;;) {
      const next = waiting[0];
      if (next === undefined || exclusive || (next.alone && running > 0)) return;
      waiting.shift();
      running++;
      exclusive = next.alone;
      next.start();
    }
  }

  async function enter<T>(alone: boolean, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((start) => {
      waiting.push({ alone, start });
      wake();
    });
    try {
      return await work();
    } finally {
      running--;
      if (alone) exclusive = false;
      wake();
    }
  }

  return {
    shared: <T>(work: () => Promise<T>) => enter(false, work),
    alone: <T>(work: () => Promise<T>) => enter(true, work),
  };
}
