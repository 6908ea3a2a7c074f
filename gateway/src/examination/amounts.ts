/** How much may be drawn, and what the invoices ask for. */
import { minorOf, type Money, moneyOf } from '@chopmark/chaincode/api';
import type { Dossier, Examined } from './dossier.ts';
import { percentDown, percentUp, sumMinor } from './text/decimals.ts';

export interface Limits {
  readonly least: bigint;
  readonly most: bigint;
}

/** Field 39A, or the same words among the conditions. */
export const toleranceOf = ({ credit, condition }: Dossier): { plus: number; minus: number } | undefined =>
  credit.tolerance ?? condition.tolerance;

/** Of the whole credit, in minor units. */
export const creditLimits = (dossier: Dossier): Limits => {
  const amount = minorOf(dossier.credit.amount);
  const { plus, minus } = toleranceOf(dossier) ?? { plus: 0, minus: 0 };
  return { least: percentUp(amount, BigInt(100 - minus)), most: percentDown(amount, BigInt(100 + plus)) };
};

/** What is left to draw. */
export const available = (dossier: Dossier): bigint => {
  const { drawnBefore } = dossier.circumstances;
  const left = creditLimits(dossier).most - (drawnBefore === undefined ? 0n : minorOf(drawnBefore));
  return left > 0n ? left : 0n;
};

export const moneyText = ({ amount, currency }: Money): string => `${currency} ${amount}`;
export const minorText = (minor: bigint, currency: string): string => moneyText(moneyOf(minor, currency));

export interface InvoiceTotal {
  readonly document: Examined;
  readonly total: Money;
  readonly field: string;
}

/** What each invoice, commercial or tax, asks for. */
export const invoiceTotals = (dossier: Dossier): readonly InvoiceTotal[] => {
  const commercial = dossier
    .ofTypes(['INVOICE'])
    .map((document) => ({ document, total: document.particulars.total, field: '/particulars/total' }));
  const tax = dossier
    .ofTypes(['VAT_INVOICE', 'FULLY_DIGITAL_INVOICE'])
    .map((document) => ({ document, total: document.particulars.gross, field: '/particulars/gross' }));
  return commercial.length > 0 && dossier.profile === 'UCP600'
    ? commercial
    : [...tax, ...(tax.length > 0 ? [] : commercial)];
};

/** Their sum, or `undefined` where there is none or they are in several currencies. */
export const invoiced = (dossier: Dossier): Money | undefined => {
  const totals = invoiceTotals(dossier).map(({ total }) => total);
  const [first] = totals;
  if (first === undefined || totals.some(({ currency }) => currency !== first.currency)) return undefined;
  return moneyOf(sumMinor(totals), first.currency);
};
