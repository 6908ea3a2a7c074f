/** 45B, 46B, 47B, 49M, 49N: how the text of a credit is amended. */
import { z } from 'zod';
import { type Kind, kindOf, plain, type Reading, written } from './kind.ts';

const actions = ['ADD', 'DELETE', 'REPALL'] as const;

export interface AmendedText {
  /** Add the text, delete it, or replace all that stood in the field. */
  readonly action: (typeof actions)[number];
  readonly text: string;
}

const actionPattern = /^\/(ADD|DELETE|REPALL)\/(.*)$/;
const startsWrongly = /^[/:-]/;

const expectedCode = `a line that starts with ${actions.map((action) => `/${action}/`).join(', ')}`;

interface Item {
  readonly action: AmendedText['action'];
  readonly lines: string[];
}

/** The line that breaks the order of codes, as an offset; −1 when none does. */
const firstWrongLine = (texts: readonly string[]): number => {
  let at = 0;
  for (const [index, textLine] of texts.entries()) {
    if (!actionPattern.test(textLine) && (index === 0 || textLine.startsWith('/'))) return at;
    at += textLine.length + 1;
  }
  return -1;
};

const itemsOf = (texts: readonly string[]): Item[] => {
  const items: Item[] = [];
  for (const textLine of texts) {
    const [, action, rest = ''] = actionPattern.exec(textLine) ?? [];
    if (action === undefined) items.at(-1)?.lines.push(textLine);
    else items.push({ action: action as Item['action'], lines: [rest] });
  }
  return items;
};

const read = (text: string, { report }: Reading): AmendedText[] | undefined => {
  const texts = text.split('\n');
  const wrong = firstWrongLine(texts);
  if (wrong >= 0) {
    report({ code: 'AMENDMENT_CODE', expected: expectedCode }, wrong);
    return undefined;
  }
  const items = itemsOf(texts);
  if (items.length > 1 && items.some(({ action }) => action === 'REPALL')) {
    report({ code: 'AMENDMENT_CODE', expected: '/REPALL/ as the only code of the field' }, 0);
  }
  return items.map(({ action, lines }) => ({ action, text: lines.join('\n') }));
};

/** Each item starts with a code between slashes; its further lines start with no slash. */
export const amendedText = (notation: string): Kind<AmendedText[]> => {
  const kind: Kind<AmendedText[]> = kindOf({
    ...plain(notation),
    schema: z.array(z.strictObject({ action: z.enum(actions), text: z.string() })).min(1),
    mayBreakBefore: (textLine) => actionPattern.test(textLine),
    read: ({ text }, reading) => read(text, reading),
    write: (value, writer) => {
      const component = kind.formats['']?.components[0];
      if (component === undefined) return written('');
      const texts = value.flatMap(({ action, text }) =>
        writer.narrative(`/${action}/${text}`, component, startsWrongly),
      );
      return written(texts.join('\n'));
    },
  });
  return kind;
};
