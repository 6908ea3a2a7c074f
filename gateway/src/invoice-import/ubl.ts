/** An invoice of UBL 2.1, as EN 16931 and Peppol use it. A credit note is no claim, and is refused. */
import { isLei, isUscc } from '@chopmark/chaincode/api';
import type { Candidate } from './candidate.ts';
import { payableOf } from './ubl-totals.ts';
import { type Found, NotAnInvoice, oneInvoice, reading, type Reading } from './xml-reading.ts';

const schemas = 'urn:oasis:names:specification:ubl:schema:xsd';
const ubl = reading({
  namespaces: {
    cbc: `${schemas}:CommonBasicComponents-2`,
    cac: `${schemas}:CommonAggregateComponents-2`,
  },
});

/** UNTDID 1001: commercial and tax invoices, and those of a factor or of a correction upwards. */
const invoiceTypes = ['380', '383', '388', '393'];

/** UNTDID 4461: bills of exchange and promissory notes. A claim in one of them is no receivable. */
const billMeans = /^(24|6[0-7]|7[0-8])$/;

const parties = { seller: 'cac:AccountingSupplierParty', buyer: 'cac:AccountingCustomerParty' } as const;

/** Where each member of an invoice stands. */
const paths: Readonly<Record<string, string>> = {
  invoiceNumber: 'cbc:ID',
  invoiceDate: 'cbc:IssueDate',
  dueDate: 'cbc:DueDate',
  amount: 'cac:LegalMonetaryTotal/cbc:PayableAmount',
  'underlying/contract': 'cac:ContractDocumentReference/cbc:ID',
  'underlying/purchaseOrder': 'cac:OrderReference/cbc:ID',
  seller: `${parties.seller}/cac:Party`,
  buyer: `${parties.buyer}/cac:Party`,
};

const named = (member: string): string => {
  const [top = ''] = member.split('/');
  return `/Invoice/${paths[member] ?? paths[top] ?? member}`;
};

/** A firm by its legal entity; what kind of identifier it has shows in its check digits. */
const firmOf = (root: Found, side: keyof typeof parties, { text }: Reading): Record<string, string> => {
  const at = (path: string): string | undefined => text(root, `${parties[side]}/cac:Party/${path}`);
  const name = at('cac:PartyLegalEntity/cbc:RegistrationName') ?? at('cac:PartyName/cbc:Name');
  const country = at('cac:PostalAddress/cac:Country/cbc:IdentificationCode');
  const number = at('cac:PartyLegalEntity/cbc:CompanyID') ?? at('cac:PartyIdentification/cbc:ID');
  const id = (number ?? '').replaceAll(' ', '').toUpperCase();
  const identifier = isUscc(id)
    ? { uscc: id }
    : isLei(id)
      ? { lei: id }
      : number === undefined
        ? {}
        : { registrationNumber: number };
  return {
    ...(name === undefined ? {} : { name }),
    ...(country === undefined ? {} : { country }),
    ...identifier,
  };
};

const refuseOthers = (root: Found, { first, all, text }: Reading): void => {
  const { element } = root;
  if (element.name === 'CreditNote') throw new NotAnInvoice(root, 'an invoice: a credit note is no claim');
  if (element.name !== 'Invoice' || element.namespace !== `${schemas}:Invoice-2`) {
    throw new NotAnInvoice(root, `Invoice of ${schemas}:Invoice-2`);
  }
  const type = first(root, 'cbc:InvoiceTypeCode');
  if (!invoiceTypes.includes(type?.element.text ?? '')) {
    const kinds = `an invoice: one of the types ${invoiceTypes.join(', ')} (UNTDID 1001)`;
    throw new NotAnInvoice(type ?? root, kinds);
  }
  const bill = all(root, 'cac:PaymentMeans/cbc:PaymentMeansCode').find(({ element: means }) =>
    billMeans.test(means.text),
  );
  if (bill !== undefined)
    throw new NotAnInvoice(bill, 'a claim on open account: one in a bill is no receivable');
  if (text(root, 'cbc:DocumentCurrencyCode') === undefined) {
    throw new NotAnInvoice(root, 'an element cbc:DocumentCurrencyCode');
  }
};

const invoiceIn = (root: Found): Candidate => {
  const { text } = ubl;
  refuseOthers(root, ubl);
  const dueDate = text(root, 'cbc:DueDate') ?? text(root, 'cac:PaymentMeans/cbc:PaymentDueDate');
  const contract = text(root, paths['underlying/contract'] ?? '');
  const purchaseOrder = text(root, paths['underlying/purchaseOrder'] ?? '');
  const underlying = {
    ...(contract === undefined ? {} : { contract }),
    ...(purchaseOrder === undefined ? {} : { purchaseOrder }),
  };
  return {
    line: root.element.line,
    named,
    value: {
      invoiceNumber: text(root, 'cbc:ID'),
      invoiceDate: text(root, 'cbc:IssueDate'),
      ...(dueDate === undefined ? {} : { dueDate }),
      amount: payableOf(root, ubl, text(root, 'cbc:DocumentCurrencyCode') ?? ''),
      seller: firmOf(root, 'seller', ubl),
      buyer: firmOf(root, 'buyer', ubl),
      ...(Object.keys(underlying).length === 0 ? {} : { underlying }),
    },
  };
};

export const ublInvoice = oneInvoice(invoiceIn);
