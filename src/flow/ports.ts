import type { SigningKeys } from '../evidence/signing.ts';
import type { Log } from '../log.ts';
import type { Screen } from '../model/derived/drawing.ts';
import type { Limits } from '../model/limits.ts';
import type { Blobs } from '../model/ports/blobs.ts';
import type { DrawStored } from '../model/ports/browser.ts';
import type { CaptureSite, OfReplay, ReadCaptured, ReadEndpoint, ReadHandedIn } from '../model/ports/capture.ts';
import type { Clock } from '../model/ports/clock.ts';
import type { CrawlTables } from '../model/ports/crawl-tables.ts';
import type { Egress } from '../model/ports/egress.ts';
import type { KeptCheckpoints } from '../model/ports/evidence.ts';
import type { NameLists } from '../model/ports/names.ts';
import type { Queue } from '../model/ports/queue.ts';
import type { Reader } from '../model/ports/reader.ts';
import type { Observations, Registry } from '../model/ports/registry.ts';
import type { BringArchive, FindArchives, ReadFound, SiftFiles } from '../model/ports/sift.ts';
import type { SwitchedSources } from '../model/ports/sources.ts';
import type { Store } from '../model/ports/store.ts';
import type { Translator } from '../model/ports/translator.ts';

/** All adapters of the flow. A function takes `Pick<Ports, …>`, the ones that it uses. */
export interface Ports {
  readonly store: Store;
  readonly queue: Queue;
  readonly blobs: Blobs;
  readonly egress: Egress;
  readonly captureSite: CaptureSite;
  readonly readCaptured: ReadCaptured;
  readonly readEndpoint: ReadEndpoint;
  readonly readHandedIn: ReadHandedIn;
  readonly ofReplay: OfReplay;
  readonly findArchives: FindArchives;
  readonly bringArchive: BringArchive;
  readonly readFound: ReadFound;
  readonly siftFiles: SiftFiles;
  /**
   * The operating system's name for the user of this process, who hands in the archives that it
   * reads.
   */
  readonly osUser: string;
  readonly reader: Reader;
  /** Null: pictures of captured pages are not wanted. */
  readonly drawStored: DrawStored | null;
  /** For which pictures of imported findings' pages are kept; none: they are not wanted. */
  readonly screens: readonly Screen[];
  readonly names: NameLists;
  readonly registry: Registry;
  readonly observations: Observations;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: Limits;
  /** Base of the links in alerts. */
  readonly link: string | null;
  /** A positive judgement is proposed until another person agrees. */
  readonly secondReviewer: boolean;
  /** An RFC 3161 time stamp authority. */
  readonly tsaUrl: string | null;
  /** Null: the operator set none. */
  readonly translator: Translator | null;
  /** Sources that the operator switched on. */
  readonly sources: SwitchedSources;
  readonly crawlTables: CrawlTables;
  readonly kept: Pick<KeptCheckpoints, 'keep'>;
  keys(): Promise<SigningKeys>;
}
