/** Does something every so often, never twice at the same time: a database that hangs must not pile up rounds. */
export function startRounds(
  round: () => Promise<void>,
  everyMs: number,
  onError: (error: unknown) => void,
): { stop(): void } {
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    round()
      .catch(onError)
      .finally(() => {
        busy = false;
      });
  }, everyMs);
  return { stop: () => clearInterval(timer) };
}
