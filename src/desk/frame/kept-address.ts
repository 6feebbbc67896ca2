/** Name and port of the desk of a data folder, made once: bookmarks of the desk stay right. */
import { randomBytes, randomInt } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ConfigError, messageOf } from '../../errors.ts';

const Address = z.object({
  name: z.string().regex(/^desk-[0-9a-f]{20}\.localhost$/),
  port: z.int().min(1).max(65_535),
});
export type DeskAddress = z.infer<typeof Address>;

/** Below the ports that systems give to outgoing connections. */
const PORTS = [20_000, 32_000] as const;

/** Cookies ignore the port: a random name keeps ours from other servers on 127.0.0.1. */
export const newAddress = (): DeskAddress => ({
  name: `desk-${randomBytes(10).toString('hex')}.localhost`,
  port: randomInt(...PORTS),
});

/** Null: none is kept yet. Throws ConfigError for a file that is none. */
export async function keptAddress(data: string): Promise<DeskAddress | null> {
  const path = pathIn(data);
  try {
    return Address.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new ConfigError(
      `${path} does not hold the address of the desk (${messageOf(error)}): remove it, and a new one is made`,
    );
  }
}

/** Keeps it for later starts. Another process that came first wins. */
export async function keepAddress(data: string, address: DeskAddress): Promise<void> {
  await mkdir(data, { recursive: true, mode: 0o700 });
  const file = await open(pathIn(data), 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null;
    throw error;
  });
  await file?.writeFile(`${JSON.stringify(address)}\n`).finally(() => file.close());
}

const pathIn = (data: string): string => join(data, 'desk.json');
