/** English and Chinese words of a printed credit, in the order of the page. */
import type { CreditTerms } from '@chopmark/chaincode/api';

type Words = readonly [string, string];

export const labels = {
  rules: ['Applicable rules', '适用规则'],
  form: ['Form of credit', '信用证形式'],
  creditNumber: ['Credit number', '信用证编号'],
  issueDate: ['Date of issue', '开证日期'],
  expiry: ['Date and place of expiry', '有效期及地点'],
  applicant: ['Applicant', '申请人'],
  beneficiary: ['Beneficiary', '受益人'],
  issuingBank: ['Issuing bank', '开证行'],
  advisingBank: ['Advising bank', '通知行'],
  confirmation: ['Confirmation', '保兑'],
  confirmingBank: ['Confirming bank', '保兑行'],
  amount: ['Amount', '金额'],
  additionalAmounts: ['Additional amounts covered', '附加金额'],
  availableWith: ['Available with', '兑用银行'],
  availableBy: ['Available by', '兑用方式'],
  tenor: ['Payment due', '付款期限'],
  draft: ['Drafts', '汇票'],
  mixedPayment: ['Mixed payment', '混合付款'],
  negotiation: ['Negotiable with', '议付行'],
  partial: ['Partial shipments or performance', '分批装运或分次提供服务'],
  transhipment: ['Transhipment', '转运'],
  takingInCharge: ['Place of taking in charge', '接管地'],
  portOfLoading: ['Port of loading', '装运港'],
  portOfDischarge: ['Port of discharge', '卸货港'],
  finalDestination: ['Final destination', '最终目的地'],
  latestShipment: ['Latest shipment or service', '最迟装运或服务日期'],
  servicePlace: ['Service', '服务方式及地点'],
  instalments: ['Instalments', '分期'],
  contractNumber: ['Contract', '合同编号'],
  goods: ['Goods or services', '货物或服务'],
  documentsRequired: ['Documents required', '单据要求'],
  additionalConditions: ['Additional conditions', '附加条件'],
  charges: ['Charges', '费用'],
  presentationPeriod: ['Period for presentation', '交单期'],
  beneficiaryPaymentConditions: ['Payment conditions', '付款条件'],
  reimbursingBank: ['Reimbursing bank', '偿付行'],
} as const satisfies Record<string, Words>;
export type RowName = keyof typeof labels;

export const permission: Readonly<
  Record<'allowed' | 'not-allowed' | 'conditional' | 'unsaid', Words | undefined>
> = {
  allowed: ['Allowed', '允许'],
  'not-allowed': ['Not allowed', '不允许'],
  conditional: ['Conditional', '有条件允许'],
  unsaid: undefined,
};

export const confirmation: Readonly<Record<CreditTerms['confirmation'], Words>> = {
  without: ['Without', '不加保兑'],
  'may-add': ['May add', '可加保兑'],
  confirm: ['Confirm', '加具保兑'],
};

export const availability: Readonly<Record<CreditTerms['availability']['by'], Words>> = {
  'sight-payment': ['Sight payment', '即期付款'],
  'deferred-payment': ['Deferred payment', '延期付款'],
  acceptance: ['Acceptance', '承兑'],
  negotiation: ['Negotiation', '议付'],
  'mixed-payment': ['Mixed payment', '混合付款'],
};

export const tenorBasis: Readonly<Record<CreditTerms['tenor']['basis'], Words>> = {
  sight: ['At sight', '即期'],
  'after-sight': ['after sight', '见单后'],
  'after-shipment': ['after shipment', '装运日后'],
  'after-transport-document': ['after the date of the transport document', '运输单据日后'],
  'after-invoice': ['after the date of the invoice', '发票日后'],
  'after-goods-receipt': ['after the goods receipt', '货物收据日后'],
  'after-service': ['after the service', '服务提供日后'],
  'fixed-date': ['On a fixed date', '固定日期'],
};

export const form: Readonly<Record<'transferable' | 'plain', Words>> = {
  transferable: ['Irrevocable, transferable', '不可撤销，可转让'],
  plain: ['Irrevocable', '不可撤销'],
};
