/** Where the API shows a record, by the kind of its id. */
import { type IdKind, isIdOf } from '@chopmark/chaincode/api';

const paths: readonly (readonly [IdKind, string])[] = [
  ['receipt', 'warehouse-receipts'],
  ['receivable', 'receivables'],
  ['voucher', 'vouchers'],
  ['declaration', 'customs-declarations'],
  ['tradePaper', 'trade-papers'],
  ['creditProceeds', 'credit-proceeds'],
  ['creditClaim', 'credit-proceeds'],
  ['allocation', 'allocations'],
  ['financing', 'financings'],
  ['legacyCase', 'legacy-cases'],
];

/** `undefined` for a record that has no page of its own. */
export const pathOfRecord = (recordId: string): string | undefined => {
  const found = paths.find(([kind]) => isIdOf(kind, recordId));
  return found && `/v1/${found[1]}/${recordId}`;
};
