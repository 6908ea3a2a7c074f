/** Random terms of credits and of their amendments, as an issuing bank would write them. */
import type { AmendmentTerms, CreditTerms } from '@chopmark/chaincode/api';
import fc, { type Arbitrary } from 'fast-check';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** What people type: words of the field's set, and what no field of SWIFT holds. */
const characters = `${letters}${letters}0123456789      .,/-+:()'éß–“%&\u4e2daz`.split('');

/** Words without white space at either end, as the ledger takes them. */
const words = (lengthMax: number): Arbitrary<string> =>
  fc
    .string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength: lengthMax })
    .map((text) => `X${text}`.slice(0, lengthMax).trim());

const linesOf = (count: number, length: number): Arbitrary<string[]> =>
  fc.array(words(length), { minLength: 1, maxLength: count });

const paragraphs = (lengthMax: number): Arbitrary<string[]> =>
  fc.array(
    fc.array(words(lengthMax), { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n')),
    { maxLength: 12 },
  );

const bic = fc.constantFrom('HRBKCNSHXXX', 'RVRBCNSH', 'LUMNDEFFXXX', 'TKYOJPJTOSA');
const bank = fc.oneof(
  bic.map((one) => ({ bic: one, address: [] as string[] })),
  fc.record({ name: words(60), address: fc.array(words(50), { maxLength: 4 }) }),
);
const firm = fc.record({ name: words(60), address: fc.array(words(50), { maxLength: 4 }) });

const decimals = { USD: 2, JPY: 0, KWD: 3 } as const;
const amountIn = (currency: keyof typeof decimals): Arbitrary<{ amount: string; currency: string }> =>
  fc.nat(99_999_999).map((minor) => {
    const digits = decimals[currency];
    const text = String(minor + 1).padStart(digits + 1, '0');
    const amount = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
    return { amount, currency };
  });
export const currencies = fc.constantFrom(...(Object.keys(decimals) as (keyof typeof decimals)[]));

const later = { basis: 'after-transport-document', days: 90 } as const;

/** How the credit is available, with the terms that the way needs. */
const drawing = fc.oneof(
  fc.constant({ by: 'sight-payment' as const, tenor: { basis: 'sight' as const } }),
  fc.constant({ by: 'deferred-payment' as const, tenor: later }),
  linesOf(3, 35).map((wording) => ({
    by: 'acceptance' as const,
    tenor: { ...later, wording },
    draft: { wording, drawee: { bic: 'RVRBCNSHXXX', address: [] as string[] } },
  })),
  fc.constantFrom({ basis: 'sight' as const }, later).map((tenor) => ({ by: 'negotiation' as const, tenor })),
  linesOf(4, 35).map((mixedPayment) => ({ by: 'mixed-payment' as const, tenor: later, mixedPayment })),
);

const shipment = fc.record(
  {
    takingInCharge: words(140),
    portOfLoading: words(140),
    portOfDischarge: words(140),
    finalDestination: words(140),
    latestDate: fc.constant('2026-05-31'),
    partial: fc.constantFrom('allowed' as const, 'not-allowed' as const, 'conditional' as const),
    transhipment: fc.constantFrom('allowed' as const, 'not-allowed' as const),
    mode: fc.constant('by sea'),
  },
  { requiredKeys: [] },
);

const tolerance = fc.record({ plus: fc.nat(99), minus: fc.nat(99) });
const presentationPeriod = fc.record({ days: fc.nat(999), narrative: words(35) }, { requiredKeys: ['days'] });

const optionalTerms = {
  preAdviceReference: fc.constant('PREADV/260110'),
  applicantBank: bank,
  adviseThroughBank: bank,
  reimbursingBank: bank,
  tolerance,
  additionalAmounts: linesOf(4, 40),
  shipment,
  charges: linesOf(6, 65),
  presentationPeriod,
  instructionsToBank: paragraphs(65),
  beneficiaryPaymentConditions: paragraphs(80),
  bankPaymentConditions: paragraphs(80),
  senderToReceiver: linesOf(3, 35),
  contractNumber: fc.constant('SC-1'),
};

const neededTerms = (currency: keyof typeof decimals) => ({
  profile: fc.constant('UCP600' as const),
  rules: fc.constantFrom(
    { code: 'UCP LATEST VERSION' },
    { code: 'EUCP LATEST VERSION', eucp: '2.1' },
    { code: 'OTHR', narrative: 'ISP 98' },
  ),
  creditNumber: fc.constantFrom('HBK26LC000147', 'LC/2026-1', 'A'),
  transferable: fc.boolean(),
  issueDate: fc.constant('2026-01-14'),
  expiry: words(29).map((place) => ({ date: '2026-06-30', place })),
  applicant: firm,
  beneficiary: firm,
  issuingBank: bank,
  advisingBank: bank,
  confirmation: fc.constantFrom('without' as const, 'may-add' as const, 'confirm' as const),
  confirmingBank: bank,
  amount: amountIn(currency),
  goods: paragraphs(90),
  documentsRequired: paragraphs(90),
  additionalConditions: paragraphs(90),
});

export const creditTerms: Arbitrary<CreditTerms> = currencies.chain((currency) => {
  const needed = neededTerms(currency);
  const requiredKeys = Object.keys(needed) as (keyof typeof needed)[];
  return fc.record({ ...needed, ...optionalTerms }, { requiredKeys }).chain((terms) =>
    fc.tuple(drawing, bank).map(([{ by, ...drawn }, available]) => ({
      ...terms,
      ...drawn,
      availability: { by, with: available },
    })),
  );
});

const textChanges = fc.oneof(
  fc.array(fc.record({ code: fc.constantFrom('add' as const, 'delete' as const), text: words(200) }), {
    minLength: 1,
    maxLength: 5,
  }),
  fc.array(fc.record({ code: fc.constant('replace-all' as const), text: words(200) }), {
    minLength: 1,
    maxLength: 5,
  }),
);

/** Amendments of a credit in the currency, each with something that an MT707 can say. */
export const amendmentTerms = (currency: keyof typeof decimals): Arbitrary<AmendmentTerms> =>
  fc.record(
    {
      date: fc.constant('2026-02-20'),
      increase: amountIn(currency),
      goods: textChanges,
      documentsRequired: textChanges,
      additionalConditions: textChanges,
      beneficiaryPaymentConditions: textChanges,
      replace: fc.record(
        {
          transferable: fc.boolean(),
          expiry: words(29).map((place) => ({ date: '2026-07-31', place })),
          applicant: firm,
          beneficiary: firm,
          tolerance,
          shipment,
          charges: linesOf(6, 65),
          presentationPeriod,
          confirmation: fc.constantFrom('without' as const, 'may-add' as const),
          tenor: fc.constant(later),
          reimbursingBank: bank,
          contractNumber: fc.constant('SC-2'),
        },
        { requiredKeys: [] },
      ),
      remove: fc.constant(['instructionsToBank' as const]),
      charge: fc.constantFrom(
        { payer: 'applicant' as const },
        { payer: 'other' as const, narrative: ['SHARED EQUALLY'] },
      ),
      senderToReceiver: linesOf(3, 35),
    },
    { requiredKeys: ['date', 'increase'] },
  );
