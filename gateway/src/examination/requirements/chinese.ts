/** How Chinese domestic credits name documents and what they ask of them. */
import type { DocumentType } from '@chopmark/chaincode/api';
import { issuedBy } from './english-words.ts';
import { chineseConditions } from './chinese-conditions.ts';
import { contractNumber, creditNumber, quoting } from './chinese-words.ts';
import { hanPhrase, type Grammar, type Phrase } from './phrases.ts';
import type { Demand, Quoted, Who } from './requirement.ts';

const asks = (source: string, demand: Demand): Phrase => hanPhrase(source, () => ({ demand }));
const named = (source: string, types: readonly DocumentType[], more: Demand = {}): Phrase =>
  asks(source, { types, ...more });

const numerals = '零一二三四五六七八九十';
const capitals = '零壹贰叁肆伍陆柒捌玖拾';
const onePaper = '(?:份|套|张|联|式|页)';
const count = '(?:\\d{1,2}|[一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾])';
const countOf = (text: string | undefined): number => {
  const sign = text ?? '';
  if (/^\d+$/.test(sign)) return Number(sign);
  return sign === '两' ? 2 : Math.max(numerals.indexOf(sign), capitals.indexOf(sign));
};

const who =
  '(申请人|开证申请人|买方|购货方|受益人|卖方|销货方|服务接受方|服务提供方|开证行|(?:(?!出具|签发|开具|开立|并|且|加盖|签字)[\\p{L}\\p{N}（）()]){2,40}?)';
const whoOf = (text: string | undefined): Who => {
  if (/^(?:开证)?申请人$|^买方$|^购货方$|^服务接受方$/.test(text ?? '')) return 'applicant';
  if (/^受益人$|^卖方$|^销货方$|^服务提供方$/.test(text ?? '')) return 'beneficiary';
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
  named(
    '(?:电子)?(?:增值税)?(?:电子)?(?:专用|普通)?(?:电子)?发票(?:[（(][^）)]*[）)])?|税务发票',
    taxInvoices,
  ),
  named(
    '(?:全面数字化的?|数字化)?电子发票(?:[（(][^）)]*[）)])?|(?:全面)?数(?:字化)?电(?:子)?(?:发)?票(?:[（(][^）)]*[）)])?|全电发票(?:[（(][^）)]*[）)])?',
    ['FULLY_DIGITAL_INVOICE'],
  ),
  named('商业发票', ['INVOICE', ...taxInvoices]),
  named(
    '货物收据|收货(?:单|证明|确认书|确认单|回执|凭证|收据)|(?:货物)?(?:签收单|签收回单|签收证明)|货物(?:验收单|交接单)|(?:数量|收货)验收单|送货单|提货单|入库单|到货(?:签收单|验收单|确认单)',
    ['GOODS_RECEIPT'],
  ),
  named('(?:全套|清洁)?(?:货物)?(?:运输单据|货运单据|货运单|运单|货票)', carriage),
  named('(?:公路|汽车|道路)(?:货物)?(?:运输单据|货运单|运单|运输单)', ['ROAD', 'TRANSPORT_DOC']),
  named(
    '铁路(?:货物)?(?:运输单据|货运单|运单|货票|运输单|大票)(?:[（(](?:铁路)?(?:货票|大票|领货凭证|运单)[）)])?',
    ['RAIL', 'TRANSPORT_DOC'],
  ),
  named('(?:水路|内河|水陆)(?:货物)?(?:运输单据|货运单|运单|货物运单)', ['INLAND_WATERWAY', 'TRANSPORT_DOC']),
  named('航空(?:运单|货运单)', ['AIR_WAYBILL', 'TRANSPORT_DOC']),
  named('多式联运单据', ['MULTIMODAL', 'TRANSPORT_DOC']),
  named('(?:海运)?提单', ['BILL_OF_LADING', 'TRANSPORT_DOC']),
  named(
    '(?:[\\p{Script=Han}]{0,4}?)服务(?:证明|确认单|确认书|确认函|验收报告|验收证明|完成证书|完成确认单|验收单|完成证明|完成确认书|结算单|接受证明)|验收(?:证明|报告|单)|工程(?:结算单|验收单|进度确认单)',
    ['SERVICE_EVIDENCE'],
  ),
  named('(?:货物)?(?:运输)?保险(?:单据|单|凭证)', ['INSURANCE'], {
    insuranceForms: ['policy', 'certificate', 'declaration'],
  }),
  named(
    '(?:产品)?(?:质量|品质)(?:合格)?(?:证明书|证明|证书|检验证书|检测报告|检验报告(?:单|书)?|检测报告(?:单|书)?|证|保证书)|(?:产品|出厂)?(?:质量)?合格证(?:书|明)?',
    ['QUALITY', 'INSPECTION', 'ANALYSIS'],
  ),
  named(
    '[\\p{Script=Han}]{0,6}?(?:检验|检测|检测分析)(?:证书|报告|证明|单)(?:单|书)?|化验(?:单|报告)(?:单|书)?',
    ['INSPECTION', 'QUALITY', 'ANALYSIS'],
  ),
  named('重量(?:单|证明|证书)|磅单|过磅单|计量单', ['WEIGHT', 'INSPECTION', 'QUALITY']),
  named('装箱(?:单)?(?:或|/|及)(?:重量单|磅码单)|装箱(?:单|清单)|包装单|码单|磅码单|货物清单|发货清单', [
    'PACKING_LIST',
  ]),
  hanPhrase('(?:出库|发货|交货|配送|结算|调拨)单', ([title]) => ({
    demand: { types: ['OTHER'], named: [title] },
  })),
  named('(?:原)?产地证(?:明书|明|书)?', ['CERT_ORIGIN']),
  hanPhrase(
    '(?!(?:受益人|申请人|由|经|所有|全部|货物收据))[\\p{Script=Han}]{2,8}?(?:清单|明细表|结算单|对账单|声明书|承诺书|确认函|说明书|说明|备案表|验收报告|协议)',
    ([title]) => ({ demand: { types: ['OTHER'], named: [title] } }),
  ),
  named('受益人(?:证明|声明|出具的证明)(?:书)?', ['BENEFICIARY_CERT']),
  hanPhrase(
    '(?!(?:受益人|申请人|由|经|所有|全部|第三方))[\\p{Script=Han}]{2,10}?(?:监测|审计|评估|鉴定|测试|调试|培训|完工|竣工|验收)(?:报告|证明|证书|记录)(?:书|单)?',
    ([title]) => ({ demand: { types: ['OTHER'], named: [title] } }),
  ),
];

