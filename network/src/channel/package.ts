/**
 * The chaincode package: the same bytes, hence the same package id, for every organisation and on every
 * machine. It says only that the chaincode runs as a service; where, and with which keys, each node knows for
 * itself.
 */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { chaincodeName } from '../topology.ts';

const blockSize = 512;
const honestLabel = `${chaincodeName}_1`;

type Entry = { readonly name: string; readonly content: Buffer };

/** One file of a POSIX tar archive, with no owner and no date. */
const tarEntry = ({ name, content }: Entry): Buffer => {
  const header = Buffer.alloc(blockSize);
  const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, '0')}\0`;
  header.write(name, 0);
  header.write(octal(0o644, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(content.length, 12), 124);
  header.write(octal(0, 12), 136);
  header.write(' '.repeat(8), 148);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  const padding = Buffer.alloc((blockSize - (content.length % blockSize)) % blockSize);
  return Buffer.concat([header, content, padding]);
};

const archive = (entries: readonly Entry[]): Buffer => {
  const packed = gzipSync(Buffer.concat([...entries.map(tarEntry), Buffer.alloc(2 * blockSize)]), {
    level: 9,
  });
  // The byte that names the operating system differs between machines.
  packed[9] = 0xff;
  return packed;
};

export type ChaincodePackage = { readonly id: string; readonly content: Buffer };

/** @param label part of the id: an organisation that runs other code installs it under another one */
export const chaincodePackage = (label = honestLabel): ChaincodePackage => {
  const code = archive([
    { name: 'service.json', content: Buffer.from(`${JSON.stringify({ name: chaincodeName })}\n`) },
  ]);
  const metadata = Buffer.from(JSON.stringify({ type: 'ccaas', label }));
  const content = archive([
    { name: 'metadata.json', content: metadata },
    { name: 'code.tar.gz', content: code },
  ]);
  return { id: `${label}:${createHash('sha256').update(content).digest('hex')}`, content };
};
