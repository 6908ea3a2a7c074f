/** Files of rows, of whatever format, read as a stream of characters. */
import type { CsvFault } from './fault.ts';

/** One character after the other; a row, a fault or nothing comes of each, and of the end. */
export interface RowReader<Row extends object> {
  readonly next: (character: string) => Row | CsvFault | undefined;
  readonly end: () => Row | CsvFault | undefined;
  /** The file is no text in its encoding from here on. */
  readonly notText: () => CsvFault;
}

/** Characters of a file: UTF-8 with or without its mark, or GB 18030, of which GBK and GB 2312 are parts. */
export const encodings = ['utf-8', 'gb18030'] as const;
export type Encoding = (typeof encodings)[number];

/** Rows in order; a fault of the file is the last thing yielded. */
export async function* rowsIn<Row extends object>(
  chunks: AsyncIterable<Uint8Array>,
  reader: RowReader<Row>,
  encoding: Encoding = 'utf-8',
): AsyncGenerator<Row | CsvFault> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const textOf = (chunk?: Uint8Array): string | undefined => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      return undefined;
    }
  };
  for await (const chunk of chunks) {
    const text = textOf(chunk);
    if (text === undefined) {
      yield reader.notText();
      return;
    }
    for (const character of text) {
      const found = reader.next(character);
      if (found === undefined) continue;
      yield found;
      if ('fault' in found) return;
    }
  }
  const last = textOf() === undefined ? reader.notText() : reader.end();
  if (last !== undefined) yield last;
}
