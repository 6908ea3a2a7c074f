/** The rule set, in the order in which findings are listed. */
import type { Rule } from '../rule.ts';
import { amountRules } from './amount.ts';
import { askedParticularRules } from './asked-particulars.ts';
import { certificateRules } from './certificates.ts';
import { consignmentRules } from './consignment.ts';
import { consistencyRules } from './consistency.ts';
import { contentRules } from './contents.ts';
import { domesticRules } from './domestic.ts';
import { draftRules } from './draft.ts';
import { electronicRules } from './electronic.ts';
import { insuranceCoverRules } from './insurance-cover.ts';
import { insuranceRules } from './insurance.ts';
import { invoiceRules } from './invoice.ts';
import { otherTransportRules } from './other-transport.ts';
import { requiredDocumentRules } from './required-documents.ts';
import { shipmentRules } from './shipment.ts';
import { signatureRules } from './signature.ts';
import { taxInvoiceRules } from './tax-invoice.ts';
import { timeRules } from './time.ts';
import { transportPlaceRules } from './transport-places.ts';
import { transportRules } from './transport.ts';
import { weightRules } from './weights.ts';

export const rules: readonly Rule[] = [
  ...timeRules,
  ...requiredDocumentRules,
  ...electronicRules,
  ...amountRules,
  ...shipmentRules,
  ...draftRules,
  ...invoiceRules,
  ...taxInvoiceRules,
  ...transportRules,
  ...transportPlaceRules,
  ...consignmentRules,
  ...otherTransportRules,
  ...insuranceRules,
  ...insuranceCoverRules,
  ...certificateRules,
  ...domesticRules,
  ...signatureRules,
  ...contentRules,
  ...askedParticularRules,
  ...consistencyRules,
  ...weightRules,
];
