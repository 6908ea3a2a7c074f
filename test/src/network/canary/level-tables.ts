/**
 * Reads the tables of a LevelDB as bytes. Their blocks are compressed with Snappy, so a search of the raw files
 * would find nothing. Formats: leveldb/doc/table_format.md, snappy/format_description.txt.
 */
interface Handle {
  readonly offset: number;
  readonly size: number;
}

const footerSize = 48;
const compressedBySnappy = 1;

const readVarint = (bytes: Buffer, start: number): [value: number, next: number] => {
  let [value, next, factor] = [0, start, 1];
  for (;;) {
    const byte = bytes.readUInt8(next);
    next += 1;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return [value, next];
    factor *= 128;
  }
};

/** Length and offset of a copy, and where the next element starts. */
const readCopy = (bytes: Buffer, at: number): [length: number, offset: number, next: number] => {
  const tag = bytes.readUInt8(at);
  if ((tag & 3) === 1) return [((tag >> 2) & 7) + 4, ((tag >> 5) << 8) + bytes.readUInt8(at + 1), at + 2];
  const length = (tag >> 2) + 1;
  return (tag & 3) === 2
    ? [length, bytes.readUInt16LE(at + 1), at + 3]
    : [length, bytes.readUInt32LE(at + 1), at + 5];
};

const readLiteral = (bytes: Buffer, at: number): [length: number, start: number] => {
  const size = bytes.readUInt8(at) >> 2;
  if (size < 60) return [size + 1, at + 1];
  const width = size - 59;
  return [bytes.readUIntLE(at + 1, width) + 1, at + 1 + width];
};

/** @throws RangeError when the bytes are not Snappy's */
export const uncompress = (bytes: Buffer): Buffer => {
  const [size, first] = readVarint(bytes, 0);
  const plain = Buffer.alloc(size);
  let filled = 0;
  for (let at = first; at < bytes.length;) {
    if ((bytes.readUInt8(at) & 3) === 0) {
      const [length, start] = readLiteral(bytes, at);
      bytes.copy(plain, filled, start, start + length);
      filled += length;
      at = start + length;
    } else {
      const [length, offset, next] = readCopy(bytes, at);
      // A copy may overlap what it writes.
      for (let index = 0; index < length; index += 1) {
        plain.writeUInt8(plain.readUInt8(filled - offset), filled);
        filled += 1;
      }
      at = next;
    }
  }
  return plain;
};

const readHandle = (bytes: Buffer, at: number): [Handle, number] => {
  const [offset, afterOffset] = readVarint(bytes, at);
  const [size, next] = readVarint(bytes, afterOffset);
  return [{ offset, size }, next];
};

const blockAt = (table: Buffer, { offset, size }: Handle): Buffer => {
  const block = table.subarray(offset, offset + size);
  return table.readUInt8(offset + size) === compressedBySnappy ? uncompress(block) : block;
};

/** The values of a block's entries, in order. */
const valuesOf = (block: Buffer): Buffer[] => {
  const restarts = block.readUInt32LE(block.length - 4);
  const end = block.length - 4 - restarts * 4;
  const values: Buffer[] = [];
  for (let at = 0; at < end;) {
    const [, afterShared] = readVarint(block, at);
    const [unshared, afterUnshared] = readVarint(block, afterShared);
    const [length, start] = readVarint(block, afterUnshared);
    values.push(block.subarray(start + unshared, start + unshared + length));
    at = start + unshared + length;
  }
  return values;
};

/** The plain bytes of all data blocks of a table file. */
export const tableContent = (table: Buffer): Buffer => {
  const footer = table.length - footerSize;
  const [, afterMeta] = readHandle(table, footer);
  const [index] = readHandle(table, afterMeta);
  const handles = valuesOf(blockAt(table, index)).map((value) => readHandle(value, 0)[0]);
  return Buffer.concat(handles.map((handle) => blockAt(table, handle)));
};
