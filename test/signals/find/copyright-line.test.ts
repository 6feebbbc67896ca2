import { describe, expect, it } from 'vitest';
import { readCopyrightLine } from '../../../src/signals/find/copyright-line.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';

describe('copyright lines', () => {
  it.each([
    ['© 2019 Quillmoor Trading Co., Ltd. All rights reserved.', 'Quillmoor Trading Co., Ltd.', [2019]],
    ['Copyright © 2015-2021 Quillmoor Trading Co.,Ltd All Rights Reserved', 'Quillmoor Trading Co.,Ltd', [2015, 2021]],
    [
      'Авторское право © 2019 Хэбэй Кукушка Трейдинг Ко., Лтд. Все права защищены.',
      'Хэбэй Кукушка Трейдинг Ко., Лтд.',
      [2019],
    ],
    ['Copyright © 2019 Quillmoor Comércio Ltda. Todos os direitos reservados', 'Quillmoor Comércio Ltda.', [2019]],
    ['版权所有 © 2020 河北鹅毛贸易有限公司 冀ICP备12345678号', '河北鹅毛贸易有限公司', [2020]],
    ['版权所有：河北鹅毛贸易有限公司 技术支持：雁翎网络', '河北鹅毛贸易有限公司', []],
    ['Quillmoor Ltd © 2018', 'Quillmoor Ltd', [2018]],
    ['(c) 2018 by Quillmoor', 'Quillmoor', [2018]],
    ['Copyright 2021 | Quillmoor GmbH | Alle Rechte vorbehalten | Impressum', 'Quillmoor GmbH', [2021]],
    ['© Quillmoor S.A. 2020. Tous droits réservés', 'Quillmoor S.A.', [2020]],
    ['ООО «Кукушка», 2019. Все права защищены', 'ООО «Кукушка»', [2019]],
    ['© 2021 Quillmoor. Powered by Shopworks Ltd', 'Quillmoor', [2021]],
    ['© 2021 All rights reserved. Designed by Webcraft Ltd', '', [2021]],
    ['Copyright Quillmoor Ltd', 'Quillmoor Ltd', []],
    ['© 2021 Powered by Webcraft Ltd', '', [2021]],
    ['© 2021 Company Name. All Rights Reserved', '', [2021]],
    ['Copyright © 2021 Your Website', '', [2021]],
    ['Copyright ©2024 All rights reserved | Distributed by Themeharbour', '', [2024]],
    ['Photos © Lens Agency. © 2023 Quillmoor Ltd', 'Quillmoor Ltd', [2023]],
    ['Leaflet | © Streetplan contributors | © 2023 Quillmoor', 'Quillmoor', [2023]],
    ['Home | Products | Photos | © 2023 Quillmoor', 'Quillmoor', [2023]],
    ['Our photos Maps © 2023 Quillmoor', 'Quillmoor', [2023]],
    ['جميع الحقوق محفوظة لشركة الريشة © 2020', 'شركة الريشة', [2020]],
  ])('reads %s', (text, owner, years) => {
    expect(readCopyrightLine(text)).toEqual({ owner, years });
  });

  it.each([
    'We sell pens since 2019',
    'Photos © Lens Agency',
    'All images: © Lens Agency 2020',
    'Фото © Объектив',
    'Map data ©2024 Streetplan',
    '© Streetplan contributors',
    'Leaflet | © Streetplan',
    'See section (c) of the rules',
    'Contact us',
    '著作権に関する取り組み',
    'Copyright Policy',
    'Copyright Quill',
  ])('reads nothing in %s', (text) => {
    expect(readCopyrightLine(text)).toBeNull();
  });

  it.each([
    '© ',
    'copyright ',
    '2019',
    '2019-',
    'all rights ',
    'все права ',
    '(c) ',
    ' - ',
    '|',
    '. A',
    'web design ',
    'Photos © ',
    'Leaflet | ©',
    '年',
  ])('stays linear on 100 KB of %j', (unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    expectQuick(() => readCopyrightLine(text), 200);
  });
});
