/** The class of an error tells the scheduler what to do. */

/** A retry cannot help. `code` is the stored reason. */
export class PermanentError extends Error {
  override readonly name = 'PermanentError';
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Retry, not before `retryAfter` milliseconds have passed. */
export class TransientError extends Error {
  override readonly name = 'TransientError';
  readonly code: string;
  readonly retryAfter: number | undefined;
  constructor(code: string, message: string, retryAfter?: number, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/**
 * The user must first change the thing in the message: a setting, a flag, a server. Exit code 1.
 */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** The user gave something that cannot be used: a file, an address, a date. Exit code 2. */
export class InputError extends Error {
  override readonly name = 'InputError';
  /**
   * The missing or wrong fields, by the names of the API's fields; options of the command line are
   * named after them.
   */
  readonly fields: readonly string[];
  constructor(
    message: string,
    { fields = [], ...options }: ErrorOptions & { readonly fields?: readonly string[] } = {},
  ) {
    super(message, options);
    this.fields = fields;
  }
}

/** Wrong use of the command line. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The first line of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message || thrown.name : String(thrown);
  return text.split('\n', 1)[0] ?? '';
}

/**
 * Returns `fallback` if the question itself throws: the process is gone, or there is no such file.
 */
export function orElse<T>(ask: () => T, fallback: T): T {
  try {
    return ask();
  } catch {
    return fallback;
  }
}

/** Rejects with `late()` when the promise has not settled after this many milliseconds. */
export async function within<T>(ms: number, promise: Promise<T>, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), ms);
  });
  try {
    return await Promise.race([promise, over]);
  } finally {
    clearTimeout(timer);
    // It may still fail when nobody waits for it any more.
    promise.catch(() => undefined);
  }
}
