/** One thing that a forged chaincode does to the ledger. */
export type Forgery =
  | { readonly type: 'put'; readonly key: string; readonly value: string }
  | { readonly type: 'delete'; readonly key: string }
  /** `policy`: a serialised SignaturePolicyEnvelope in base64. */
  | { readonly type: 'policy'; readonly key: string; readonly policy: string }
  | {
      readonly type: 'put-private';
      readonly collection: string;
      readonly key: string;
      readonly value: string;
    }
  | { readonly type: 'delete-private'; readonly collection: string; readonly key: string };
