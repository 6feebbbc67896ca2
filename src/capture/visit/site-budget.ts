import type { Limits } from '../../model/limits.ts';

/** What one visit may still bring, in decoded bytes: pages and documents from one purse, pictures from another. */
export class SiteBudget {
  #pages: number;
  #pictures: number;

  constructor({ siteBytes, siteImageBytes }: Pick<Limits, 'siteBytes' | 'siteImageBytes'>) {
    this.#pages = siteBytes;
    this.#pictures = siteImageBytes;
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
