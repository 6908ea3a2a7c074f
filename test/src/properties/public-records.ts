/** What the moves look at in public records. */
export interface Receipt {
  readonly id: string;
  readonly status: string;
  readonly title: { readonly mspId: string; readonly subject?: string };
}
export interface Offer {
  readonly id: string;
  readonly assetId: string;
  readonly offeror: { readonly mspId: string; readonly subject?: string };
  readonly financier: string;
  readonly status: string;
  readonly refinances?: string;
}
export interface Lien {
  readonly id: string;
  readonly assetId: string;
  readonly claimId: string;
  readonly holder: string;
  readonly share: string;
  readonly state: 'reserved' | 'encumbered' | 'consumed' | 'sale-pending' | 'sale-paid';
  readonly stage: string;
  readonly successor?: string;
  readonly financingId?: string;
}
export interface TradePaper {
  readonly id: string;
}
export interface Allocation {
  readonly id: string;
  readonly status: string;
  readonly allocationHash: string;
}
export interface Tombstone {
  readonly ending: string;
}
export interface Refinancing {
  readonly assetId: string;
  readonly lienId: string;
  readonly refinancedLienId: string;
  readonly refinancedFinancingId: string;
  readonly owner: { readonly mspId: string; readonly subject?: string };
  readonly financier: string;
  readonly status: string;
}
export interface Financing {
  readonly id: string;
  readonly assetId: string;
  readonly lienId: string;
  readonly bank: string;
  readonly borrower: { readonly mspId: string; readonly subject?: string };
  readonly status: string;
  readonly dealHash: string;
}
export interface Order {
  readonly status: string;
  readonly id: string;
  readonly receiptId: string;
  readonly kind: string;
}
