/** A process of its own that reads one site out of an archive and prints what it found and the most memory it took. */
import { readArchive } from '../../src/archive/read-archive.ts';

const [path = '', url] = process.argv.slice(2);
const started = performance.now();
const { captured, problems } = await readArchive(path, { maxPages: 200, ...(url !== undefined && { url }) });
console.log(
  JSON.stringify({
    home: captured.home,
    pages: captured.records.length,
    problems: problems.length,
    seconds: Math.round((performance.now() - started) / 100) / 10,
    // Kilobytes (getrusage).
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);
