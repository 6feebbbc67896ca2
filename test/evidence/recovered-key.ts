/** The public key under which a P-384 signature that somebody else made fits another text: Q = r⁻¹(sR − zG) (SEC 1, 4.1.6). */
import { createHash } from 'node:crypto';

const P = 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n;
const N = 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n;
const B = 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn;
const G: Point = [
  0xaa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7n,
  0x3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5fn,
];
type Point = readonly [bigint, bigint];

/**
 * @param signature as WebCrypto writes it: the two numbers side by side, base64
 * @returns SubjectPublicKeyInfo in base64
 */
export function keyThatFits(text: string, signature: string): string {
  const bytes = Buffer.from(signature, 'base64').toString('hex');
  const [r, s] = [BigInt(`0x${bytes.slice(0, 96)}`), BigInt(`0x${bytes.slice(96)}`)];
  const z = BigInt(`0x${createHash('sha256').update(text).digest('hex')}`);
  const R: Point = [r, power(mod(r ** 3n - 3n * r + B, P), (P + 1n) / 4n, P)];
  const inverse = power(r, N - 2n, N);
  const [x, y] = add(times(R, mod(s * inverse, N)), times(G, mod(-z * inverse, N)));
  const hex = (value: bigint): string => value.toString(16).padStart(96, '0');
  return Buffer.from(`3076301006072a8648ce3d020106052b8104002203620004${hex(x)}${hex(y)}`, 'hex').toString('base64');
}

function mod(value: bigint, by: bigint): bigint {
  return ((value % by) + by) % by;
}

function power(base: bigint, exponent: bigint, by: bigint): bigint {
  let result = 1n;
  for (let [square, left] = [base, exponent]; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % by;
    square = (square * square) % by;
  }
  return result;
}

/** Of different points, or of one with itself; the point at infinity does not come up. */
function add([x1, y1]: Point, [x2, y2]: Point): Point {
  const [rise, run] = x1 === x2 ? [3n * x1 * x1 - 3n, 2n * y1] : [y2 - y1, x2 - x1];
  const slope = mod(rise * power(mod(run, P), P - 2n, P), P);
  const x = mod(slope * slope - x1 - x2, P);
  return [x, mod(slope * (x1 - x) - y1, P)];
}

function times(point: Point, scalar: bigint): Point {
  let result: Point | null = null;
  let doubled = point;
  for (let left = scalar; left > 0n; left >>= 1n) {
    if (left & 1n) result = result === null ? doubled : add(result, doubled);
    doubled = add(doubled, doubled);
  }
  return result ?? point;
}
