import { pictureMetadata } from '../../../src/signals/content/picture-metadata.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';

const page =
  '<!doctype html><html lang="en"><body><p>We dry herbs in the mountains and send them by post.</p><img src="/a.jpg" alt=""><img src="/b.jpg" alt=""></body></html>';
const photo = (body: string, metadata: Record<string, string>) => ({
  body,
  grid: { width: 640, height: 480, format: 'jpeg', grey: null, metadata },
});

export const examples = examplesOf(pictureMetadata, [
  {
    name: 'a photographer and a camera',
    pages: page,
    images: {
      '/a.jpg': photo('a', { artist: 'Anna Quill', make: 'ACME Corp.', model: 'A1', bodySerial: '0123 4567' }),
      '/b.jpg': photo('b', { copyright: '© 2019-2021 Quillmoor Herbs. All rights reserved', artist: 'anna quill' }),
    },
    expect: (value) =>
      value
        .map((mark) => `${mark.value} ${mark.pictures.length}`)
        .sort()
        .join() === 'artist:anna quill 2,copyright:quillmoor herbs 1,serial:acme:01234567 1',
  },
  {
    name: 'another picture by that photographer',
    pages: page,
    images: { '/a.jpg': photo('c', { artist: 'Anna Quill' }) },
    expect: ['artist:anna quill'],
  },
  {
    name: 'trap: cameras, programs, stock libraries and defaults say nothing',
    pages: page,
    images: {
      '/a.jpg': photo('a', {
        make: 'Canon',
        model: 'EOS 5D',
        software: 'Adobe Photoshop',
        taken: '2020-01-02T03:04:05',
      }),
      '/b.jpg': photo('b', {
        artist: 'Anna Quill',
        copyright: 'Getty Images',
        make: 'NIKON',
        bodySerial: '000000000',
      }),
    },
    expect: null,
  },
  { name: 'no metadata', pages: page, images: { '/a.jpg': photo('a', {}) }, expect: null },
]);
