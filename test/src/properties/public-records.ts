/** What the moves look at in public records. */
export interface Receipt {
  readonly id: string;
  readonly status: string;
  readonly title: { readonly mspId: string; readonly subject?: string };
}
export interface Offer {
  readonly id: string;
  readonly assetId: string;
  readonly financier: string;
  readonly status: string;
}
export interface Lien {
  readonly id: string;
  readonly assetId: string;
  readonly holder: string;
  readonly state: string;
}
export interface Financing {
  readonly id: string;
  readonly assetId: string;
  readonly lienId: string;
  readonly bank: string;
  readonly status: string;
  readonly dealHash: string;
}
export interface Order {
  readonly status: string;
  readonly id: string;
  readonly receiptId: string;
  readonly kind: string;
}
