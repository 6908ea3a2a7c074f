import { describe, expect, test } from '@jest/globals';
import { identifierVectors as vectors } from '../../test-support/vectors.ts';
import {
  CalendarDate,
  HsCode,
  idOf,
  Instant,
  instantMs,
  instantOf,
  MspId,
  paperNumber,
  Party,
  sameParty,
  Subject,
} from './identifiers.ts';

const canonicalHs = vectors.hs.filter(({ value }) => !value.includes('.'));

describe('HS code, in its canonical form without dots', () => {
  test.each(canonicalHs.filter(({ ok }) => !ok))('$value is refused: $why', ({ value }) =>
    expect(HsCode.safeParse(value).success).toBe(false),
  );
  test.each(canonicalHs.filter(({ ok }) => ok))('$value is accepted', ({ value }) =>
    expect(HsCode.safeParse(value).success).toBe(true),
  );
});

describe('opaque ids', () => {
  test.each([
    ['another kind', 'LN-0123456789ABCDEF'],
    ['too short', 'WR-0123456789ABCDE'],
    ['too long', 'WR-0123456789ABCDEFGHJKMNPQRST'],
    ['lower case', 'WR-0123456789abcdef'],
    ['a letter that Crockford left out', 'WR-0123456789ABCDEI'],
    ['something after it', 'WR-0123456789ABCDEF/x'],
    ['a line after it', 'WR-0123456789ABCDEF\n'],
  ])('%s is refused', (_case, id) => expect(idOf('receipt').safeParse(id).success).toBe(false));

  test.each([
    ['an id', idOf('receipt'), 'WR-0123456789ABCDEF'],
    ['a firm', Subject, 'SUB-0123456789ABCDEFGHJKMNPQRS'],
    ['an MSP id', MspId, 'HarbourBankMSP'],
  ])('%s is accepted', (_case, schema, id) => expect(schema.safeParse(id).success).toBe(true));

  test.each(['__proto__', 'constructor', 'Harbour Bank MSP', 'harbour/../MSP', 'MSP'])(
    '%j is no MSP id',
    (mspId) => expect(MspId.safeParse(mspId).success).toBe(false),
  );
});

describe('parties', () => {
  test('a firm is not its platform, and not another firm of it', () => {
    const firm = Party.parse({ mspId: 'EnterprisesMSP', subject: 'SUB-0123456789ABCDEF' });
    expect(sameParty(firm, { mspId: 'EnterprisesMSP' })).toBe(false);
    expect(sameParty(firm, { ...firm, subject: 'SUB-0123456789ABCDEG' })).toBe(false);
    expect(sameParty(firm, { ...firm })).toBe(true);
  });
});

describe('numbers of papers', () => {
  test.each(['---', '/', 'INV\u202e321', 'INV\u200b7', 'INV\u0000'])('%j is no number', (number) =>
    expect(paperNumber(35).safeParse(number).success).toBe(false),
  );
  test.each(['INV-2026/00123', '７', '发票 7', 'No. É1'])('%j is a number', (number) =>
    expect(paperNumber(35).safeParse(number).success).toBe(true),
  );
});

describe('instants and dates', () => {
  test.each(['2026-03-02T09:30:00+08:00', '2026-02-30T09:30:00Z', '2026-03-02', '1772443800000', ''])(
    '%j is no instant in UTC',
    (instant) => expect(Instant.safeParse(instant).success).toBe(false),
  );
  test.each(['2026-02-29', '2026-3-2', '02.03.2026'])('%j is no date', (date) =>
    expect(CalendarDate.safeParse(date).success).toBe(false),
  );
  test('an instant is the same after a round trip', () =>
    expect(instantMs(instantOf(1_772_443_800_123))).toBe(1_772_443_800_123));
});
