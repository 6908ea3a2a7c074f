/** How Chinese domestic credits name documents and what they ask of them. */
import type { DocumentType } from '@chopmark/chaincode/api';
import { issuedBy } from './english-words.ts';
import { hanPhrase, type Grammar, type Phrase } from './phrases.ts';
import type { Condition, Demand, Quoted, Who } from './requirement.ts';

const asks = (source: string, demand: Demand): Phrase => hanPhrase(source, () => ({ demand }));
const named = (source: string, types: readonly DocumentType[], more: Demand = {}): Phrase =>
  asks(source, { types, ...more });
const says = (source: string, condition: Condition): Phrase => hanPhrase(source, () => ({ condition }));

const numerals = '零一二三四五六七八九十';
const capitals = '零壹贰叁肆伍陆柒捌玖拾';
const count = '(?:\\d{1,2}|[一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾])';
const countOf = (text: string | undefined): number => {
  const sign = text ?? '';
  if (/^\d+$/.test(sign)) return Number(sign);
  return sign === '两' ? 2 : Math.max(numerals.indexOf(sign), capitals.indexOf(sign));
};

const who = '(申请人|买方|购货方|受益人|卖方|销货方|开证行|[\\p{L}\\p{N}（）()]{2,40}?)';
const whoOf = (text: string | undefined): Who => {
  if (text === '申请人' || text === '买方' || text === '购货方') return 'applicant';
  if (text === '受益人' || text === '卖方' || text === '销货方') return 'beneficiary';
  return text === '开证行' ? 'issuing-bank' : { name: text ?? '' };
};

const taxInvoices = ['VAT_INVOICE', 'FULLY_DIGITAL_INVOICE'] as const;
const carriage: readonly DocumentType[] = [
  'TRANSPORT_DOC',
  'ROAD',
  'RAIL',
  'INLAND_WATERWAY',
  'AIR_WAYBILL',
  'MULTIMODAL',
  'BILL_OF_LADING',
];

const documents: readonly Phrase[] = [
  named('增值税(?:专用|普通)?(?:电子)?发票|税务发票|(?:专用|普通)发票|发票', taxInvoices),
  named('(?:全面数字化的)?电子发票|数电(?:发)?票|全电发票', ['FULLY_DIGITAL_INVOICE']),
  named('商业发票', ['INVOICE', ...taxInvoices]),
  named('货物收据|收货(?:单|证明|确认书|回执|凭证)|货物(?:签收单|验收单|交接单)|提货单|入库单', [
    'GOODS_RECEIPT',
  ]),
  named('(?:货物)?(?:运输单据|货运单据|货运单|运单|货票)', carriage),
  named('(?:公路|汽车)(?:运输单据|货运单|运单|运输单)', ['ROAD', 'TRANSPORT_DOC']),
  named('铁路(?:运输单据|货运单|运单|货票|运输单)', ['RAIL', 'TRANSPORT_DOC']),
  named('(?:水路|内河)(?:运输单据|货运单|运单|货物运单)', ['INLAND_WATERWAY', 'TRANSPORT_DOC']),
  named('航空(?:运单|货运单)', ['AIR_WAYBILL', 'TRANSPORT_DOC']),
  named('多式联运单据', ['MULTIMODAL', 'TRANSPORT_DOC']),
  named('(?:海运)?提单', ['BILL_OF_LADING', 'TRANSPORT_DOC']),
  named(
    '服务(?:证明|确认单|验收单|完成证明|完成确认书|结算单|接受证明)|验收(?:证明|报告|单)|工程(?:结算单|验收单|进度确认单)',
    ['SERVICE_EVIDENCE'],
  ),
  named('(?:货物)?(?:运输)?保险(?:单据|单|凭证)', ['INSURANCE'], {
    insuranceForms: ['policy', 'certificate', 'declaration'],
  }),
  named('(?:产品)?(?:质量|品质)(?:合格)?(?:证明书|证明|证书|检验证书|证|保证书|检验报告)|合格证', [
    'QUALITY',
    'INSPECTION',
    'ANALYSIS',
  ]),
  named('[\\p{Script=Han}]{0,3}?检验(?:证书|报告|证明)|化验(?:单|报告)', [
    'INSPECTION',
    'QUALITY',
    'ANALYSIS',
  ]),
  named('重量(?:单|证明|证书)|磅单|过磅单|计量单', ['WEIGHT', 'INSPECTION', 'QUALITY']),
  named('装箱单|包装单|码单', ['PACKING_LIST']),
  named('(?:原)?产地证(?:明书|明|书)?', ['CERT_ORIGIN']),
  named('受益人(?:证明|声明|出具的证明)(?:书)?', ['BENEFICIARY_CERT']),
];

