/** How a refusal travels: as the message of an error, `CODE: {detail}`. */
import { z } from 'zod';
import { errorCatalogue, type ErrorCode, type Refusal } from './errors.ts';

/**
 * The text in which a refusal leaves the chaincode: only the message of an error reaches a client. Braces inside are
 * escaped, so that the reader finds the end: a pointer repeats member names, and a client may call them anything.
 */
export const refusalText = ({ refused, pointer, expected, article }: Refusal): string => {
  const members = JSON.stringify({ pointer, expected, article }).slice(1, -1);
  return `${refused}: {${members.replaceAll('{', '\\u007b').replaceAll('}', '\\u007d')}}`;
};

const Where = z.object({
  pointer: z.string().optional(),
  expected: z.string().optional(),
  article: z.string().optional(),
});

/** Reads a refusal out of an error message of Fabric, wherever it stands in it. */
export const parseRefusal = (message: string): Refusal | undefined => {
  const match = /\b([A-Z][A-Z0-9_]+): (\{[^{}]*\})/.exec(message);
  const code = match?.[1];
  if (code === undefined || !(code in errorCatalogue)) return undefined;
  try {
    const where = Where.parse(JSON.parse(match?.[2] ?? '{}'));
    return { refused: code as ErrorCode, ...(where as Pick<Refusal, 'pointer' | 'expected' | 'article'>) };
  } catch {
    return undefined;
  }
};
