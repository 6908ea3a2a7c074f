/** The tokens of whatever paper a bank has financed: those of a registration, so that the two meet. */
import { isBic, type LegacyItem, type LegacyPaperTerms } from '@chopmark/chaincode/api';
import { proceedsTokens } from '../credit-proceeds/tokens.ts';
import { receiptNumberFields, unitCode } from '../fingerprint/receipt.ts';
import { type FingerprintKeys, tokenBytes } from '../fingerprint/token.ts';
import { invoiceTokens } from '../receivable/tokens.ts';

export interface PaperToken {
  readonly epoch: number;
  readonly subset: LegacyItem['tokens'][number]['subset'] | 'F4' | 'F5' | 'F7' | 'F8';
  readonly token: string;
}

const keyed = (
  keys: FingerprintKeys,
  kind: string,
  subset: PaperToken['subset'],
  fields: readonly string[],
): PaperToken[] => keys.tokens(tokenBytes(kind, subset, fields)).map((token) => ({ ...token, subset }));

/** Under every key that is given. */
export const paperTokens = (keys: FingerprintKeys, paper: LegacyPaperTerms): PaperToken[] => {
  switch (paper.instrument) {
    case 'receivable':
      return invoiceTokens(keys, {
        ...paper,
        taxInvoice: paper.taxInvoice === undefined ? undefined : { number: paper.taxInvoice },
      });
    case 'warehouse-receipt':
      return [
        ...keyed(keys, 'WAREHOUSE_RECEIPT', 'R1', receiptNumberFields(paper.operator, paper.receiptNumber)),
        ...(paper.unitIds ?? []).flatMap((unit) => keyed(keys, 'WAREHOUSE_RECEIPT', 'R3', [unitCode(unit)])),
      ];
    case 'credit-proceeds': {
      // A credit names its issuing bank by BIC without the branch.
      const issuingBank = isBic(paper.issuingBank) ? paper.issuingBank.slice(0, 8) : paper.issuingBank;
      return proceedsTokens(keys, { ...paper, issuingBank });
    }
    case 'customs-declaration':
      return keyed(keys, 'CUSTOMS_DECLARATION', 'C1', [paper.declarationNumber]);
  }
};

/** What goes to the ledger: suspicions concern the bank's own book alone. */
export const ledgerTokens = (keys: FingerprintKeys, paper: LegacyPaperTerms): LegacyItem['tokens'] =>
  paperTokens(keys, paper).filter(
    (token): token is LegacyItem['tokens'][number] => !['F4', 'F5', 'F7', 'F8'].includes(token.subset),
  );
