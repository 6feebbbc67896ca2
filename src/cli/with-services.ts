import { openServices, type Services } from '../services.ts';
import { type Flags, settingsOf } from './options.ts';

/** Opens everything that the settings name for the time of one piece of work. */
export async function withServices<T>(flags: Flags, work: (services: Services) => Promise<T>): Promise<T> {
  const services = await openServices(settingsOf(flags));
  try {
    return await work(services);
  } finally {
    await services.close();
  }
}
