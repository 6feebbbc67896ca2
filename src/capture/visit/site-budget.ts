import type { Limits } from '../../model/limits.ts';

/** What one visit may still bring, in decoded bytes: pages and documents from one purse, pictures from another that is twice as full. */
export class SiteBudget {
  #pages: number;
  #pictures: number;

  constructor({ siteBytes }: Pick<Limits, 'siteBytes'>) {
    this.#pages = siteBytes;
    this.#pictures = 2 * siteBytes;
  }

  spend(purpose: 'page' | 'image' | 'document', bytes: number): void {
    if (purpose === 'image') this.#pictures -= bytes;
    else this.#pages -= bytes;
  }

  get pagesSpent(): boolean {
    return this.#pages <= 0;
  }
  get picturesSpent(): boolean {
    return this.#pictures <= 0;
  }
}
