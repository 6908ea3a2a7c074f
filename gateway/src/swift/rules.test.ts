/** Each rule about fields with each other: a message that breaks it, and the same one without the break. */
import { describe, expect, test } from '@jest/globals';
import { errorsOf, messageOf, warningsOf } from '../../test-support/mt.ts';
import { defaultProfile } from './api.ts';

const credit = {
  '710': [':27:1/1', ':40B:IRREVOCABLE\r\nWITHOUT OUR CONFIRMATION', ':20:ADV1', ':21:LC1'],
  '720': [':27:1/1', ':40B:IRREVOCABLE TRANSFERABLE\r\nADDING OUR CONFIRMATION', ':20:TR1', ':21:LC1'],
};
const dates = [':31C:260105', ':40E:UCP LATEST VERSION', ':31D:260415CHINA'];
const parties = [':50:APPLICANT', ':59:BENEFICIARY', ':32B:USD100,', ':41A:TKYOJPJ0'];
const advised = (type: '710' | '720', issuer: string[], ...more: string[]): string =>
  messageOf(type, ...credit[type], ...dates, ...issuer, ...parties, ...more, ':49:WITHOUT');

const byPayment = [':41D:ANY BANK\r\nBY PAYMENT'];
const advice = (type: '710' | '720', issuer: string[], ...more: string[]): string =>
  advised(type, issuer, ...more).replace(':41A:TKYOJPJ0', byPayment.join());

const amendment = (issuer: string[], ...changes: string[]): string =>
  messageOf(
    '707',
    ':27:1/1',
    ':20:LC1',
    ':21:NONREF',
    ':23:LC1',
    ...issuer,
    ':31C:260105',
    ':26E:1',
    ':30:260201',
    ':22A:ISSU',
    ...changes,
  );

const bank = [':52A:HANBKRS0'];
const firm = [':50B:A FIRM'];

const acknowledgement = (...more: string[]): string => messageOf('730', ':20:A', ':21:B', ...more);
const refusal = (...more: string[]): string =>
  messageOf('734', ':20:A', ':21:B', ':32A:260301USD100,', ...more, ':77J:+LATE SHIPMENT', ':77B:/HOLD/');
const discrepancy = (...more: string[]): string =>
  messageOf('750', ':20:A', ':21:B', ':32B:USD100,', ...more, ':77J:+LATE SHIPMENT');
const authorisation = (...more: string[]): string =>
  messageOf('752', ':20:A', ':21:B', ':23:ACCEPT', ':30:260301', ...more);
const payment = (...more: string[]): string => messageOf('754', ':20:A', ':21:B', ':32B:USD100,', ...more);
const reimbursement = (...more: string[]): string =>
  messageOf('740', ':20:A', ':40F:NOTURR', ':32B:USD1,', ':41D:ANY BANK\r\nBY PAYMENT', ...more);

