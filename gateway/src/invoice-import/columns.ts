/** Columns of a file of invoices, where in an invoice each belongs, and the other names under which it is known. */
import { columnOf, type Places } from '../csv/nested.ts';
import type { CsvColumns } from '../csv/records.ts';

export const places = {
  invoiceNumber: 'invoiceNumber',
  invoiceDate: 'invoiceDate',
  dueDate: 'dueDate',
  amount: 'amount/amount',
  currency: 'amount/currency',
  sellerName: 'seller/name',
  sellerCountry: 'seller/country',
  sellerUscc: 'seller/uscc',
  sellerLei: 'seller/lei',
  sellerRegistration: 'seller/registrationNumber',
  buyerName: 'buyer/name',
  buyerCountry: 'buyer/country',
  buyerUscc: 'buyer/uscc',
  buyerLei: 'buyer/lei',
  buyerRegistration: 'buyer/registrationNumber',
  taxInvoiceCode: 'taxInvoice/code',
  taxInvoiceNumber: 'taxInvoice/number',
  contract: 'underlying/contract',
  purchaseOrder: 'underlying/purchaseOrder',
  billOfLading: 'underlying/billOfLading',
  declarations: 'underlying/declarations',
  creditNumber: 'underlying/creditNumber',
  settlement: 'settlement',
} as const satisfies Places<string>;
export type InvoiceColumn = keyof typeof places;

export const invoiceColumns = Object.keys(places) as InvoiceColumn[];

/** As ledgers and tax software export them, in English, Chinese, German and French. */
export const aliases: Readonly<Record<InvoiceColumn, readonly string[]>> = {
  invoiceNumber: [
    'Invoice No',
    'Invoice',
    '发票号',
    '发票号码',
    '发票编号',
    'Rechnungsnummer',
    'Numéro de facture',
  ],
  invoiceDate: ['Date', 'Issue date', '开票日期', '发票日期', 'Rechnungsdatum', 'Date de facture'],
  dueDate: ['Due', 'Maturity', '到期日', '付款到期日', 'Fälligkeitsdatum', 'Date d’échéance'],
  amount: ['Total', 'Gross amount', 'Amount due', '价税合计', '金额', 'Betrag', 'Montant'],
  currency: ['Ccy', '币种', 'Währung', 'Devise'],
  sellerName: ['Seller', 'Supplier', '销售方名称', '销方名称', 'Verkäufer', 'Vendeur'],
  sellerCountry: ['Seller country code', '销售方国家', 'Verkäuferland', 'Pays du vendeur'],
  sellerUscc: ['Seller tax no', '销售方纳税人识别号', '销方识别号', '销方税号'],
  sellerLei: ['Supplier LEI'],
  sellerRegistration: ['Seller registration number', 'Supplier registration'],
  buyerName: ['Buyer', 'Customer', 'Debtor', '购买方名称', '购方名称', 'Käufer', 'Acheteur'],
  buyerCountry: ['Buyer country code', '购买方国家', 'Käuferland', 'Pays de l’acheteur'],
  buyerUscc: ['Buyer tax no', '购买方纳税人识别号', '购方识别号', '购方税号'],
  buyerLei: ['Customer LEI'],
  buyerRegistration: ['Buyer registration number', 'Customer registration'],
  taxInvoiceCode: ['发票代码', 'VAT invoice code'],
  taxInvoiceNumber: ['数电票号码', '数电发票号码', 'VAT invoice number'],
  contract: ['Contract no', '合同号', '合同编号'],
  purchaseOrder: ['PO', 'PO number', '订单号', 'Bestellnummer'],
  billOfLading: ['B/L', 'BL number', '提单号'],
  declarations: ['Customs declarations', '报关单号'],
  creditNumber: ['LC number', '信用证号'],
  settlement: ['结算方式'],
};

const ofEveryInvoice: readonly InvoiceColumn[] = [
  ...(['invoiceNumber', 'invoiceDate', 'dueDate', 'amount', 'currency'] as const),
  ...(['sellerName', 'sellerCountry', 'buyerName', 'buyerCountry'] as const),
];

/** @param given columns whose value is known without the file */
export const csvColumns = (given: readonly InvoiceColumn[]): CsvColumns<InvoiceColumn> =>
  Object.fromEntries(
    invoiceColumns.map((column) => [
      column,
      ofEveryInvoice.includes(column) && !given.includes(column) ? 'required' : 'optional',
    ]),
  ) as CsvColumns<InvoiceColumn>;

/** The column that a member of an invoice comes from. */
export const invoiceColumnOf = (member: string): InvoiceColumn | undefined => columnOf(places, member);
