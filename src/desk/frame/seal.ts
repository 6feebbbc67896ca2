/** Values that a browser keeps and only this desk can read, make or change (AES-256-GCM). */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Makes its own key, which ends with the process. */
export function openSeal<T>() {
  const key = randomBytes(32);
  return {
    close(value: T): string {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const sealed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    /** Null: this process has not sealed it. */
    open(sealed: string): T | null {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      try {
        const rest = bytes.subarray(NONCE_BYTES + TAG_BYTES);
        return JSON.parse(Buffer.concat([decipher.update(rest), decipher.final()]).toString('utf8')) as T;
      } catch {
        return null;
      }
    },
  };
}