describe('network rules', () => {
  test.each([
    [
      'C06 MT707: bank and firm as issuer',
      amendment([...bank, ...firm], ':40A:IRREVOCABLE'),
      'ISSUER_NOT_ONE C06',
    ],
    ['C06 MT707: no issuer', amendment([], ':40A:IRREVOCABLE'), 'ISSUER_NOT_ONE C06'],
    ['C06 MT710: bank and firm as issuer', advice('710', [...bank, ...firm]), 'ISSUER_NOT_ONE C06'],
    ['C06 MT710: no issuer', advice('710', []), 'ISSUER_NOT_ONE C06'],
    ['C06 MT720: no issuer', advice('720', []), 'ISSUER_NOT_ONE C06'],
    [
      'C12 MT707: increase and decrease',
      amendment(bank, ':32B:USD1,', ':33B:USD1,'),
      'INCREASE_AND_DECREASE C12',
    ],
    ['C30 MT707: nothing changed', amendment(bank), 'AMENDMENT_EMPTY C30'],
    [
      'D06 MT707: date and period',
      amendment(bank, ':44C:260301', ':44D:MARCH'),
      'SHIPMENT_DATE_AND_PERIOD D06',
    ],
    [
      'D06 MT710: date and period',
      advice('710', bank, ':44C:260301', ':44D:MARCH'),
      'SHIPMENT_DATE_AND_PERIOD D06',
    ],
    ['C90 MT710: drafts without drawee', advice('710', bank, ':42C:SIGHT'), 'DRAFTS_AND_DRAWEE C90'],
    ['C90 MT720: two tenor groups', advice('720', bank, ':42M:HALF', ':42P:60 DAYS'), 'TENOR_GROUPS C90'],
    ['C90 MT740: drawee without drafts', reimbursement(':42A:TKYOJPJ0'), 'DRAFTS_AND_DRAWEE C90'],
    ['C90 MT740: two tenor groups', reimbursement(':42M:HALF', ':42P:60 DAYS'), 'TENOR_GROUPS C90'],
    [
      'C77 MT730: account and bank',
      acknowledgement(':25:1', ':30:260301', ':57A:TKYOJPJ0'),
      'ACCOUNT_TWICE C77',
    ],
    [
      'C78 MT730: debited, with a bank',
      acknowledgement(':30:260301', ':32D:260301USD1,', ':57A:TKYOJPJ0'),
      'DEBITED_WITH_BANK C78',
    ],
    ['C17 MT734: charges without total', refusal(':73A:/COMM/USD1,'), 'TOTAL_CLAIMED_MISSING C17'],
    ['C02 MT734: two currencies', refusal(':33B:EUR101,'), 'CURRENCIES_DIFFER C02'],
    ['C13 MT750: an addition without total', discrepancy(':33B:USD1,'), 'TOTAL_TO_PAY_MISSING C13'],
    ['C13 MT750: a deduction without total', discrepancy(':71D:/COMM/USD1,'), 'TOTAL_TO_PAY_MISSING C13'],
    ['C13 MT750: charges added without total', discrepancy(':73A:/COMM/USD1,'), 'TOTAL_TO_PAY_MISSING C13'],
    ['C02 MT750: two currencies', discrepancy(':34B:EUR1,'), 'CURRENCIES_DIFFER C02'],
    ['C18 MT752: a deduction without net', authorisation(':32B:USD9,', ':71D:FEE'), 'NET_AMOUNT_MISSING C18'],
    ['C02 MT752: two currencies', authorisation(':32B:USD9,', ':33B:EUR9,'), 'CURRENCIES_DIFFER C02'],
    ['C19 MT754: two narratives', payment(':72Z:A', ':77:B'), 'NARRATIVE_TWICE C19'],
    ['C14 MT754: two banks', payment(':53A:TKYOJPJ0', ':57A:HANBKRS0'), 'REIMBURSEMENT_TWICE C14'],
    ['C02 MT754: two currencies', payment(':34A:260301EUR1,'), 'CURRENCIES_DIFFER C02'],
  ])('%s is refused', (_, text, expected) => {
    expect(errorsOf(text)).toEqual([expected]);
  });

  test.each([
    ['MT707 with a bank as issuer', amendment(bank, ':32B:USD1,')],
    ['MT707 with a firm as issuer', amendment(firm, ':33B:USD1,')],
    ['MT707 that only asks for cancellation', amendment(bank, ':23S:CANCEL')],
    ['MT707 with a new date of shipment', amendment(bank, ':44C:260301')],
    ['MT707 that changes drafts alone', amendment(bank, ':42C:SIGHT')],
    ['MT710 of a bank', advice('710', bank, ':44D:MARCH')],
    ['MT710 of a firm', advice('710', firm, ':42C:SIGHT', ':42A:TKYOJPJ0')],
    ['MT720', advice('720', bank, ':42P:60 DAYS')],
    ['MT730 with an account', acknowledgement(':25:1', ':30:260301', ':32D:260301USD1,')],
    ['MT730 with a bank', acknowledgement(':30:260301', ':32B:USD1,', ':57A:TKYOJPJ0')],
    ['MT734 with charges and total', refusal(':73A:/COMM/USD1,', ':33B:USD101,')],
    ['MT734 with a dated total', refusal(':33A:260301USD101,')],
    ['MT740', reimbursement(':42C:SIGHT', ':42A:TKYOJPJ0', ':71A:OUR')],
    ['MT750', discrepancy(':33B:USD1,', ':71D:/COMM/USD1,', ':73A:/COMM/USD1,', ':34B:USD101,')],
    ['MT752 with a net amount', authorisation(':32B:USD9,', ':71D:FEE', ':33A:260301USD8,')],
    ['MT752 with a total alone', authorisation(':32B:USD9,')],
    ['MT754 with a narrative', payment(':34B:USD1,', ':53A:TKYOJPJ0', ':77:B')],
    ['MT754 with a bank', payment(':57D:A BANK', ':72Z:B')],
  ])('%s is accepted', (_, text) => {
    expect(errorsOf(text)).toEqual([]);
  });
});

