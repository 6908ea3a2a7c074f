/** Kinds whose value is the text itself: references, single lines, narratives. */
import { z } from 'zod';
import type { Component } from '../notation.ts';
import { type Kind, kindOf, plain, written } from './kind.ts';

const firstComponent = (kind: Pick<Kind<never>, 'formats'>): Component => {
  const component = kind.formats['']?.components[0];
  if (component === undefined) throw new Error('a text kind has one component');
  return component;
};

/** One line. */
export const line = (notation: string): Kind<string> => {
  const kind: Kind<string> = kindOf({
    ...plain(notation),
    schema: z.string().min(1),
    read: ({ text }) => text,
    write: (value, writer) => written(writer.line(value, firstComponent(kind))),
  });
  return kind;
};

/** One line that is a name of something: written as it is or refused, never changed. */
export const identifier = (notation: string): Kind<string> => ({ ...line(notation), write: written });

const hasWrongSlashes = /^\/|\/$|\/\//;

/** A reference: one line that neither starts nor ends with a slash nor holds two in a row. */
export const reference = (notation: string): Kind<string> => ({
  ...identifier(notation),
  read: ({ text }, { report }) => {
    if (hasWrongSlashes.test(text)) {
      report({ code: 'REFERENCE_SLASHES', expected: 'no slash at either end, no two in a row' }, 0);
    }
    return text;
  },
});

/** Lines as they stand. */
export const lines = (notation: string): Kind<string[]> => {
  const kind: Kind<string[]> = kindOf({
    ...plain(notation),
    schema: z.array(z.string()).min(1),
    read: ({ text }) => text.split('\n'),
    write: (value, writer) => written(writer.lines(value, firstComponent(kind)).join('\n')),
  });
  return kind;
};

/** Lines of free text: one that is too long is continued on the next. */
export const narrative = (notation: string): Kind<string[]> => {
  const kind: Kind<string[]> = kindOf({
    ...plain(notation),
    schema: z.array(z.string()).min(1),
    read: ({ text }) => text.split('\n'),
    write: (value, writer) => {
      const component = firstComponent(kind);
      return written(writer.counted(writer.narrative(value.join('\n'), component), component).join('\n'));
    },
  });
  return kind;
};

const paragraphMark = '+';
const startsWrongly = /^[:+-]/;

/** Items of a text: a line that starts with `+` starts the next one; line ends within an item are kept. */
export const itemsOf = (text: string): string[] => {
  const items: string[][] = [];
  for (const textLine of text.split('\n')) {
    if (textLine.startsWith(paragraphMark)) items.push([textLine.slice(1)]);
    else if (items.length === 0) items.push([textLine]);
    else items.at(-1)?.push(textLine);
  }
  return items.map((item) => item.join('\n'));
};

/** Items, each written with a leading `+`. Long fields may continue in a further message. */
export const paragraphs = (notation: string): Kind<string[]> => {
  const kind: Kind<string[]> = kindOf({
    ...plain(notation),
    schema: z.array(z.string()).min(1),
    mayBreakBefore: () => true,
    read: ({ text }) => itemsOf(text),
    write: (value, writer) => {
      const component = firstComponent(kind);
      const texts = value.flatMap((item) =>
        writer.narrative(`${paragraphMark}${item}`, component, startsWrongly),
      );
      return written(texts.join('\n'));
    },
  });
  return kind;
};