const details: readonly Phrase[] = [
  hanPhrase(
    `(?:一式)?(${count})(?:份|套|张|联)?正本|正本(?:一式)?(${count})(?:份|套|张|联)`,
    ([, one, other]) => ({
      demand: { originals: countOf(one ?? other) },
    }),
  ),
  hanPhrase(
    `(${count})(?:份|套|张|联)?(?:副本|复印件)|(?:副本|复印件)(?:一式)?(${count})(?:份|套|张|联)`,
    ([, one, other]) => ({
      demand: { copies: countOf(one ?? other) },
    }),
  ),
  hanPhrase(`一式(${count})(?:份|套|联)|(?<!\\p{L}共)(${count})(?:份|套|张|联)`, ([, one, other]) => ({
    demand: { total: countOf(one ?? other) },
  })),
  asks('正本|原件', { originals: 1 }),
  asks('全套', { fullSet: true }),
  asks('复印件|副本', { copyOnly: true }),
  asks(
    '(?:须|应|并|经)?(?:加盖|盖)(?:有)?(?:公司|单位|受益人|企业)?(?:公章|印章|章|发票专用章|财务专用章|业务专用章)|签章|签字(?:或|并|和|及)?盖章|签署|签字',
    { signed: true },
  ),
  hanPhrase(
    `(?:由${who}|(申请人|买方|受益人|卖方|开证行))(?:签发|出具|开具|开立|签署出具)(?:的)?`,
    ([, name, role]) => ({ demand: issuedBy(whoOf(name ?? role)) }),
  ),
  hanPhrase('(?:须|应)?(?:加盖|盖有)(申请人|买方|受益人|卖方)(?:的)?(?:公章|印章|章)', ([, name]) => ({
    demand: { signed: true, signedBy: whoOf(name) },
  })),
  hanPhrase(
    `(?:由|经)${who}(?:签署|签字|签章|盖章|签收|签字盖章|签字确认|盖章确认|签字或盖章|签字并盖章|加盖公章|确认)(?:的)?`,
    ([, name]) => ({
      demand: { signed: true, signedBy: whoOf(name) },
    }),
  ),
  hanPhrase(`(?:以)?收货人(?:为|是|：|:)?${who}(?=[，,。；;、]|$)|以${who}为收货人`, ([, one, other]) => ({
    demand: { consignee: { form: 'named', who: whoOf(one ?? other) } },
  })),
  hanPhrase(
    `(?:发票)?(?:抬头|购买方|购货单位|购买方名称)(?:为|是|：|:)${who}(?=[，,。；;、]|$)|以${who}为(?:抬头|购买方)`,
    ([, one, other]) => ({
      demand: { madeOutTo: whoOf(one ?? other) },
    }),
  ),
  asks('(?:注明|标明|显示)?["“]?运费(?:已付|预付)["”]?', { freight: ['prepaid'] }),
  asks('(?:注明|标明|显示)?["“]?运费到付["”]?', { freight: ['collect'] }),
  asks('清洁(?:的)?', { clean: true }),
  hanPhrase(
    '(?:保险金额|投保金额|保额)?(?:不低于|不少于|为|按)?(?:发票|货物)?(?:金额|价值|总额|价款)?(?:的)?(\\d{3})%',
    ([, percent]) => ({
      demand: { coverPercent: Number(percent) },
    }),
  ),
  hanPhrase('(?:投保|承保)?(一切险|综合险|基本险|平安险|水渍险|战争险|盗窃险)', ([, risk]) => ({
    demand: { risks: [risk ?? ''] },
  })),
  asks(
    '(?:须|应)?(?:附|提供|经)?(?:税务(?:机关|局|系统|网站)?)(?:的)?(?:查验|验真|验证)(?:结果|证明|记录)?(?:为?(?:正常|一致))?|查验(?:结果)?(?:状态)?(?:为)?正常|未作废(?:、|或|及|且)?(?:未)?(?:红冲|冲红)?',
    {
      taxVerified: true,
    },
  ),
];

