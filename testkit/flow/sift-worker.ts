/** Sifts archives in a process of its own, to be killed. usage: sift-worker.ts <data folder> <slice bytes> <archive...> */
import { readSettings } from '../../src/config.ts';
import { sift } from '../../src/flow/sift/sift.ts';
import { SIFT_BITS } from '../../src/model/derived/sift.ts';
import { openServices } from '../../src/services.ts';

const [data = '', slice = '', ...given] = process.argv.slice(2);
const services = await openServices(readSettings({ data, browser: 'never', logLevel: 'silent' }, {}));
process.stdout.write('begun\n');
const done = await sift(
  given,
  { bits: SIFT_BITS, again: false, sliceBytes: Number(slice), tell: () => undefined },
  services,
);
process.stdout.write(`${JSON.stringify(done)}\n`);
await services.close();
