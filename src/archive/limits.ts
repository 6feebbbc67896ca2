/**
 * Limits on reading one archive or saved page: constants, and the settings of docs/limits.md. Tests
 * make them small.
 */
import { LIMITS, type Limits } from '../model/limits.ts';

const KIB = 1024;
const MIB = 1024 * KIB;

const BOUNDS = {
  /** The header of one WARC record: archive:header. */
  archiveHeaderBytes: 64 * KIB,
  /** One WARC record as stored; more is cut: mark truncated. */
  archiveBlockBytes: 32 * MIB,
  /** One archived body once decoded; more is cut: mark truncated. */
  archiveBodyBytes: 16 * MIB,
  /** All pages and pictures taken from one archive: limit:archive-kept. */
  archiveKeptBytes: 256 * MIB,
  /** Unpacked bytes for each byte of a file, from archiveRatioFromBytes on: limit:archive-ratio. */
  archiveRatio: 300,
  archiveRatioFromBytes: 256 * MIB,
  /** Pages, pictures and documents listed of one archive: limit:archive-records. */
  archiveRecords: 1_000_000,
  /** Pictures taken from one archive. */
  archivePictures: 200,
  /** Entries of a WACZ: limit:zip-entries; bytes of its directory: limit:zip-directory. */
  zipEntries: 20_000,
  zipDirectoryBytes: 32 * MIB,
  /** A file of a WACZ that is read whole, such as datapackage.json: limit:package. */
  packageBytes: 16 * MIB,
  /** One line of a CDX index: archive:cdx. */
  cdxLineBytes: 64 * KIB,
  /** An MHTML file or saved page, which are read whole; more is cut: archive:cut. */
  archiveWholeBytes: 256 * MIB,
  /** One entry of a HAR, as text; a longer one is left out: archive:size. */
  archiveEntryBytes: 64 * MIB,
  /** Entries, parts or files of a HAR, an MHTML file or a saved folder: archive:count. */
  archiveParts: 20_000,
  /** Objects and arrays of a HAR within each other; then it is not read on: archive:cut. */
  archiveJsonDepth: 512,
  /**
   * Depth of MHTML parts or folders of saved pages within each other. Deeper ones are left out:
   * archive:depth.
   */
  archivePartDepth: 8,
  archiveFolderDepth: 24,
};

export type ArchiveLimits = typeof BOUNDS & Pick<Limits, 'archiveUnpackedBytes' | 'documents' | 'styles' | 'backdrops'>;
export const ARCHIVE_LIMITS: ArchiveLimits = { ...BOUNDS, ...LIMITS };
