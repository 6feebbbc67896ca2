/** Pages of a few words: those that tell how the site fares are notices, those of which a site is only mentioned are not. */
import { describe, expect, it } from 'vitest';
import { open } from '../../../testkit/page/fixtures.ts';

const page = (title: string, ...lines: string[]): string =>
  `<title>${title}</title><h1>${title}</h1>${lines.map((line) => `<p>${line}</p>`).join('')}`;
const conditionOf = (html: string): string => open(html).condition;

describe('a bare page', () => {
  it.each([
    page('Tolley Quills', 'Goose quills cut by hand in Farrowby.', 'Website by Fern Studio'),
    page('Tolley Quills', 'Goose quills cut by hand in Farrowby.', 'Domain and hosting by Fern Studio'),
    page('Tolley Quills', 'Goose quills cut by hand in Farrowby.', 'Hosting: Fern Studio'),
    page('Tolley Quills', 'Welcome to our new site! Goose quills, ink and sand.'),
    page('Tolley Quills', 'Our new website shows all forty quills, by goose and by year.'),
    page('Tolley Quills', 'Goose quills cut by hand.', 'This site uses no cookies.'),
    page('Boiler maintenance, Dunfold', 'We look after boilers and pumps in every village of the valley.'),
    page('Tolley Quills', 'Quills for every office.', 'Coming to the autumn fair at Arlow with ink and sand.'),
    page('Tolley Quills', 'Our site in Dunfold is closed on Mondays. Quills cut to order.'),
    page('Tolley Quills', 'Since 1980 we cut quills. This site shows the best of the year, more will be added later.'),
    page('Tolley Pumps', 'Pump maintenance and servicing on site, at any hour, in the whole county.'),
    page('Federn Tolle', 'Auf dieser Seite finden Sie bald auch Tinte. Federn, von Hand geschnitten.'),
    page('Перья Толли', 'Режем перья. Установлен новый станок, цены на сайте прежние.'),
    page('鹅毛笔工坊', '本站提供手工鹅毛笔，即将上市新款。'),
    page(
      'Tolley Quills',
      'Goose, swan and crow quills, cut by hand since 1980 in the old mill at Farrowby.',
      'Our website is getting a new look.',
    ),
    page('Tolley Clearance', 'We clear any building site and take the rubble away.'),
    page('Federn Tolle', 'Gänsefedern, von Hand geschnitten. Willkommen auf unserer neuen Webseite!'),
    page('Перья Толли', 'Гусиные перья ручной резки.', 'Создание сайта: студия Папоротник'),
    page('Перья Толли', 'Добро пожаловать на наш сайт! Гусиные перья и чернила.'),
    page('鹅毛笔工坊', '手工鹅毛笔，来样定做。欢迎访问本网站。', '网站建设：蕨类工作室'),
    page('羽根ペン工房', '手作りの羽根ペンとインク。', 'ホームページ制作：しだ工房'),
    page('Plumes Tolley', 'Plumes d’oie taillées à la main.', 'Site web par Atelier Fougère'),
    page('Tolley Robots', 'Robots for stables that you can mend yourself, from nine hundred crowns.'),
    page('Tolley Routers', 'VPN routers and firewalls for small offices, sent within two days.'),
    page('Blocked drains', 'Blocked drains cleared today in Dunfold and Arlow.'),
    page('Tolley Oak', 'Oak server carts for your dining room, built to order.'),
    page('Tolley Barn', 'Hosting weddings and parties in our barn all year round.'),
    page('Tolley Camp', 'Our camp site is closed in winter and opens again in April.'),
    page('Кирпич Толли', 'Огнеупорный кирпич для доменных печей, роботы для кладки.'),
    page('羽根ペン工房', 'ISO認証を取得した羽根ペン工場です。給茶サーバーも作ります。'),
  ])('keeps its content: %s', (html) => {
    expect(conditionOf(html)).toBe('content');
  });

  it.each([
    page('Tolley Quills', 'Our new site is being built.'),
    page('Tolley Quills', 'This website is not available at the moment.'),
    page('Tolley Quills', 'The site has moved.', 'Please change your bookmarks.'),
    page('Tolley Quills', 'Website under repair by Fern Studio'),
    page('Tolley Quills', 'We are working on a brand new website.'),
    page('Tolley Quills', 'Our site is getting a new look. See you in spring.'),
    page('Plumes Tolley', 'Ce site est en travaux, revenez nous voir.'),
    page('Penne Tolley', 'Questo sito è in fase di costruzione.'),
    page('羽根ペン工房', 'サイトはただいまリニューアル中です。'),
    page('Federn Tolle', 'Diese Webseite ist zurzeit nicht erreichbar.'),
    page('Перья Толли', 'Наш сайт переехал. Приходите завтра.'),
    page('鹅毛笔工坊', '本站暂时无法访问，请稍后再来。'),
    page('Maintenance', 'Please have a little patience.'),
    page('Onderhoud', 'Nog even geduld, wij zijn er morgen weer.'),
  ])('is a notice, whichever: %s', (html) => {
    expect(['maintenance', 'not-found', 'blocked']).toContain(conditionOf(html));
  });
});
