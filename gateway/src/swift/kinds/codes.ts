/** Kinds with code words. */
import { z } from 'zod';
import type { CodeListName } from '../code-lists.ts';
import type { FindingCode } from '../findings.ts';
import { type Kind, kindOf, partOf, plain, type Reading, startOf, written } from './kind.ts';

/** Reports a word that is not on the list, as the list's standing says. */
export const checkCode = (
  word: string,
  name: CodeListName,
  at: number,
  { profile, report }: Reading,
): void => {
  const { codes, isConfirmed, obsolete = [], finding = 'CODE_UNKNOWN' } = profile.codeLists[name];
  if (codes.includes(word)) return;
  const expected = `one of ${codes.join(', ')}`;
  if (obsolete.includes(word)) report({ code: 'CODE_OBSOLETE', expected }, at);
  else report({ code: finding, expected, severity: isConfirmed ? 'error' : profile.unconfirmed }, at);
};

/** One code word. */
export const code = (notation: string, codes: CodeListName): Kind<string> =>
  kindOf({
    ...plain(notation),
    schema: z.string().min(1),
    codes,
    read: ({ text }, reading) => {
      checkCode(text, codes, 0, reading);
      return text;
    },
    write: written,
  });

export interface FormAndConfirmation {
  readonly type: string;
  readonly confirmation: string;
}

/** 40B: form of the credit, and whether the sender adds its confirmation. */
export const formAndConfirmation: Kind<FormAndConfirmation> = kindOf({
  ...plain('24x$24x'),
  schema: z.strictObject({ type: z.string().min(1), confirmation: z.string().min(1) }),
  read: (content, reading) => {
    const type = partOf(content, 0);
    const confirmation = partOf(content, 1);
    checkCode(type, 'formOfCredit', 0, reading);
    checkCode(confirmation, 'confirmationOfAdvice', startOf(content, 1), reading);
    return { type, confirmation };
  },
  write: ({ type, confirmation }) => written(`${type}\n${confirmation}`),
});

export interface CodeAndNarrative {
  readonly code: string;
  readonly narrative?: string;
}

const codeAndNarrative = z.strictObject({
  code: z.string().min(1),
  narrative: z.string().min(1).optional(),
}) as z.ZodType<CodeAndNarrative>;

const withNarrative = (word: string, narrative: string | undefined): CodeAndNarrative =>
  narrative === undefined ? { code: word } : { code: word, narrative };

/** Reads a code that takes a narrative only when it is OTHR. */
const readWithOther =
  (codes: CodeListName, finding: FindingCode): Kind<CodeAndNarrative>['read'] =>
  (content, reading) => {
    const word = partOf(content, 0);
    checkCode(word, codes, 0, reading);
    const narrative = content.parts[1];
    if (narrative !== undefined && word !== 'OTHR') {
      reading.report({ code: finding, expected: 'no narrative, or the code OTHR' }, word.length);
    }
    return withNarrative(word, narrative);
  };

/** 40E: applicable rules; a narrative only with OTHR. */
export const applicableRules: Kind<CodeAndNarrative> = kindOf({
  ...plain('30x[/35x]'),
  schema: codeAndNarrative,
  codes: 'applicableRules',
  read: readWithOther('applicableRules', 'RULES_NARRATIVE'),
  write: ({ code: word, narrative }, writer) => {
    const component = applicableRules.formats['']?.components[1];
    if (narrative === undefined || component === undefined) return written(word);
    return written(`${word}/${writer.line(narrative, component)}`);
  },
});

/** 71N: who pays the amendment's charges; a narrative only with OTHR. */
export const amendmentCharges: Kind<CodeAndNarrative> = kindOf({
  ...plain('4!c[$6*35z]'),
  schema: codeAndNarrative,
  codes: 'amendmentCharges',
  read: readWithOther('amendmentCharges', 'NARRATIVE_NOT_ALLOWED'),
  write: ({ code: word, narrative }, writer) => {
    const component = amendmentCharges.formats['']?.components[1];
    if (narrative === undefined || component === undefined) return written(word);
    const texts = writer.counted(writer.narrative(`\n${narrative}`, component).slice(1), component);
    return written([word, ...texts].join('\n'));
  },
});

/** A code between slashes, with a text after it: 73R, 73S. */
export const codeBetweenSlashes = (notation: string): Kind<CodeAndNarrative> => {
  const kind: Kind<CodeAndNarrative> = kindOf({
    ...plain(notation),
    schema: codeAndNarrative,
    read: (content) => withNarrative(partOf(content, 0), content.parts[1]),
    write: ({ code: word, narrative }, writer) => {
      const component = kind.formats['']?.components[1];
      const text =
        narrative === undefined || component === undefined ? '' : writer.line(narrative, component);
      return written(`/${word}/${text}`);
    },
  });
  return kind;
};

const disposalPattern = /^\/([A-Z0-9]{1,8})\/([\s\S]*)$/;

/** 77B: a code between slashes, then text that may run over three lines. */
export const disposal: Kind<CodeAndNarrative> = kindOf({
  ...plain('3*35x'),
  schema: codeAndNarrative,
  codes: 'disposalOfDocuments',
  read: ({ text }, reading) => {
    const match = disposalPattern.exec(text);
    if (match === null) {
      reading.report({ code: 'FORMAT_INVALID', expected: '/code/ of at most 8 letters and digits' }, 0);
      return undefined;
    }
    const [, word = '', narrative] = match;
    checkCode(word, 'disposalOfDocuments', 1, reading);
    return withNarrative(word, narrative === '' ? undefined : narrative);
  },
  write: ({ code: word, narrative = '' }, writer) => {
    const component = disposal.formats['']?.components[0];
    const text = `/${word}/${narrative}`;
    if (component === undefined) return written(text);
    return written(writer.counted(writer.narrative(text, component), component).join('\n'));
  },
});

export interface FileIdentification {
  readonly code: string;
  readonly reference: string;
}

/** 23X: how a file is delivered, and its name or reference. */
export const fileIdentification: Kind<FileIdentification> = kindOf({
  ...plain('4!c/65x'),
  schema: z.strictObject({ code: z.string().min(1), reference: z.string().min(1) }),
  read: (content) => ({ code: partOf(content, 0), reference: partOf(content, 1) }),
  write: ({ code: word, reference }, writer) => {
    const component = fileIdentification.formats['']?.components[1];
    return written(component === undefined ? word : `${word}/${writer.line(reference, component)}`);
  },
});

const chargeCode = /^\/([A-Z0-9]{1,8})\//;

/** 71D and 73A: lines, each free or with a code of charges between slashes. */
export const checkChargeCodes = (text: string, reading: Reading): void => {
  let at = 0;
  for (const textLine of text.split('\n')) {
    const [, word] = chargeCode.exec(textLine) ?? [];
    if (word !== undefined) checkCode(word, 'charges', at + 1, reading);
    at += textLine.length + 1;
  }
};
