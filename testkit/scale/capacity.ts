/** From constants of one site to machines, memory, disk and money. Every assumption stands in `ASSUMED`. */

/** What a site costs, measured or assumed. */
export interface SiteCosts {
  readonly pagesPerSite: number;
  readonly cpuMsPerPage: number;
  readonly databaseCpuMsPerPage: number;
  readonly blobBytesPerPage: number;
  /** Of the measured site, with its pages and one picture. */
  readonly databaseBytesPerSite: number;
  readonly databaseBytesPerCapture: number;
  readonly keysPerSite: number;
  readonly bytesPerPosting: number;
}

/** List prices of large providers in 2026, rounded up, in US dollars. */
export const ASSUMED = {
  /** One processor (hyperthread) with 4 GB of memory. */
  dollarsPerCoreHour: 0.05,
  dollarsPerGbMonthBlock: 0.1,
  dollarsPerGbMonthObject: 0.023,
  /** Pictures and documents captured beside the pages of a site. */
  picturesPerSite: 10,
  /** A worker's processor is at work for so large a share of the time. */
  utilisation: 0.6,
  /** Days in which a whole list is crawled once. */
  days: 30,
  /** Sites that one worker process captures at the same time, and seconds that a polite visit of one page takes. */
  sitesAtOnce: 8,
  secondsPerPage: 2.5,
  /** Worker processes a core: they wait most of the time. */
  memoryPerWorkerGb: 1.5,
  /** Of a database's index pages, so many should be in memory. */
  indexInMemory: 0.5,
} as const;

export interface Capacity {
  readonly name: string;
  readonly sites: number;
  readonly pages: number;
  readonly pagesPerSecond: number;
  readonly workers: number;
  readonly workerCores: number;
  readonly workerMemoryGb: number;
  readonly blobsGb: number;
  readonly databaseGb: number;
  readonly postings: number;
  readonly indexGb: number;
  readonly databaseMemoryGb: number;
  readonly databaseCores: number;
  readonly dollarsCrawl: number;
  readonly dollarsMonthKept: number;
}

const GB = 1e9;
const HOURS_A_DAY = 24;

/** One crawl of so many sites in the assumed time, and what it leaves. */
export function capacityOf(name: string, sites: number, pagesPerSite: number, costs: SiteCosts): Capacity {
  const a = ASSUMED;
  const pages = sites * pagesPerSite;
  const seconds = a.days * 86_400;
  const cores = (pages * costs.cpuMsPerPage) / 1000 / seconds / a.utilisation;
  // A worker is bound by processor or by the pace of the hosts, whichever is less.
  const byPace = (pages * a.secondsPerPage) / seconds / a.sitesAtOnce;
  const workers = Math.ceil(Math.max(cores, byPace));
  const blobsGb = (pages * costs.blobBytesPerPage) / GB;
  const postings = sites * costs.keysPerSite;
  const indexGb = (postings * costs.bytesPerPosting) / GB;
  const moreCaptures = pagesPerSite + a.picturesPerSite - (costs.pagesPerSite + 1);
  const databaseGb = (sites * (costs.databaseBytesPerSite + moreCaptures * costs.databaseBytesPerCapture)) / GB;
  const databaseMemoryGb = Math.max(4, Math.ceil(indexGb * a.indexInMemory));
  const databaseBusy = (pages * costs.databaseCpuMsPerPage) / 1000 / seconds / a.utilisation;
  const databaseCores = Math.max(2, Math.ceil(databaseBusy), Math.ceil(databaseMemoryGb / 8));
  const coreHours = (Math.ceil(cores) + databaseCores) * a.days * HOURS_A_DAY;
  return {
    name,
    sites,
    pages,
    pagesPerSecond: round(pages / seconds),
    workers,
    workerCores: Math.ceil(cores),
    workerMemoryGb: Math.ceil(workers * a.memoryPerWorkerGb),
    blobsGb: Math.ceil(blobsGb),
    databaseGb: Math.ceil(databaseGb),
    postings,
    indexGb: round(indexGb),
    databaseMemoryGb,
    databaseCores,
    dollarsCrawl: Math.ceil(coreHours * a.dollarsPerCoreHour),
    dollarsMonthKept: Math.ceil(blobsGb * a.dollarsPerGbMonthObject + databaseGb * a.dollarsPerGbMonthBlock),
  };
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
