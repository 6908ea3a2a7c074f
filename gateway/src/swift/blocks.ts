/** Cuts a file into messages and a message into blocks `{1:…}{2:…}{3:…}{4:…}{5:…}`. */
import type { Report } from './source.ts';

export interface Block {
  readonly id: string;
  /** Offset of the opening brace. */
  readonly start: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  /** Offset after the closing brace. */
  readonly end: number;
}

const opening = /\{([0-9A-Z]):/y;
const anyOpening = /\{[0-9A-Z]:/g;
const textEnd = /(?:\r\n|\r|\n)-\}/g;
const nextMessage = '{1:';
/** A whole basic header: no text holds its closing brace. */
const basicHeader = /\{1:[FAL]\d{2}[A-Z0-9]{12}\d{10}\}/g;
/** Control characters too: files for older interfaces have them around each message. */
const whiteSpace = /[\s\p{Cc}]*/uy;

const skipWhiteSpace = (text: string, at: number): number => {
  whiteSpace.lastIndex = at;
  whiteSpace.test(text);
  return whiteSpace.lastIndex;
};

const orEnd = (text: string, at: number): number => (at < 0 ? text.length : at);

/** Headers are short: a brace that is not closed within this length never is. */
const headerLengthMax = (id: string): number => (id === '1' || id === '2' ? 100 : 2000);
/** No message has more; what follows is no message. */
const blocksMax = 12;

/** Offset of the brace that closes the block, −1 when there is none. */
const closingBrace = (text: string, from: number, lengthMax: number): number => {
  let depth = 1;
  const limit = Math.min(text.length, from + lengthMax);
  for (let at = from; at < limit; at += 1) {
    const character = text.charAt(at);
    if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
};

/** A brace or a hyphen alone may stand instead of the line that ends a text block. */
const withoutLoneEnd = (content: string): string => {
  const trimmed = content.trimEnd();
  return /[\r\n][}-]$/.test(trimmed) ? trimmed.slice(0, -1).trimEnd() : trimmed;
};

/** The text block ends with a line that holds the hyphen and the brace. */
const readTextBlock = (text: string, start: number, contentStart: number, report: Report): Block => {
  textEnd.lastIndex = contentStart;
  const match = textEnd.exec(text);
  basicHeader.lastIndex = contentStart;
  const limit = basicHeader.exec(text)?.index ?? text.length;
  if (match !== null && match.index < limit) {
    return { id: '4', start, contentStart, contentEnd: match.index, end: textEnd.lastIndex };
  }
  report({ code: 'BLOCK_NOT_CLOSED', expected: 'a line -} at the end of block 4' }, start);
  const hyphen = text.indexOf('-}', contentStart);
  if (hyphen >= 0 && hyphen < limit) {
    return { id: '4', start, contentStart, contentEnd: hyphen, end: hyphen + 2 };
  }
  const content = withoutLoneEnd(text.slice(contentStart, limit));
  return { id: '4', start, contentStart, contentEnd: contentStart + content.length, end: limit };
};

const readBlock = (text: string, start: number, id: string, report: Report): Block => {
  const contentStart = start + 3;
  if (id === '4' && text.charAt(contentStart) !== '{')
    return readTextBlock(text, start, contentStart, report);
  const close = closingBrace(text, contentStart, headerLengthMax(id));
  if (close >= 0) return { id, start, contentStart, contentEnd: close, end: close + 1 };
  report({ code: 'BLOCK_NOT_CLOSED', expected: `a closing brace of block ${id}` }, start);
  const limit = orEnd(text, text.indexOf('{', contentStart));
  return { id, start, contentStart, contentEnd: limit, end: limit };
};

/** What stands where a block should: white space, a separator between messages, or something else. */
const skipForeign = (text: string, at: number, report: Report): number => {
  report({ code: 'TEXT_AFTER_MESSAGE', expected: 'a block, or the end of the message' }, at);
  anyOpening.lastIndex = at + 1;
  return anyOpening.exec(text)?.index ?? text.length;
};

const separator = '$';

export interface BlocksOfMessage {
  readonly blocks: readonly Block[];
  /** Offset at which the next message may start. */
  readonly end: number;
}

const skipSpace = (text: string, at: number, report: Report): number => {
  const start = skipWhiteSpace(text, at);
  const isBetweenMessages = text.startsWith(separator, start) || text.startsWith(nextMessage, start);
  if (start > at && start < text.length && !isBetweenMessages) {
    report({ code: 'SPACE_BETWEEN_BLOCKS', expected: 'no white space between blocks' }, at);
  }
  return start;
};

/** Whether the message ends here: at the end of the text, at a separator, or where the next one starts. */
const endsAt = (text: string, start: number, blocks: readonly Block[]): boolean =>
  start >= text.length ||
  (blocks.length > 0 && (text.startsWith(separator, start) || text.startsWith(nextMessage, start)));

/** The blocks of the message that starts at an offset; stops where the next one starts. */
export const readBlocks = (text: string, from: number, report: Report): BlocksOfMessage => {
  const blocks: Block[] = [];
  let start = skipSpace(text, from, report);
  while (!endsAt(text, start, blocks)) {
    opening.lastIndex = start;
    const [, id] = opening.exec(text) ?? [];
    if (id === undefined || blocks.length >= blocksMax) start = skipForeign(text, start, report);
    else {
      const block = readBlock(text, start, id, report);
      blocks.push(block);
      start = skipSpace(text, block.end, report);
    }
  }
  return { blocks, end: text.startsWith(separator, start) ? start + separator.length : start };
};
