/** Invoices in XML, as sellers' software writes them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const numbered = (file: string, number: string): string =>
  readFileSync(join(import.meta.dirname, 'invoices', file), 'utf8').replaceAll('NUMBER', number);

/** A UBL invoice of two lines, with a fifth of tax. */
export const ublInvoice = (number: string): string => numbered('ubl.xml', number);

/** A fully digital invoice of two lines. */
export const fullyDigitalInvoice = (number: string): string => numbered('fully-digital.xml', number);
