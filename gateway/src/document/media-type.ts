/** What a file is, by its first bytes: what a client calls it proves nothing. */

const signatures: readonly (readonly [string, readonly string[]])[] = [
  ['application/pdf', ['255044462d']],
  ['image/png', ['89504e470d0a1a0a']],
  ['image/jpeg', ['ffd8ff']],
  ['image/tiff', ['49492a00', '4d4d002a']],
  // OFD, the national form of fully digital invoices, is a zip.
  ['application/ofd', ['504b0304']],
  ['application/xml', ['3c3f786d6c', 'efbbbf3c3f786d6c']],
];

/** The kinds of file that the gateway takes. */
export const mediaTypes: readonly string[] = signatures.map(([type]) => type);

/** Longest signature. */
export const signatureLength = 8;

/** @param head at least the first `signatureLength` bytes, or the whole of a shorter file */
export const mediaTypeOf = (head: Uint8Array): string | undefined => {
  const hex = Buffer.from(head.subarray(0, signatureLength)).toString('hex');
  return signatures.find(([, starts]) => starts.some((start) => hex.startsWith(start)))?.[0];
};
