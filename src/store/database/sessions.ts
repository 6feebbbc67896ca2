import type { Duplex } from 'node:stream';
import { ConfigError, messageOf } from '../../errors.ts';
import type { DatabaseThread } from './embedded-thread.ts';
import { DEFAULT_SEARCH_PATH, Session } from './session.ts';
import { cutFrames, notificationChannel, query } from './wire.ts';

/**
 * As idle_in_transaction_session_timeout of a server: all other sessions wait for a forgotten
 * transaction.
 */
const IDLE_IN_TRANSACTION_MS = 60_000;
/** SQLSTATE 53100 disk_full, as a field of an ErrorResponse. */
const DISK_FULL = Buffer.from('\0C53100\0');

/** Messages that end in one ReadyForQuery. */
interface Turn {
  readonly session: Session;
  readonly bytes: Uint8Array;
  /** Ours, not the client's: it gets no answer. */
  readonly silent: boolean;
}

/**
 * Lets many node-postgres clients share PGlite's single backend. A transaction makes the others
 * wait, each session has its search_path, and notifications reach every session that listens. Other
 * session state (SET, temporary tables, session advisory locks) is shared. A session that waits for
 * another inside a transaction deadlocks.
 */
export class Sessions {
  readonly #thread: DatabaseThread;
  readonly #folder: string;
  readonly #open = new Set<Session>();
  #turns: Turn[] = [];
  /** Has a transaction open. */
  #owner: Session | null = null;
  #searchPath = DEFAULT_SEARCH_PATH;
  #busy = false;
  #idle: NodeJS.Timeout | undefined;

  constructor(thread: DatabaseThread, folder: string) {
    this.#thread = thread;
    this.#folder = folder;
  }

  readonly open = (): Duplex => {
    const session = new Session(this);
    this.#open.add(session);
    return session;
  };

  endAll(error?: Error): void {
    for (const session of [...this.#open]) session.destroy(error);
  }

  take(session: Session, bytes: Uint8Array, silent = false): void {
    this.#turns.push({ session, bytes, silent });
    if (!this.#busy) void this.#work();
  }

  /** For a client that goes back to its pool. */
  rollBack(session: Session): void {
    const busy = this.#owner === session || this.#turns.some((turn) => turn.session === session);
    if (busy) this.take(session, query('ROLLBACK'), true);
  }

  forget(session: Session): void {
    this.#open.delete(session);
    this.#turns = this.#turns.filter((turn) => turn.session !== session);
    if (this.#owner === session) this.take(session, query('ROLLBACK'), true);
  }

  async #work(): Promise<void> {
    this.#busy = true;
    for (;;) {
      const index = this.#turns.findIndex((turn) => this.#owner === null || turn.session === this.#owner);
      const turn = this.#turns[index];
      if (turn === undefined) break;
      this.#turns.splice(index, 1);
      try {
        await this.#run(turn);
      } catch (error) {
        this.#owner = null;
        const why = `the embedded database in ${this.#folder} stopped (${messageOf(error)})`;
        this.endAll(new ConfigError(`${why}: see that the disk has room and can be written, then start again`));
      }
    }
    this.#busy = false;
  }

  async #run({ session, bytes, silent }: Turn): Promise<void> {
    clearTimeout(this.#idle);
    if (this.#owner === null && session.searchPath !== this.#searchPath) {
      await this.#thread.exchange(query(`SET search_path TO ${session.searchPath}`));
      this.#searchPath = session.searchPath;
    }
    const { frames } = cutFrames(await this.#thread.exchange(bytes));
    const answer: Uint8Array[] = [];
    let full = false;
    for (const frame of frames) {
      if (frame.type === 'A') {
        const channel = notificationChannel(frame.bytes);
        for (const other of this.#open) if (other.channels.has(channel)) other.push(frame.bytes);
        continue;
      }
      if (frame.type === 'Z') {
        session.status = String.fromCharCode(frame.bytes[5] ?? 0);
        this.#owner = session.status === 'I' ? null : session;
      }
      if (frame.type === 'E') full ||= Buffer.from(frame.bytes).includes(DISK_FULL);
      answer.push(frame.bytes);
    }
    const owner = this.#owner;
    if (owner !== null) {
      const forgotten = new Error(`a transaction was left idle for ${IDLE_IN_TRANSACTION_MS / 1000} seconds`);
      this.#idle = setTimeout(() => owner.destroy(forgotten), IDLE_IN_TRANSACTION_MS).unref();
    }
    if (silent) return;
    // Destroyed: closed while its query ran.
    if (session.destroyed && this.#owner === session) this.take(session, query('ROLLBACK'), true);
    if (session.destroyed) return;
    if (full) session.destroy(new ConfigError(`the disk of ${this.#folder} is full: make room, then start again`));
    else session.push(Buffer.concat(answer));
  }
}
