/** An XLSX workbook or ODS spreadsheet → its sheets. */
import { ARCHIVE_LIMITS } from '../../archive/limits.ts';
import { openZip } from '../../archive/wacz/zip.ts';
import { InputError, messageOf } from '../../errors.ts';
import { odsSheets } from './ods.ts';
import { type Sheet, TooLarge } from './sheet.ts';
import { xlsxSheets } from './xlsx.ts';

const LIMITS = { ...ARCHIVE_LIMITS, zipEntries: 2_000, zipDirectoryBytes: 1 << 20 };

/** Null: a ZIP, but no workbook, nor named as one. Throws InputError. */
export async function workbookSheets(path: string): Promise<{ sheets: Sheet[]; notes: string[] } | null> {
  let what = /\.ods$/i.test(path) ? 'ODS spreadsheet' : 'XLSX workbook';
  try {
    const { entries } = await openZip(path, LIMITS);
    if (entries.has('xl/workbook.xml')) return await xlsxSheets(path, entries);
    if (!entries.has('content.xml') || !entries.has('META-INF/manifest.xml')) return null;
    what = 'ODS spreadsheet';
    return await odsSheets(path, entries);
  } catch (error) {
    const isTooLarge = error instanceof TooLarge;
    if (!isTooLarge && !/\.(?:xlsx|xlsm|ods)$/i.test(path)) return null;
    throw new InputError(
      `${path} is no ${what} that can be read: ${messageOf(error)}${isTooLarge ? '; split the list' : ''}`,
    );
  }
}
