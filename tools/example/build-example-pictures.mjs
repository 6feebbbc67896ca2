// Draws the pictures of the example world: procedural scenes with the grain, light and disorder of photographs, so that
// perceptual hashes have something to hold on to. The same script gives the same pictures (for one version of sharp).
// usage: node tools/example/build-example-pictures.mjs        run before build-example.mjs, which packs the predecessor's site
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';

const WORLD = join(import.meta.dirname, '..', '..', 'seeds', 'example');
const PREDECESSOR = 'predecessor/qiruntuo-chem.example/img';
const SUCCESSOR = 'sites/panmulan-chem.example/img';
const WIDTH = 640;
const HEIGHT = 426;

/** mulberry32: small, and the same on every machine. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const hsl = (h, s, l) => `hsl(${Math.round(h)},${Math.round(s)}%,${Math.round(l)}%)`;
const rect = (x, y, w, h, fill, extra = '') =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}" ${extra}/>`;

/** Each scene draws on a 640 × 426 ground with its own random numbers. */
const SCENES = {
  drums(r, hue) {
    let out = rect(0, 0, WIDTH, 250, hsl(hue + 180, 12, 62)) + rect(0, 250, WIDTH, 176, hsl(30, 10, 42));
    for (let row = 0; row < 3; row++) {
      for (let i = 0; i < 9; i++) {
        if (r() < 0.15) continue;
        const w = 58 + row * 16;
        const x = i * (w + 6) - 30 + r() * 10;
        const y = 120 + row * 80 + r() * 8;
        const fill = hsl(hue + r() * 24, 55, 30 + row * 8 + r() * 14);
        out += rect(x, y, w, 100, fill, 'rx="9"') + rect(x, y + 30, w, 5, '#0004') + rect(x, y + 66, w, 5, '#0004');
        out += rect(x + 6, y + 4, 7, 90, '#fff5') + rect(x + w * 0.35, y + 40, w * 0.4, 20, '#eeec');
      }
    }
    return out;
  },
  flasks(r, hue) {
    let out = rect(0, 0, WIDTH, 300, hsl(hue, 22, 84)) + rect(0, 300, WIDTH, 126, hsl(hue + 20, 14, 60));
    for (let i = 0; i < 7; i++) {
      const x = 20 + i * 88 + r() * 20;
      const h = 110 + r() * 130;
      const liquid = hsl(r() * 360, 62, 52);
      out += `<path d="M${x + 26} ${340 - h} h22 v${h * 0.45} l34 ${h * 0.55} h-90 l34 -${h * 0.55} z" fill="#ffffff88" stroke="#4568" stroke-width="3"/>`;
      out += `<path d="M${x + 14} ${340 - h * 0.3} h46 l22 ${h * 0.3} h-90 z" fill="${liquid}" opacity=".8"/>`;
    }
    return out;
  },
  crystals(r, hue) {
    let out = rect(0, 0, WIDTH, HEIGHT, hsl(hue, 30, 14));
    for (let i = 0; i < 90; i++) {
      const x = r() * WIDTH;
      const y = 120 + r() * 300;
      const s = 12 + r() * 60;
      const a = r() * 360;
      out += `<polygon points="0,${-s} ${s * 0.35},${-s * 0.3} ${s * 0.2},${s} ${-s * 0.25},${s * 0.7}" transform="translate(${x} ${y}) rotate(${a})" fill="${hsl(hue + r() * 30, 35, 55 + r() * 40)}" opacity="${0.5 + r() * 0.5}"/>`;
    }
    return out;
  },
  dock(r, hue) {
    let out = rect(0, 0, WIDTH, 200, hsl(210, 40, 74)) + rect(0, 200, WIDTH, 226, hsl(40, 8, 48));
    for (let i = 0; i < 14; i++) {
      const w = 110;
      out += rect(
        (i % 6) * 112 - 20 + r() * 14,
        60 + Math.floor(i / 6) * 74,
        w,
        68,
        hsl(hue + r() * 140, 48, 34 + r() * 22),
      );
      out += rect((i % 6) * 112 - 10 + r() * 14, 70 + Math.floor(i / 6) * 74, 4, 48, '#0005');
    }
    out += rect(380, 250, 190, 80, hsl(hue + 200, 60, 45)) + rect(330, 280, 60, 50, '#ddd');
    for (const x of [360, 430, 530]) out += `<circle cx="${x}" cy="336" r="20" fill="#181818"/>`;
    return out;
  },
  corridor(r, hue) {
    let out = rect(0, 0, WIDTH, HEIGHT, hsl(hue, 25, 70));
    out += `<polygon points="0,426 640,426 380,210 260,210" fill="${hsl(hue, 12, 45)}"/>`;
    for (let i = 0; i < 6; i++) {
      const s = i / 6;
      const x = 250 * s;
      const y = 60 * s * 2.2;
      out += `<polygon points="${x},${y} ${x + 36},${y + 14} ${x + 36},${400 - y} ${x},${426 - y}" fill="${hsl(hue + r() * 20, 30, 30 + r() * 30)}"/>`;
      out += `<polygon points="${640 - x},${y} ${604 - x},${y + 14} ${604 - x},${400 - y} ${640 - x},${426 - y}" fill="${hsl(hue + r() * 20, 30, 30 + r() * 30)}"/>`;
      out += rect(300 - 60 * (1 - s), 14 + y, 120 * (1 - s) + 10, 8, '#fffc');
    }
    return out + rect(262, 205, 116, 90, hsl(hue + 40, 20, 85));
  },
  facade(r, hue) {
    let out = rect(0, 0, WIDTH, HEIGHT, hsl(205, 52, 72)) + rect(60 + r() * 40, 70, 470, 300, hsl(hue, 22, 66));
    for (let y = 0; y < 6; y++)
      for (let x = 0; x < 11; x++)
        out += rect(80 + x * 40, 90 + y * 44, 26, 28, hsl(210, 30, r() < 0.3 ? 82 : 26 + r() * 20));
    for (let i = 0; i < 9; i++)
      out += `<circle cx="${r() * WIDTH}" cy="${360 + r() * 50}" r="${24 + r() * 34}" fill="${hsl(110 + r() * 40, 36, 24 + r() * 18)}"/>`;
    return out;
  },
  hills(r, hue) {
    let out =
      rect(0, 0, WIDTH, HEIGHT, hsl(200, 45, 80)) + `<circle cx="${120 + r() * 400}" cy="80" r="36" fill="#fff4c8"/>`;
    for (let k = 0; k < 5; k++) {
      let path = `M0 426`;
      for (let x = 0; x <= 640; x += 40)
        path += ` L${x} ${150 + k * 48 - Math.sin(x / (60 + r() * 20) + k * 2) * 34 - r() * 18}`;
      out += `<path d="${path} L640 426 z" fill="${hsl(hue + k * 9, 36, 62 - k * 10)}"/>`;
    }
    for (let i = 0; i < 16; i++) out += rect(r() * 600, 300 + r() * 90, 26, 22, hsl(40 + r() * 40, 50, 60));
    return out;
  },
  bowls(r, hue) {
    let out = rect(0, 0, WIDTH, HEIGHT, hsl(28, 34, 36));
    for (let i = 0; i < 10; i++) {
      const x = 50 + (i % 4) * 165 + r() * 40;
      const y = 70 + Math.floor(i / 4) * 135 + r() * 20;
      const s = 46 + r() * 26;
      out += `<circle cx="${x + 8}" cy="${y + 10}" r="${s}" fill="#0006"/><circle cx="${x}" cy="${y}" r="${s}" fill="#e8e2d8"/>`;
      out += `<circle cx="${x}" cy="${y}" r="${s * 0.78}" fill="${hsl(hue + r() * 320, 70, 30 + r() * 30)}"/><circle cx="${x - s * 0.2}" cy="${y - s * 0.2}" r="${s * 0.3}" fill="#ffffff22"/>`;
    }
    return out;
  },
  bench(r, hue) {
    let out = rect(0, 0, WIDTH, 270, hsl(hue, 16, 40)) + rect(0, 270, WIDTH, 156, hsl(32, 40, 30));
    for (let i = 0; i < 16; i++) {
      const h = 40 + r() * 160;
      out += rect(
        i * 41 + r() * 12,
        290 - h,
        22 + r() * 16,
        h,
        hsl(hue + r() * 90, 22, 34 + r() * 50),
        `rx="${r() * 10}"`,
      );
    }
    for (let i = 0; i < 5; i++) {
      const x = 70 + i * 125;
      out += `<circle cx="${x}" cy="${320 + r() * 30}" r="${22 + r() * 16}" fill="none" stroke="${hsl(45, 60, 64)}" stroke-width="7"/>`;
    }
    return out;
  },
  lamps(r, hue) {
    let out = rect(0, 0, WIDTH, HEIGHT, hsl(hue, 40, 12));
    for (let i = 0; i < 8; i++) {
      const x = 40 + i * 80 + r() * 20;
      const y = 90 + r() * 170;
      out +=
        rect(x - 1, 0, 3, y, '#000') +
        `<circle cx="${x}" cy="${y + 20}" r="${70 + r() * 30}" fill="${hsl(40 + r() * 20, 90, 60)}" opacity=".22"/>`;
      out += `<polygon points="${x - 16},${y} ${x + 16},${y} ${x + 38},${y + 46} ${x - 38},${y + 46}" fill="${hsl(hue + r() * 200, 55, 56)}"/>`;
    }
    return out;
  },
};