const quoting = '(?:须|应|必须|均须|均应|都须)?(?:注明|标明|载明|显示|列明|记载|备注)(?:有)?(?:本)?';
const quoted = (source: string, ...quotes: readonly Quoted[]): Phrase =>
  asks(`${quoting}${source}`, { quotes });
const creditNumber = '(?:国内)?信用证(?:的)?(?:编号|号码|号|业务编号)';
const contractNumber = '(?:本)?(?:贸易|购销|销售|买卖|服务)?合同(?:编号|号码|号)(?:[：: ]?[A-Z0-9/-]+)?';
const quotations: readonly Phrase[] = [
  quoted(creditNumber, 'credit-number'),
  quoted(contractNumber, 'contract-number'),
  quoted(`${creditNumber}(?:和|及|、|与)${contractNumber}`, 'credit-number', 'contract-number'),
  quoted('发票(?:号码|号|编号)', 'invoice-number'),
];

const allDocuments = '(?:所有|全部|各|每份)(?:提交的)?单据(?:上)?(?:均|都)?';
const rest = '[^。；;]*';
const conditions: readonly Phrase[] = [
  says(
    '(?:所有|全部)?(?:单据)?(?:的)?(?:出具|签发)?日期不(?:得|能|可)早于(?:本)?信用证(?:的)?(?:开立|开证)?(?:日期|日)',
    {
      noDocumentBefore: 'credit-date',
    },
  ),
  hanPhrase(`${allDocuments}${quoting}${creditNumber}`, () => ({
    condition: { allDocuments: { quotes: ['credit-number'] } },
  })),
  hanPhrase(`${allDocuments}${quoting}${contractNumber}`, () => ({
    condition: { allDocuments: { quotes: ['contract-number'] } },
  })),
  hanPhrase(`${allDocuments}(?:须|应|必须)?(?:加盖(?:公章|受益人公章|印章)|签章|盖章)`, () => ({
    condition: { allDocuments: { signed: true } },
  })),
  ...[
    `(?:如|若)?(?:单据)?(?:存在|有)?(?:每次|每套|每笔)?不符点(?:费|处理费|单据)${rest}`,
    `(?:不符点费|每套不符单据|每次不符)${rest}`,
    `(?:如|若)(?:提交的)?单据${rest}`,
    `每(?:套|次|笔)(?:单据)?(?:收取|扣收|扣除)${rest}`,
    `允许单据${rest}`,
    `(?:本)?信用证(?:是)?(?:依据|根据|遵循|适用|按照)${rest}`,
    `(?:一切|所有|全部)?(?:银行|议付行|通知行|保兑行|开证行|交单行)*(?:费用|手续费)${rest}`,
    `(?:单据|全套单据)(?:须|应|请)?(?:一次性|一并)?(?:寄|交|送)${rest}`,
    `(?:允许|可)(?:分批|分期)?(?:装运|发货|转运|提供服务)${rest}`,
    `(?:申请人与受益人|本信用证项下)(?:的)?(?:合同|贸易)${rest}`,
  ].map((source) => says(source, { informs: true })),
  says(
    `(?:货物|卖方|受益人|买方|申请人|质量)(?:必须|须|应)(?!${rest}(?:单据|发票|证明|收据|提交|出具))${rest}`,
    { nonDocumentary: true },
  ),
];

const sentences: readonly Phrase[] = [
  hanPhrase('(?:证明|声明|确认)[：:，]?["“]?([^。；;”"]{2,300})["”]?', ([, text]) => ({
    demand: { statements: [text ?? ''] },
  })),
  hanPhrase('(?:注明|载明|表明|显示|列明)[：:，]?["“]?([^。；;”"]{2,300})["”]?', ([, text]) => ({
    demand: { shows: [text ?? ''] },
  })),
];

export const chineseGrammar: Grammar = {
  phrases: [...documents, ...details, ...quotations, ...conditions],
  general: sentences,
  silent:
    /[\s，,。；;：:、.()（）"“”+\-–/]+|的|及|和|与|或|并|且|须|应|需|必须|提交|提供|出具|共|各|各一份|\d{1,2}[.、）)]/uy,
  word: /\p{Script=Han}|[\p{L}\p{N}]+|[^]/uy,
};
