// Writes the ready-made embedded database that makes a first start quick. A step of set-up; needs the build.
import { prepareSeedDump } from '../dist/src/services.js';

await prepareSeedDump();
