/** Reads an invoice out of an XML tree: what is missing or wrong is a fault of its element, by its path. */
import { minorUnitDigits } from '@chopmark/chaincode/api';
import type { CsvFault } from '../csv/fault.ts';
import { xmlDocument, type XmlElement } from '../xml/document.ts';
import type { Candidate } from './candidate.ts';

/** `cbc:ID`, with the prefixes that the format's own documents use. */
export interface Vocabulary {
  /** Namespace of each prefix; elements without one are of `''`. */
  readonly namespaces: Readonly<Record<string, string>>;
}

export interface Found {
  readonly path: string;
  readonly element: XmlElement;
}

export class NotAnInvoice extends Error {
  readonly fault: CsvFault;
  constructor({ path, element }: Found, expected: string) {
    super(expected);
    this.fault = { fault: 'row', line: element.line, column: path, expected };
  }
}

const isNamed = ({ namespaces }: Vocabulary, step: string, { name, namespace }: XmlElement): boolean => {
  const [local = '', prefix = ''] = step.split(':').reverse();
  return name === local && namespace === namespaces[prefix];
};

export interface Reading {
  /** Every element at the path below the given one. */
  readonly all: (at: Found, path: string) => Found[];
  readonly first: (at: Found, path: string) => Found | undefined;
  /** Text of the first one; `undefined` where it is empty. */
  readonly text: (at: Found, path: string) => string | undefined;
}

export const reading = (vocabulary: Vocabulary): Reading => {
  const all: Reading['all'] = (at, path) =>
    path
      .split('/')
      .reduce<Found[]>(
        (found, step) =>
          found.flatMap(({ path: above, element }) =>
            element.children
              .filter((child) => isNamed(vocabulary, step, child))
              .map((child) => ({ path: `${above}/${step}`, element: child })),
          ),
        [at],
      );
  const first: Reading['first'] = (at, path) => all(at, path).at(0);
  return { all, first, text: (at, path) => first(at, path)?.element.text || undefined };
};

/** Minor units of a signed amount with a decimal point. @throws NotAnInvoice */
export const signedMinor = (found: Found, currency: string): bigint => {
  const digits = minorUnitDigits.get(currency) ?? 2;
  const match = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(found.element.text);
  const fraction = match?.[3] ?? '';
  if (match === null || /[1-9]/.test(fraction.slice(digits))) {
    throw new NotAnInvoice(found, `an amount with a decimal point and at most ${digits} decimals`);
  }
  const minor = BigInt(`${match[2] ?? ''}${fraction.slice(0, digits).padEnd(digits, '0')}`);
  return match[1] === '-' ? -minor : minor;
};

/** Reads a file: its one invoice, or what is wrong with it. */
export const oneInvoice =
  (invoiceIn: (root: Found) => Candidate) =>
  async (content: AsyncIterable<Uint8Array>): Promise<readonly (Candidate | CsvFault)[]> => {
    const element = await xmlDocument(content);
    if ('fault' in element) return [element];
    try {
      return [invoiceIn({ path: `/${element.name}`, element })];
    } catch (error) {
      if (error instanceof NotAnInvoice) return [error.fault];
      throw error;
    }
  };