const issuing = '(?:签发|出具|开具|开立|填开|提供|制作)';
const seal =
  '(?:公司|单位|受益人|企业)?(?:公章|印章|章|发票专用章|财务专用章|业务专用章|收货专用章|合同专用章|物流专用章)';
const seals = `(?:加盖|盖)(?:有)?(?:其)?${seal}(?:(?:或|、|/|及|和)(?:加盖)?${seal})*`;
const signing = `(?:签署|签字|签章|盖章|签收|签名|签字(?:或|并|和|及|、)?(?:盖章|${seals})|签字确认|盖章确认|确认|${seals})`;

const details: readonly Phrase[] = [
  hanPhrase(
    `(?:[一壹]式)?(${count})${onePaper}?正本|正本(?:[一壹]式)?(${count})${onePaper}`,
    ([, one, other]) => ({ demand: { originals: countOf(one ?? other) } }),
  ),
  hanPhrase(`(${count})${onePaper}?副本|副本(?:[一壹]式)?(${count})${onePaper}`, ([, one, other]) => ({
    demand: { copies: countOf(one ?? other) },
  })),
  hanPhrase(`(${count})${onePaper}?复印件|复印件(?:[一壹]式)?(${count})${onePaper}`, ([, one, other]) => ({
    demand: { copyOnly: true, copies: countOf(one ?? other) },
  })),
  hanPhrase(`[一壹]式(${count})${onePaper}|(?<!\\p{L}共)(${count})${onePaper}`, ([, one, other]) => ({
    demand: { total: countOf(one ?? other) },
  })),
  asks('(?:须|应)?(?:有|显示|注明)?车牌(?:号码|号)?', { shows: ['车牌号'] }),
  asks('(?:须|应)?有(?:承运人)(?:的)?(?:签章|签字|盖章)', { signed: true }),
  asks('正本|原件', { originals: 1 }),
  asks('全套', { fullSet: true }),
  asks('复印件|副本', { copyOnly: true }),
  asks(`(?:须|应|并|经)*${signing}`, { signed: true }),
  hanPhrase(
    `(?:由${who}|(申请人|买方|受益人|卖方|开证行|承运人|保险人|第三方\\p{Script=Han}{2,6}?(?:机构|公司|单位)))${issuing}(?:(?:并|且|及|、)?(?:由其)?(${signing}))?(?:的)?`,
    ([, name, role, signed]) => ({
      demand: { ...issuedBy(whoOf(name ?? role)), ...(signed === undefined ? {} : { signed: true }) },
    }),
  ),
  hanPhrase(`(?:须|应)?(?:加盖|盖有)(申请人|买方|受益人|卖方)(?:的)?${seal}`, ([, name]) => ({
    demand: { signed: true, signedBy: whoOf(name) },
  })),
  hanPhrase(
    `(申请人|买方|受益人|卖方|收货人|服务接受方)(?:或其(?:授权)?代表)?${signing}(?:的)?`,
    ([, name]) => ({
      demand: { signed: true, signedBy: whoOf(name) },
    }),
  ),
  hanPhrase(`(?:由|经)${who}(?:或其(?:授权)?代表|授权代表)?${signing}(?:的)?`, ([, name]) => ({
    demand: { signed: true, signedBy: whoOf(name) },
  })),
  hanPhrase('(?:增值税)?税率(?:为|：|:)?(\\d{1,2}(?:\\.\\d)?)%', ([, rate]) => ({
    demand: { taxRate: rate ?? '' },
  })),
  asks('[（(]?(?:\\p{Script=Han}{2,6}联(?:及|和|、|或)?)+[）)]?', {}),
  asks('[（(]?(?:(?:发票|抵扣|记账|存根)联(?:及|和|、)?)+[）)]?|[（(]?(?:含|包括)?发票联[^）)]*[）)]?', {}),
  hanPhrase(
    `(?:须|应)?(?:注明|显示|载明|标明)?(?:以)?收货人(?:为|是|：|:)?${who}(?=[，,。；;、]|$)|以${who}为收货人`,
    ([, one, other]) => ({
      demand: { consignee: { form: 'named', who: whoOf(one ?? other) } },
    }),
  ),
  hanPhrase(
    `(?:发票)?(?:抬头|购买方|购货单位|购买方名称)(?:须|应|必须)?(?:为|是|：|:)${who}(?:的)?(?:全称|名称)?(?=[，,。；;、]|$)|以${who}为(?:抬头|购买方)`,
    ([, one, other]) => ({
      demand: { madeOutTo: whoOf(one ?? other) },
    }),
  ),
  hanPhrase(
    '(?:须|应|并)*(?:注明|显示|载明)?(?:发站|到站|起运地|目的地|装运地|卸货地)(?:为|是|：|:)?([^，,。；;、]{2,30})(?=[，,。；;、]|$)',
    ([, place]) => ({ demand: { shows: [place ?? ''] } }),
  ),
  hanPhrase(
    `(?:须|应)?(?:注明|显示|载明|标明)?托运人(?:为|是|：|:)?${who}(?=[，,。；;、]|$)|以${who}为托运人`,
    ([, one, other]) => ({
      demand: { shipper: whoOf(one ?? other) },
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

const quoted = (source: string, ...quotes: readonly Quoted[]): Phrase =>
  asks(`${quoting}${source}`, { quotes });
const quotations: readonly Phrase[] = [
  quoted(creditNumber, 'credit-number'),
  quoted(contractNumber, 'contract-number'),
  quoted(`${creditNumber}(?:和|及|、|与)${contractNumber}`, 'credit-number', 'contract-number'),
  quoted('发票(?:号码|号|编号)', 'invoice-number'),
  hanPhrase(
    `(?:(?:并)?(?:在)?(?:发票)?(?:的)?备注(?:栏|一栏)?(?:内|中|处)?)?${quoting}(?:合同|订单|项目|协议)(?:编号|号码|号)[：: ]?([A-Z0-9][A-Z0-9/（）()-]*[A-Z0-9])`,
    ([, number]) => ({ demand: { numbers: [number ?? ''] } }),
  ),
  hanPhrase(`(?:在)?(?:发票)?(?:的)?备注(?:栏|一栏)?(?:内|中|处)?${quoting}${creditNumber}`, () => ({
    demand: { quotes: ['credit-number'] },
  })),
];

const sentences: readonly Phrase[] = [
  hanPhrase('(?:证明|声明|确认)[：:，]?["“]?([^。；;”"]{2,300})["”]?', ([, text]) => ({
    demand: { statements: [text ?? ''] },
  })),
  hanPhrase(
    '(?:须|应|并)*(?:注明|载明|表明|显示|列明|写明)[：:，]?["“]?([^。；;”"]{2,300})["”]?',
    ([, text]) => ({
      demand: { shows: [text ?? ''] },
    }),
  ),
];

export const chineseGrammar: Grammar = {
  phrases: [...documents, ...details, ...quotations, ...chineseConditions],
  general: sentences,
  silent:
    /全额|[\s，,。；;：:、.()（）《》【】"“”+\-–/]+|的|及|和|与|或|并|且|须|应|需|必须|提交|提供|出具|共|各|该|本|产品|货物|上述|相应|的|各一份|\d{1,2}[.、）)]/uy,
  word: /\p{Script=Han}|[\p{L}\p{N}]+|[^]/uy,
};
