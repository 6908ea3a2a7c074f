const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The bytes of a base64url text without padding; bits beyond the last whole byte are dropped. */
export const bytesOfBase64Url = (text: string): Uint8Array => {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let [bits, held, place] = [0, 0, 0];
  for (const digit of text) {
    bits = ((bits << 6) | digits.indexOf(digit)) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[place] = (bits >> held) & 0xff;
    place += 1;
  }
  return bytes;
};
