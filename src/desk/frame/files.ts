/** Files that the desk's rules make: exports and reports. */
import { HTTPException } from 'hono/http-exception';
import { ConfigError, messageOf } from '../../errors.ts';
import { writtenAs } from '../../flow/evidence/reports.ts';
import type { ReportDocument } from '../../report/document.ts';
import { FILE_TYPES, type FileType } from '../../report/exports.ts';
import type { Services } from '../../services.ts';
import type { FairTurns } from './fair-turns.ts';
import type { Asking } from './rule.ts';

export interface DeskFile {
  readonly name: string;
  readonly type: string;
  /** In pieces if it is made while it is sent. */
  readonly bytes: Uint8Array | AsyncIterable<Buffer>;
  /** Called with the reason if a file in pieces breaks off. */
  readonly broke?: (error: unknown) => void;
}

/** @param log gets the reason if it breaks off */
export function inPieces(name: string, type: string, bytes: AsyncIterable<Buffer>, log: Services['log']): DeskFile {
  const broke = (error: unknown) => log.error({ error: messageOf(error), file: name }, 'a download broke off');
  return { name, type, bytes, broke };
}

/** A report, made in this person's turn. Without a browser there is no PDF: 404 and the reason. */
export async function reportFile(
  name: string,
  type: FileType,
  document: () => Promise<ReportDocument>,
  { services, heavy }: { readonly services: Services; readonly heavy: FairTurns },
  { who, signal }: Asking,
): Promise<DeskFile> {
  const make = async () => writtenAs(type, await document(), services.printPdf);
  const bytes = await heavy.take(who.user, make, signal).catch((error: unknown) => {
    throw error instanceof ConfigError ? new HTTPException(404, { message: error.message }) : error;
  });
  return { name: `${name}.${type}`, type: FILE_TYPES[type].type, bytes };
}
