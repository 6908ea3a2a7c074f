/** Who may know what is said of a claim's sale: docs/privacy.md. Seller and buyer; the obligor from its notice on. */
const [obligor, buyer, platform] = ['HarbourBankMSP', 'RiverBankMSP', 'EnterprisesMSP'];

const sides = [buyer, platform] as const;
const all = [obligor, ...sides] as const;

/** By command and section. */
export const forfaitingReaders: Readonly<Record<string, readonly string[]>> = {
  'RegisterClaim.evidence': [obligor, platform],
  'EnquireForfaiting.enquiry': sides,
  'EnquireForfaiting.evidence': sides,
  'QuoteForfaiting.quote': sides,
  'WithdrawForfaiting.evidence': sides,
  'AcceptForfaitingQuote.evidence': sides,
  'ConfirmForfaitingSale.evidence': sides,
  'ConfirmForfaitingPurchase.evidence': sides,
  'NotifyForfaiting.notice': all,
  'NotifyForfaiting.evidence': all,
  'AcknowledgeForfaiting.acknowledgement': all,
  'AcknowledgeForfaiting.evidence': all,
  'PayForfaiting.payment': sides,
  'PayForfaiting.evidence': sides,
  'SettleForfaiting.evidence': sides,
  'FailForfaiting.evidence': sides,
  'DemandRepurchase.trade': sides,
  // Laid down by the seller, a bank, for nobody but itself.
  'DraftOutsideSale.quote': [buyer],
  'DraftOutsideSale.evidence': [buyer],
  'DraftOutsideSettlement.payment': [buyer],
  'DraftOutsideSettlement.acknowledgement': [buyer],
  'DraftOutsideSettlement.evidence': [buyer],
};
