/** Conditions that Chinese domestic credits use. */
import { contractNumber, creditNumber, quoting } from './chinese-words.ts';
import { hanPhrase, type Phrase } from './phrases.ts';
import type { Condition } from './requirement.ts';
import { dateIn } from './shipment-words.ts';

const says = (source: string, condition: Condition): Phrase => hanPhrase(source, () => ({ condition }));
const allDocuments = '(?:以上)?(?:所有|全部|各|各项|每份)?(?:提交的)?单据(?:上)?(?:均|都)?';
const rest = '[^。；;]*';
/** Between two words: bounded, for reading must not take long. */
const near = '[^。；;]{0,40}';
const conditions: readonly Phrase[] = [
  says(
    '(?:所有|全部|各)?(?:单据)?(?:的)?(?:出具|签发|出单|开立)?(?:日期|日)(?:均)?不(?:得|能|可|应)?早于(?:本)?(?:信用证)?(?:的)?(?:开立|开证)?(?:日期|日)',
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
  hanPhrase(
    `${allDocuments}(?:须|应|必须)?(?:均)?(?:以|用|使用|采用|为)中文(?:出具|制作|缮制|签发|填写)?`,
    () => ({
      condition: { languages: ['zh'] },
    }),
  ),
  says(
    '(?:允许|接受|可(?:以)?接受)第三方(?:出具的)?单据(?:[，,（(]?(?:但)?(?:增值税)?(?:发票|汇票)(?:及|和|、)?(?:保险单)?除外[）)]?)?',
    {
      thirdPartyDocumentsAccepted: true,
    },
  ),
  says(
    '除(?:增值税)?发票(?:及|和|、)?(?:汇票)?(?:以)?外[，,]?(?:其他|其余)?单据(?:均)?可(?:以)?由第三方(?:出具|签发)',
    {
      thirdPartyDocumentsAccepted: true,
    },
  ),
  says('(?:除(?:增值税)?发票外)?[，,]?(?:允许|接受)第三方(?:出具的)?单据', {
    thirdPartyDocumentsAccepted: true,
  }),
  says(
    '(?:发票)?(?:价税合计|发票金额|金额)(?:均)?不(?:得|能|应)?(?:超过|大于|高于)(?:本)?信用证(?:的)?(?:可用)?(?:金额|余额)',
    {
      overdrawnInvoiceRefused: true,
    },
  ),
  says('(?:禁止|不允许|不得)转运', { transhipmentRefused: true }),
  ...[
    `(?:以)?(?:货物收据|收货单|收据|货物收据上|运输单据)(?:上)?(?:所)?(?:记载|载明|载|注明|显示)?的?(?:收货)?日期(?:即|视)?(?:为|作)${near}(?:装运|发运|交货)(?:日期|日)`,
    `(?:可)?(?:接受|允许)(?:单据)?${near}早于(?:本)?(?:信用证)?(?:开立|开证)${rest}`,
    `(?:信用证项下)?(?:所有|全部)?单据(?:的)?(?:出具|签发)?日期(?:均)?不(?:得|能|可|应)?晚于(?:本)?信用证(?:的)?有效期`,
    `(?:其)?货物(?:名称|品名)(?:、|及|和|规格|型号|数量|单价|金额)*(?:须|应)?与(?:本)?信用证(?:规定|要求)?(?:的)?(?:内容)?(?:一致|相符)`,
    `不接受${near}(?:晚于|迟于|超过|逾)${rest}`,
    `(?:单据|交单)${near}(?:晚于|迟于|超过)${near}(?:不予接受|不接受)`,
    `(?:如|若)?(?:单据)?(?:存在|有)?(?:每次|每套|每笔)?不符点(?:费|处理费|单据)${rest}`,
    `(?:如|若)(?:单据)?(?:存在|有|出现)不符(?:点)?(?=[^。；;]*费)${rest}`,
    `(?:单据)?(?:中)?(?:的)?(?:货物|商品|服务)描述可(?:以)?使用(?:统称|概括性(?:用语|描述)?)[^。；;]*(?:矛盾|抵触|冲突)`,
    `保险由(?:申请人|受益人|买方|卖方)(?:自行|负责)?(?:办理|投保|承担)`,
    `(?:不符点费|每套不符单据|每次不符)${rest}`,
    `(?:如|若)(?:提交的)?单据${rest}`,
    `每(?:套|次|笔)(?:单据)?(?:收取|扣收|扣除)${rest}`,
    `允许单据${rest}`,
    `(?:单据)?(?:的)?(?:签发|出具)?日期(?:可)?早于(?:本)?信用证(?:的)?(?:开立|开证)(?:日期|日)(?:的)?(?:单据)?(?:可以?)?(?:接受|允许)`,
    `(?:受益人|申请人|买方|卖方)(?:承担|负担|支付)${near}费用`,
    `除(?:增值税)?发票(?:以)?外[，,]?(?:的)?(?:其他|其余)?单据(?:均)?可(?:以)?不(?:显示|注明|列明|标注)${rest}`,
    `\\p{Script=Han}{0,8}费用?(?:均)?由(?:受益人|申请人|买方|卖方)(?:承担|负担|支付)`,
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

/** Limits of time that a paragraph says again: held against what the credit's own fields say. */
const limits: readonly Phrase[] = [
  hanPhrase(
    `(?:全部|所有)?单据(?:须|应|必须|不得|不)?(?:晚于|于|在)(?:不晚于)?(?:货物收据|收货|运输单据|装运|发货|发运|服务(?:完成|提供)?)(?:的)?(?:日期|日|之日)?(?:起|后|之后)(\\d{1,2})(?:个)?(?:自然|日历)?(?:日|天)(?:内|以内)?(?:提交|交单|送达|交付)`,
    ([, days]) => ({ condition: { presentationDays: Number(days) } }),
  ),
  hanPhrase(
    `(?:注明|显示)?(?:的)?(?:发货|装运|发运|最迟装运)(?:日期|日|期)?(?:须|应)?(?:不(?:得)?(?:晚于|迟于)|为)(\\d{4}年\\d{1,2}月\\d{1,2}日)`,
    ([, text]) => {
      const latestShipment = dateIn(text ?? '');
      return latestShipment === undefined ? {} : { condition: { latestShipment } };
    },
  ),
];

const percentOf = (text: string | undefined): Condition => ({
  tolerance: { plus: Number(text ?? ''), minus: Number(text ?? '') },
});
/** 溢短装: more or less of quantity, amount or both. */
const tolerances: readonly Phrase[] = [
  hanPhrase(
    `溢短装(?:部分)?(?:的)?(?:金额|数量)(?:(?:及|和|、|与)(?:金额|数量))?(?:均|都)?(?:允许|可(?:以)?)?(?:上下)?(?:浮动|增减)(?:正负|±)?(\\d{1,2})%`,
    ([, percent]) => ({ condition: percentOf(percent) }),
  ),
  hanPhrase(
    `(?:单据中)?(?:货物)?(?:的)?(?:金额|数量|金额(?:及|和|、|与)数量|数量(?:及|和|、|与)金额)(?:均|都)?(?:允许|可(?:以)?)(?:有)?(?:正负|±|上下)?(\\d{1,2})%(?:的)?(?:溢短装|增减(?:幅度)?|浮动|上下浮动)?`,
    ([, percent]) => ({ condition: percentOf(percent) }),
  ),
];

export const chineseConditions: readonly Phrase[] = [...conditions, ...limits, ...tolerances];
