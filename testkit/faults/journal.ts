import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Line {
  readonly at: number;
  readonly killed?: string;
  readonly done?: string;
  readonly step?: string;
  /** Of a digest: how many alerts it holds. */
  readonly parts?: number;
}

/** What the workers' preload and the world noted: who was killed at what, and what came to its end. */
export class Journal {
  readonly folder: string;
  readonly #path: string;

  constructor(folder: string) {
    this.folder = folder;
    this.#path = join(folder, 'journal');
    mkdirSync(join(folder, 'killed'), { recursive: true });
    writeFileSync(this.#path, '');
  }

  get lines(): Line[] {
    const text = existsSync(this.#path) ? readFileSync(this.#path, 'utf8') : '';
    // A process may have been killed in the middle of a line.
    return text.split('\n').flatMap((line) => (/^\{.*\}$/.test(line) ? [JSON.parse(line) as Line] : []));
  }

  /** True for the first kill of a key, while fewer than `most` were counted: the same mark as the preload leaves. */
  mark(key: string, most: number): boolean {
    const marks = join(this.folder, 'killed');
    if (readdirSync(marks).length >= most || existsSync(join(marks, key))) return false;
    writeFileSync(join(marks, key), '');
    appendFileSync(this.#path, `${JSON.stringify({ at: Date.now(), killed: key })}\n`);
    return true;
  }

  note(done: string): void {
    appendFileSync(this.#path, `${JSON.stringify({ at: Date.now(), done, step: done })}\n`);
  }

  get kills(): number {
    return readdirSync(join(this.folder, 'killed')).length;
  }

  /** How many different keys came to the end of a step. */
  done(step: string): number {
    return new Set(this.lines.filter((line) => line.step === step).map((line) => line.done)).size;
  }

  /** How many alerts were delivered, each alone or in a digest. */
  delivered(): number {
    const { lines } = this;
    const parts = new Map(lines.filter((line) => line.step === 'gathered').map((line) => [line.done, line.parts]));
    const ids = new Set(lines.filter((line) => line.step === 'delivered').map((line) => line.done));
    return [...ids].reduce((sum, id) => sum + (parts.get(id) ?? 1), 0);
  }

  /** From each kill to the next end of what it hit, in milliseconds, shortest first. */
  recoveries(): number[] {
    const { lines } = this;
    return lines
      .flatMap((line, index) => {
        if (line.killed === undefined) return [];
        const back = lines.slice(index + 1).find(({ done }) => done === line.killed);
        return back === undefined ? [] : [back.at - line.at];
      })
      .sort((a, b) => a - b);
  }
}
