/** Imports archives that are sent, and sites of the configured web archive. */
import { importArchive, importFromEndpoint } from '../../flow/crawl/open-crawl.ts';
import type { HandedIn, Visit } from '../../model/facts/visit.ts';
import type { Services } from '../../services.ts';
import { importTexts as say } from '../../texts/imports.ts';
import type { SentFile, Upload } from '../frame/uploads.ts';
import type { Outcome } from './import.ts';
import type { Imports, Work } from './jobs.ts';

export const archiveWork =
  (
    upload: Upload,
    who: Omit<HandedIn, 'at'>,
    { services, imports }: { readonly services: Services; readonly imports: Pick<Imports, 'progressed'> },
  ): Work =>
  async (one) => {
    const { url, at } = one.said;
    const read = new Set(one.outcomes.filter(({ visit }) => visit !== null).map(({ name }) => name));
    const outcomes = one.outcomes.filter(({ visit }) => visit !== null);
    for (const [i, file] of upload.files.entries()) {
      if (!read.has(nameOf(file, i))) outcomes.push(await imported(file, i));
      imports.progressed(one, i + 1);
    }
    one.outcomes = outcomes;
    const isWhole = outcomes.every(({ visit }) => visit !== null);
    // An address or a date may be all that is missing.
    one.state = isWhole ? 'done' : 'asking';
    if (!isWhole) one.problem = say.someUnread;

    async function imported(file: SentFile, i: number): Promise<Outcome> {
      const name = nameOf(file, i);
      const shown = (text: string): string => text.replaceAll(file.path, file.name);
      const hints = { ...(url && { url }), ...(at && { at }) };
      const tried = await services.reader.archive({ path: file.path, ...hints });
      const refused = tried.ok ? tried.value.fault : say.costly(tried.detail);
      if (refused !== null) return { name, visit: null, notes: [], problems: [shown(refused)] };
      const { visit, problems } = await importArchive(file.path, { entity: null, who, ...hints }, services);
      return { ...outcomeOf(name, visit), problems: problems.map(shown) };
    }
  };

const nameOf = ({ name }: SentFile, i: number): string => (i === 0 ? name : `${i + 1}. ${name}`);

export const captureWork =
  (url: string, at: string | undefined, pages: number, services: Services): Work =>
  async (one) => {
    const options = { entity: null, pages, timeoutMs: services.settings.timeout * 1000, ...(at && { at }) };
    const replay = services.ofReplay(url);
    const { visit, problems } = await importFromEndpoint(replay?.url ?? url, { ...options, ...replay }, services);
    one.outcomes = [{ ...outcomeOf(url, visit), problems }];
    one.state = visit === null ? 'failed' : 'done';
    if (visit === null) one.problem = say.someUnread;
  };

function outcomeOf(name: string, visit: Visit | null): Omit<Outcome, 'problems'> {
  if (visit === null) return { name, visit: null, notes: [] };
  const { id, state, site, captures, startedAt, handedIn, signature } = visit;
  const signed = signature === undefined || signature.state === 'invalid' ? [] : signedLines(signature);
  const notes = [...signed, ...(handedIn === undefined ? [] : [say.isHandedIn(handedIn.by, site)])];
  return { name, visit: { id, state, site, captures: captures.length, startedAt }, notes };
}

function signedLines({ signer, proven, notProven }: NonNullable<Visit['signature']>): string[] {
  return [
    signer === null ? say.notSigned : say.signedBy(signer),
    ...proven.map((line) => say.proven(line)),
    ...notProven.map((line) => say.notProven(line)),
  ];
}
