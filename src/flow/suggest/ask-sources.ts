/** Values of a case → the addresses that sources give, within a budget. */

import type { Outcome, SourceReport } from '../../model/derived/questions.ts';
import type { Entity } from '../../model/facts/seed.ts';
import { SOURCES, type SourceName } from '../../model/sources.ts';
import { HTTP_SOURCES } from '../../suggest/sources/list.ts';
import { programLine, readProgram } from '../../suggest/sources/program.ts';
import {
  type HttpSource,
  type SourceAccess,
  type SourceRead,
  type SourceRequest,
  underOtherSuffixes,
} from '../../suggest/sources/source.ts';
import type { Ports } from '../ports.ts';
import { askNames } from './ask-names.ts';
import type { CaseValue } from './case-values.ts';
import type { TablePorts } from './crawl-index.ts';
import { CrawlTable, type FetchedRecord } from './crawl-table.ts';
import { failureOf, type SourceFailure } from './source-failure.ts';

export interface Answer {
  readonly source: SourceName;
  readonly value: CaseValue;
  /** Id of the question's entry in the log. */
  readonly question: string;
  readonly askedAt: string;
  /** Each once. */
  readonly addresses: readonly string[];
}

export type AskPorts = TablePorts &
  Pick<Ports, 'clock'> & {
    /** Notes a question in the log before it is asked. Returns the id of its entry. */
    readonly note: (source: SourceName, value: CaseValue) => Promise<string>;
    /** The type of the listed entity. */
    readonly type: Entity['type'];
  };

const UNREADABLE = 'its answer is not in the published form';
/** After these a source is not asked again: it would not answer, or must not be asked now. */
const ENDS: ReadonlySet<Outcome> = new Set(['quota', 'later', 'refused', 'slow', 'failed']);

/** @param budget most requests; a source gets an equal share of what those before it left */
export async function askSources(
  names: readonly SourceName[],
  values: readonly CaseValue[],
  budget: number,
  ports: AskPorts,
): Promise<{ answers: Answer[]; reports: SourceReport[]; records: FetchedRecord[] }> {
  const answers: Answer[] = [];
  const records: FetchedRecord[] = [];
  const reports: SourceReport[] = [];
  let left = budget;
  for (const [at, name] of names.entries()) {
    const share = Math.ceil(left / (names.length - at));
    const taken = values.filter(({ kind }) => SOURCES[name].takes.includes(kind));
    const asked = new Asking(name, share, ports);
    if (name === 'exec') await asked.program(taken);
    else if (name === 'dns') await asked.names(taken);
    else if (name === 'commoncrawl-table') records.push(...(await asked.table(taken, domainsOf(values))));
    else await asked.http(HTTP_SOURCES[name], taken, domainsOf(values));
    answers.push(...asked.answers);
    reports.push(asked.report());
    left -= asked.requests;
  }
  return { answers, reports, records };
}

const domainsOf = (values: readonly CaseValue[]): string[] =>
  values.flatMap(({ kind, text }) => (kind === 'domain' ? [text] : []));

type Noted = Pick<Answer, 'question' | 'askedAt'>;

/** One source, asked until its share of the budget is spent or it answers no more. */
class Asking {
  readonly answers: Answer[] = [];
  requests = 0;
  #questions = 0;
  #failure: SourceFailure | null = null;
  readonly #notes = new Set<string>();
  readonly #name: SourceName;
  readonly #share: number;
  readonly #ports: AskPorts;

  constructor(name: SourceName, share: number, ports: AskPorts) {
    this.#name = name;
    this.#share = share;
    this.#ports = ports;
  }