describe('what could not be confirmed', () => {
  const strict = { profile: { ...defaultProfile, unconfirmed: 'error' as const } };
  const doubtful = [
    [
      'the order of MT705',
      messageOf('705', ':20:A', ':40A:IRREVOCABLE', ...dates.slice(2), ...parties.slice(0, 3)),
      'FIELD_ORDER',
    ],
    ['a missing field of MT732', messageOf('732', ':20:A', ':21:B', ':32B:USD1,'), 'FIELD_MISSING'],
    ['an empty MT747', messageOf('747', ':20:A', ':30:260301'), 'AMENDMENT_EMPTY C30'],
    [
      'two currencies in MT742',
      messageOf('742', ':20:A', ':21:B', ':52A:HANBKRS0', ':32B:USD1,', ':34B:EUR1,'),
      'CURRENCIES_DIFFER C02',
    ],
    [
      'two currencies in MT756',
      messageOf('756', ':20:A', ':21:B', ':32B:USD1,', ':33A:260301EUR1,'),
      'CURRENCIES_DIFFER C02',
    ],
    [
      'a negotiating bank and a beneficiary in MT740',
      messageOf(
        '740',
        ':20:A',
        ':40F:NOTURR',
        ':58A:HANBKRS0',
        ':59:SELLER',
        ':32B:USD1,',
        ':41D:ANY BANK\r\nBY PAYMENT',
      ),
      'CLAIMANT_TWICE D84',
    ],
    ['a code of 77B', refusal().replace('/HOLD/', '/KEEP/'), 'CODE_UNKNOWN'],
    ['a code of 23 in MT752', authorisation().replace('ACCEPT', 'HONOUR'), 'CODE_UNKNOWN'],
    [
      'a form of undertaking',
      messageOf('759', ':27:1/1', ':20:A', ':22D:XXXX', ':23H:FRAUDMSG', ':45D:A'),
      'CODE_UNKNOWN',
    ],
    [
      'a function of MT759',
      messageOf('759', ':27:1/1', ':20:A', ':22D:DOCR', ':23H:ABCDEFGH', ':45D:A'),
      'CODE_UNKNOWN',
    ],
  ] as const;

  test.each(doubtful)('%s is a warning', (_, text, expected) => {
    expect(errorsOf(text)).toEqual([]);
    expect(warningsOf(text)).toContain(expected);
  });

  test.each(doubtful)('%s is an error where a bank says so', (_, text, expected) => {
    expect(errorsOf(text, strict)).toContain(expected);
  });

  test('a list that a bank replaces is checked as the bank says', () => {
    const codeLists = {
      ...defaultProfile.codeLists,
      disposalOfDocuments: { codes: ['KEEP'], isConfirmed: true },
    };
    const profile = { ...defaultProfile, codeLists };
    expect(errorsOf(refusal().replace('/HOLD/', '/KEEP/'), { profile })).toEqual([]);
    expect(errorsOf(refusal(), { profile })).toEqual(['CODE_UNKNOWN']);
  });

  test('a standby credit of earlier releases is a warning', () => {
    const text = amendment(bank, ':40A:IRREVOCABLE STANDBY');
    expect(errorsOf(text)).toEqual([]);
    expect(warningsOf(text)).toEqual(['CODE_OBSOLETE']);
  });
});
