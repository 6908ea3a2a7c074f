/**
 * An XML file as a tree of elements with their namespaces and lines. Strict, and closed: no document type declaration,
 * so that no entity of its own is ever expanded and nothing outside the file is ever read.
 */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { CsvFault } from '../csv/fault.ts';

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** Namespace; empty where there is none. */
  readonly namespace: string;
  /** Line of the file on which the element opens, from 1. */
  readonly line: number;
  /** By name, without those of a namespace. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** What stands directly in it, trimmed. */
  readonly text: string;
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

/** In bytes. */
const lengthMax = 1_048_576;
const depthMax = 40;
const elementsMax = 20_000;

class Broken extends Error {
  readonly fault: CsvFault;
  constructor(line: number, column: number, expected: string) {
    super(expected);
    this.fault = { fault: 'row', line, column, expected };
  }
}

const bytesOf = async (chunks: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const read: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    read.push(chunk);
    length += chunk.length;
    if (length > lengthMax) throw new Broken(1, 1, `a file of at most ${lengthMax} bytes`);
  }
  return Buffer.concat(read);
};

/** What a file says of its encoding, by the name of the decoder; others are refused. */
const decoders = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['gbk', 'gb18030'],
  ['gb2312', 'gb18030'],
  ['gb18030', 'gb18030'],
]);

const textOf = (bytes: Buffer): string => {
  const head = bytes.subarray(0, 200).toString('latin1');
  const said = /^(?:\xef\xbb\xbf)?<\?xml[^>]*\sencoding=["']([^"']*)["']/.exec(head)?.[1] ?? 'utf-8';
  const decoder = decoders.get(said.toLowerCase());
  if (decoder === undefined) throw new Broken(1, 1, 'the encoding UTF-8, GB 18030, GBK or GB 2312');
  try {
    return new TextDecoder(decoder, { fatal: true }).decode(bytes);
  } catch {
    throw new Broken(1, 1, 'text in the encoding that the file names');
  }
};

const attributesOf = ({ attributes }: SaxesTagNS): Record<string, string> =>
  Object.fromEntries(
    Object.values(attributes)
      .filter(({ uri }) => uri === '')
      .map(({ name, value }) => [name, value]),
  );

const parse = (text: string): XmlElement => {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const broken = (expected: string): Broken => new Broken(parser.line, parser.column, expected);
  const open: OpenElement[] = [];
  let [root, count] = [undefined as OpenElement | undefined, 0];
  parser.on('error', () => {
    throw broken('well-formed XML with declared namespaces, and no entity of its own');
  });
  parser.on('doctype', () => {
    throw broken('no document type declaration');
  });
  parser.on('opentag', (tag) => {
    count += 1;
    if (open.length >= depthMax) throw broken(`at most ${depthMax} elements within each other`);
    if (count > elementsMax) throw broken(`at most ${elementsMax} elements`);
    const { local: name, uri: namespace } = tag;
    const element = {
      name,
      namespace,
      line: parser.line,
      attributes: attributesOf(tag),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => {
    const element = open.pop();
    if (element !== undefined) element.text = element.text.trim();
  });
  const add = (part: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += part;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(text).close();
  if (root === undefined) throw broken('an element');
  return root;
};

/** The root element, or what is wrong with the file. */
export const xmlDocument = async (chunks: AsyncIterable<Uint8Array>): Promise<XmlElement | CsvFault> => {
  try {
    return parse(textOf(await bytesOf(chunks)));
  } catch (error) {
    if (error instanceof Broken) return error.fault;
    throw error;
  }
};