/** Light from one corner, soft focus and grain make a drawing into something like a photograph. */
async function photograph(scene, seed, hue) {
  const r = randomFrom(seed);
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><defs><radialGradient id="l" cx="${0.2 + r() * 0.6}" cy="${0.15 + r() * 0.4}" r=".9"><stop offset="0" stop-color="#fff" stop-opacity=".35"/><stop offset=".5" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".55"/></radialGradient></defs>${SCENES[scene](r, hue)}<rect width="640" height="426" fill="url(#l)"/></svg>`;
  const { data } = await sharp(Buffer.from(drawing))
    .removeAlpha()
    .blur(1.1)
    .raw()
    .toBuffer({ resolveWithObject: true });
  for (let i = 0; i < data.length; i += 3) {
    const grain = (r() + r() + r() - 1.5) * 16;
    for (let c = 0; c < 3; c++) data[i + c] = Math.max(0, Math.min(255, data[i + c] + grain));
  }
  return sharp(data, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
}

const jpeg = (picture, quality = 68) => picture.jpeg({ quality, mozjpeg: true }).toBuffer();

/** The predecessor's pictures; the second number says how the successor has them: the same file, or saved again. */
const SHARED = [
  ['drum-hall.jpg', 'drums', 11, 205, 'same'],
  ['laboratory.jpg', 'flasks', 23, 190, 'same'],
  ['kojic-crystals.jpg', 'crystals', 37, 40, 'same'],
  ['loading-dock.jpg', 'dock', 41, 10, 'again'],
  ['cold-store.jpg', 'corridor', 59, 195, 'same'],
  ['office-tower.jpg', 'facade', 61, 25, 'again'],
];

const OWN = [
  ['norrvik-pigments.example', 'pigment-bowls.jpg', 'bowls', 101, 5],
  ['norrvik-pigments.example', 'kiln-yard.jpg', 'facade', 103, 350],
  ['norrvik-pigments.example', 'mill.jpg', 'bench', 107, 20],
  ['tessalune-bees.example', 'apiary.jpg', 'hills', 109, 90],
  ['tessalune-bees.example', 'wax-room.jpg', 'bowls', 113, 45],
  ['calder-whin.example', 'workbench.jpg', 'bench', 127, 260],
  ['calder-whin.example', 'test-room.jpg', 'corridor', 131, 80],
  ['baolite-adsorbents.example', 'bead-tower.jpg', 'drums', 137, 60],
  ['baolite-adsorbents.example', 'works-gate.jpg', 'facade', 139, 200],
  ['pellworm-glass.example', 'furnace.jpg', 'lamps', 149, 20],
  ['pellworm-glass.example', 'tide-flats.jpg', 'hills', 151, 180],
  ['marchetti-aromi.example', 'cellar.jpg', 'corridor', 157, 30],
  ['marchetti-aromi.example', 'citrus-terraces.jpg', 'hills', 163, 60],
  ['harbour-courier.example', 'quay.jpg', 'dock', 167, 150],
  ['wickerby-lamps.example', 'shop-window.jpg', 'lamps', 173, 280],
  ['wickerby-lamps.example', 'shades.jpg', 'lamps', 179, 120],
];

/** A stock photo is bought by many: the same bytes lie on honest sites that have nothing to do with each other. */
const STOCK = ['laboratory.jpg', ['pellworm-glass.example', 'baolite-adsorbents.example']];

async function save(path, bytes) {
  const target = join(WORLD, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, bytes);
}

for (const [name, scene, seed, hue, how] of SHARED) {
  const picture = await photograph(scene, seed, hue);
  const bytes = await jpeg(picture);
  await save(`${PREDECESSOR}/${name}`, bytes);
  await save(`${SUCCESSOR}/${name}`, how === 'same' ? bytes : await jpeg(sharp(bytes).resize(560), 58));
}
for (const [host, name, scene, seed, hue] of OWN)
  await save(`sites/${host}/img/${name}`, await jpeg(await photograph(scene, seed, hue)));
for (const host of STOCK[1]) {
  await mkdir(join(WORLD, 'sites', host, 'img'), { recursive: true });
  await copyFile(join(WORLD, PREDECESSOR, STOCK[0]), join(WORLD, 'sites', host, 'img', STOCK[0]));
}

/** QR codes: the successor changed the text around the old firm's code and not the code. An honest seller has its own. */
const CODES = [
  [[`${PREDECESSOR}/desk-code.png`, `${SUCCESSOR}/desk-code.png`], 'weixin://contacts/profile/qiruntuo_desk'],
  [['sites/baolite-adsorbents.example/img/sales-code.png'], 'weixin://contacts/profile/baolite_sales'],
];

const wasm = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'));
prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } });
for (const [paths, text] of CODES) {
  const { image } = await writeBarcode(text, { format: 'QRCode', scale: 6 });
  const bytes = Buffer.from(await image.arrayBuffer());
  for (const path of paths) await save(path, bytes);
}