  async http(source: HttpSource, values: readonly CaseValue[], domains: readonly string[]): Promise<void> {
    const { urls, keys } = this.#ports.sources;
    const access: SourceAccess = { url: urls[this.#name] ?? source.url ?? '', key: keys[this.#name] ?? '' };
    const opening = values.length === 0 ? undefined : source.opening?.(access);
    const opened = opening && ((await this.#body(source, opening)) ?? '');
    for (const value of values) {
      if (this.#isOver()) return;
      const requests = source.requests(value, access, { domains }, opened);
      if (requests === null) return void this.#fail('unreadable', UNREADABLE);
      const question = await this.#note(value);
      const found = new Set<string>();
      for (const request of requests) await this.#pages(source, request, found);
      this.#answer(value, question, found);
    }
  }

  async program(values: readonly CaseValue[]): Promise<void> {
    const asked = values.slice(0, this.#share);
    const { program } = this.#ports.sources;
    if (asked.length === 0 || program === null) return;
    const questions = new Map<CaseValue, Noted>();
    for (const value of asked) questions.set(value, await this.#note(value));
    this.requests += asked.length;
    const answer = await program(asked.map(programLine));
    if (!answer.ok) return void this.#fail(answer.outcome, answer.detail);
    const found = readProgram(answer.lines);
    if (found === null) return void this.#fail('unreadable', 'no line of it is {"value":"…","address":"…"}');
    for (const [value, question] of questions) this.#answer(value, question, new Set(found.get(value.text)));
  }

  /** The values together make the names. Two companies share one seldom, two people often. */
  async names(values: readonly CaseValue[]): Promise<void> {
    if (this.#ports.type !== 'company') return void this.#notes.add('only names of companies are permuted');
    const [first] = values;
    if (first === undefined) return;
    const question = await this.#note(first);
    for (const value of values.slice(1)) await this.#note(value);
    const { addresses, notes, requests, problem } = await askNames(values, this.#share, this.#ports);
    this.requests += requests;
    for (const note of notes) this.#notes.add(note);
    if (problem !== null) this.#fail('slow', problem);
    this.#answer(first, question, new Set(addresses));
  }

  /** Opening the index says nothing of the case: its parts are read in their order. */
  async table(values: readonly CaseValue[], domains: readonly string[]): Promise<readonly FetchedRecord[]> {
    const table = new CrawlTable(this.#share, this.#ports);
    const isOpen = values.length > 0 && (await table.open());
    for (const value of isOpen ? values : []) {
      if (table.ranges.isOver()) break;
      const question = await this.#note(value);
      const found = await table.ask(value.text, underOtherSuffixes(value.text, { domains }));
      this.#answer(value, question, new Set(found));
    }
    const { requests, failure } = table.ranges;
    this.requests += requests;
    for (const note of table.notes) this.#notes.add(note);
    if (failure !== null) this.#fail(failure.outcome, failure.detail, failure.retryAfter);
    return table.records;
  }

  report(): SourceReport {
    const addresses = this.answers.reduce((sum, one) => sum + one.addresses.length, 0);
    const { outcome, detail, retryAfter } = this.#failure ?? {
      ...{ outcome: addresses > 0 ? ('found' as const) : ('empty' as const), detail: null, retryAfter: null },
    };
    const counts = { questions: this.#questions, requests: this.requests, addresses };
    return { source: this.#name, outcome, detail, retryAfter, ...counts, notes: [...this.#notes] };
  }

  async #pages(source: HttpSource, first: SourceRequest, found: Set<string>): Promise<void> {
    for (let request: SourceRequest | undefined = first; request !== undefined && !this.#isOver(); ) {
      const read: SourceRead = await this.#take(source, request);
      if (read === null) return;
      for (const address of read.addresses) found.add(address);
      for (const note of read.notes ?? []) this.#notes.add(note);
      // A page that leads to itself would spend the budget on one answer.
      request = read.next?.url === request.url ? undefined : read.next;
    }
  }

  async #take(source: HttpSource, request: SourceRequest): Promise<SourceRead> {
    const body = await this.#body(source, request, source.emptyStatus);
    if (body === null) return null;
    return source.read(body, request) ?? this.#fail('unreadable', UNREADABLE);
  }

  async #body({ obeysRobots }: HttpSource, { url, headers }: SourceRequest, empty?: number): Promise<string | null> {
    this.requests += 1;
    const { egress } = this.#ports;
    if (obeysRobots) {
      const { allowed, reason } = await egress.robots(url);
      if (!allowed) return this.#fail('refused', `its robots.txt does not allow it: ${reason}`);
    }
    const outcome = await egress.fetch({ url, purpose: 'source', ...(headers && { headers }) });
    if (outcome.ok && outcome.status === empty) return '';
    const failure = failureOf(outcome);
    if (failure !== null) return this.#fail(failure.outcome, failure.detail, failure.retryAfter);
    return outcome.ok ? Buffer.from(outcome.body).toString('utf8') : null;
  }

  async #note(value: CaseValue): Promise<Noted> {
    this.#questions += 1;
    const question = await this.#ports.note(this.#name, value);
    return { question, askedAt: this.#ports.clock.now().toISOString() };
  }

  #answer(value: CaseValue, noted: Noted, found: ReadonlySet<string>): void {
    this.answers.push({ source: this.#name, value, ...noted, addresses: [...found] });
  }

  /** The failure that ends its part is told, else the first. */
  #fail(outcome: Outcome, detail: string, retryAfter: number | null = null): null {
    if (this.#failure === null || ENDS.has(outcome)) this.#failure = { outcome, detail, retryAfter };
    return null;
  }

  #isOver(): boolean {
    return this.requests >= this.#share || (this.#failure !== null && ENDS.has(this.#failure.outcome));
  }
}
