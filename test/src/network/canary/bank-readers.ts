/**
 * Readers of terms where several banks are asked: of a section that a bank reads, the bank that says it or is named in
 * its input, and no other.
 */
import { declaredReaders } from './secrets.ts';
import type { Said } from './sections.ts';

/** The bank of the main scenario, in whose place each bank of a story stands. */
const anyBank = 'HarbourBankMSP';
const banks = [anyBank, 'RiverBankMSP', 'LumenBankMSP'];
/** A debtor is told nothing that a bank says for itself of an undisclosed claim. */
const debtor = 'MeridianMSP';

/** @throws Error for a section that nobody said the readers of */
export const bankReaders = (said: Said): readonly string[] => {
  const declared = declaredReaders(said);
  const concerned = banks.filter((bank) => said.concerned.includes(bank));
  const others = declared.filter((reader) => !banks.includes(reader));
  const isOfBank = said.section === 'DraftDebtAnswer.answer' && concerned.length > 0;
  return [...others.filter((reader) => !isOfBank || reader !== debtor), ...concerned];
};
