/** What moves and laws look at in public records of claims: under credits, and on debtors. */
import type { Party } from '@chopmark/chaincode/api';

export interface Proceeds {
  readonly id: string;
  readonly creditId: string;
  readonly presentationId?: string;
  readonly creditor: Party;
  readonly obligor: Party;
  readonly obligorRole: string;
  readonly ownRight: readonly string[];
}

export interface Holding {
  readonly assetId: string;
  readonly holder: Party;
  readonly payee: Party;
}

export interface Drawing {
  readonly presentationId: string;
  readonly creditId: string;
  readonly as: string;
  readonly kind: string;
  readonly paid?: object;
  readonly paidTo?: readonly { readonly party: Party }[];
  readonly reversed?: object;
}

export interface Forfaiting {
  readonly id: string;
  readonly status: string;
  readonly seller: Party;
  readonly buyer: Party;
  readonly assetId?: string;
}

export interface Receivable {
  readonly id: string;
  readonly status: string;
  readonly seller: Party;
  readonly tokens: readonly { readonly subset: string; readonly token: string }[];
}

export interface DebtAnswer {
  readonly receivableId: string;
  readonly by: string;
  readonly status: string;
  readonly person: string;
}

export interface Invitation {
  readonly id: string;
  readonly receivableId: string;
  readonly seller: Party;
  readonly financier: string;
  readonly status: string;
  readonly quoteHash?: string;
}
