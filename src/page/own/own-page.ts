import type { Page } from '../view/views.ts';
import type { Layout } from './items.ts';

/** The parts of a page that show whose contacts it gives. */
export interface OwnPage
  extends Pick<
    Page,
    'url' | 'role' | 'lang' | 'title' | 'blocks' | 'links' | 'images' | 'outline' | 'named' | 'isOfVisitors'
  > {
  readonly layout: Layout;
  /** A page of contacts, by its address or by the label of a link to it. */
  readonly isContactPage: boolean;
  /** A legal notice that is no imprint. */
  readonly isNotice: boolean;
}
