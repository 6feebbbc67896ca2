/** The places before one door, handed on in the order of arrival. */
export interface Front<Key> {
  /** Waits for one of `places`. Rejects with the signal's reason. Resolves to what gives the place back. */
  enter(key: Key, places: number, signal: AbortSignal | null): Promise<() => void>;
}

interface Door {
  busy: number;
  readonly waiting: (() => void)[];
}

/** Within one process whoever asks for a lane queues here, so that only the first of them asks further. */
export function createFront<Key = string>(): Front<Key> {
  const doors = new Map<Key, Door>();

  function leave(key: Key, door: Door): void {
    const next = door.waiting.shift();
    // The place goes over to the next in line, so nobody can slip in between.
    if (next !== undefined) next();
    else if (--door.busy === 0) doors.delete(key);
  }

  return {
    async enter(key, places, signal) {
      signal?.throwIfAborted();
      const door = doors.get(key) ?? { busy: 0, waiting: [] };
      doors.set(key, door);
      if (door.busy >= places) await queueUp(door, signal);
      else door.busy++;
      return () => leave(key, door);
    },
  };
}

/** Resolves when the place was handed over; the place is then already counted as busy. */
function queueUp(door: Door, signal: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const enter = () => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    };
    const onAbort = () => {
      door.waiting.splice(door.waiting.indexOf(enter), 1);
      reject(signal?.reason);
    };
    door.waiting.push(enter);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
