/** Folders of backups: written whole or not at all, and read with every byte checked. */
import type { BackupFile, BackupManifest } from '../backup.ts';

export type BlobsAdded = BackupManifest['blobs'];

export interface BackupDraft {
  /** The backup that is in the folder now, which this one replaces. */
  readonly before: BackupManifest | null;
  /** Lines, compressed. */
  addLines(path: string, batches: AsyncIterable<readonly string[]>): Promise<void>;
  addText(path: string, text: string): Promise<void>;
  /**
   * Those that the backup before has are taken from there.
   *
   * @param get null: the blob is missing
   */
  addBlobs(
    digests: AsyncIterable<string>,
    get: (digest: string) => Promise<Uint8Array | null>,
    said: (count: number, total: number, bytes: number) => void,
  ): Promise<BlobsAdded>;
  /** Gives the folder its name. */
  finish(manifestOf: (files: readonly BackupFile[]) => BackupManifest): Promise<BackupManifest>;
  /** Removes the written files. After `finish`: nothing. */
  abandon(): Promise<void>;
}

export interface StoredBackup {
  readonly manifest: BackupManifest;
  /** Reads every byte. */
  problems(
    said: (bytes: number, path: string) => void,
  ): AsyncIterable<{ readonly path: string; readonly detail: string }>;
  lines(path: string): AsyncIterable<readonly string[]>;
  text(path: string): Promise<string>;
  blobs(): AsyncIterable<Uint8Array>;
}

export interface Backups {
  /**
   * Throws UsageError when the folder holds anything but a backup.
   *
   * @param full copies every blob again
   */
  draft(folder: string, full: boolean): Promise<BackupDraft>;
  /** Throws InputError when the folder holds no backup. */
  open(folder: string): Promise<StoredBackup>;
}
