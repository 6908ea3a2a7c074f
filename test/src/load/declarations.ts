/** Export declarations that customs has released, and questions of a bank about them. */
import { randomBytes, randomInt } from 'node:crypto';
import { Consortium as ConsortiumRecord } from '@chopmark/chaincode/api';
import type { StoryActor } from '../story/format.ts';
import { publicKeyOf, signedReport } from '../story/customs-system.ts';
import type { Consortium } from './consortium.ts';
import { committed, msOf } from './operation.ts';

const person = (organisation: string, role: StoryActor['role'], firm?: string): StoryActor => ({
  organisation,
  role,
  person: 1,
  ...(firm === undefined ? {} : { firm }),
});
const exporter = person('EnterprisesMSP', 'enterprise-officer', 'copperfield');
const system = person('CustomsMSP', 'customs-service');
const administrator = person('CustomsMSP', 'org-admin');
const bank = person('HarbourBankMSP', 'bank-maker');

const usd = (amount: string) => ({ amount, currency: 'USD' });
const uscc = '91440300MA5DC8RT2P';
const total = usd('100000.00');
const releasing = ['accept', 'review', 'conclude', 'release'];
const key = 'bench';

export interface Released {
  readonly customsNo: string;
  readonly billOfLading: string;
}

interface Lodged extends Released {
  readonly declarationId: string;
  readonly declaration: Readonly<Record<string, unknown>>;
}

const serialOf = (place: number): string =>
  `${randomInt(10 ** 6)}`.padStart(6, '0') + `${place}`.padStart(3, '0');

const lodge = async (consortium: Consortium, place: number): Promise<Lodged> => {
  const year = new Date().getUTCFullYear();
  const numberOf = (serial: string): string => `5316${year}0${serial}`;
  const billOfLading = `COSU${randomBytes(5).toString('hex').toUpperCase()}`;
  const declaration = {
    preEntryNo: numberOf(serialOf(place)),
    flow: 'export',
    office: '5316',
    trader: { name: 'Copperfield Metals Trading', uscc },
    overseasParty: 'Norden Kabel AB',
    tradeMode: '0110',
    deliveryTerms: 'FOB',
    billOfLading,
    containers: [],
    items: [{ hsCode: '7408110000', name: 'Copper wire, refined', quantity: 11_400, unit: 'KGM', total }],
  };
  const trader = { mspId: exporter.organisation, subject: consortium.subjectOf('copperfield') };
  const input = { trader, customs: system.organisation, flow: 'export' };
  const { ids } = await committed(consortium, exporter, ['LodgeDeclaration', input, { declaration }]);
  const declarationId = ids['declarationId'] ?? '';
  return { declarationId, declaration, billOfLading, customsNo: numberOf(serialOf(place)) };
};

const assessed = ({ declaration, customsNo, billOfLading }: Lodged) => ({
  declaration,
  assessment: {
    customsNo,
    acceptedOn: new Date().toISOString().slice(0, 10),
    firmClass: 'A',
    advances: usd('0.00'),
    returned: usd('0.00'),
    collected: usd('0.00'),
    particulars: { trader: uscc, billOfLading, hs6: '740811', total },
    capacity: total,
    supported: total,
  },
});

/** So many declarations, lodged, assessed and released by a feed of their own. */
export const releaseMany = async (consortium: Consortium, count: number): Promise<readonly Released[]> => {
  const source = `bench-${randomBytes(6).toString('hex')}`;
  await committed(consortium, administrator, ['RegisterFeed', { source, publicKey: publicKeyOf(key) }]);
  const lodged = await Promise.all(Array.from({ length: count }, (_, place) => lodge(consortium, place)));
  const declarationIds = lodged.map(({ declarationId }) => declarationId);
  const drafted = await committed(consortium, system, [
    'DraftAssessments',
    { declarationIds },
    { assessments: lodged.map(assessed) },
  ]);
  for (const [turn, step] of releasing.entries()) {
    const events = declarationIds.map((declarationId, place) => ({
      sequence: turn * count + place + 1,
      declarationId,
      step,
      occurredAt: new Date().toISOString(),
      ...(step === 'accept' && {
        declarationHash: drafted.ids[`declarationHashes/${place}`],
        assessmentHash: drafted.ids[`assessmentHashes/${place}`],
      }),
    }));
    const report = signedReport(key, { source, events });
    await committed(consortium, system, ['ReportDeclarations', report]);
  }
  return lodged;
};

/** The bank asks about these, and customs' system answers. @returns milliseconds of question and answer */
export const verify = async (
  consortium: Consortium,
  consentId: string,
  declarations: readonly Released[],
): Promise<{ readonly question: number; readonly answer: number }> => {
  const question = {
    trader: uscc,
    declarations: declarations.map(({ customsNo, billOfLading }) => ({
      customsNo,
      billOfLading,
      amount: total,
      hs6: '740811',
    })),
  };
  const asking = { consentId, customs: system.organisation, purpose: 'export-finance' };
  const asked = await committed(consortium, bank, ['RequestVerification', asking, { question }]);
  const answering = {
    consentId,
    verificationId: asked.ids['verificationId'],
    validUntil: new Date(Date.now() + 12 * 3_600_000).toISOString(),
  };
  const answered = await committed(consortium, system, ['AnswerVerification', answering]);
  return { question: msOf(asked.said), answer: msOf(answered.said) };
};

/** The exporter lets the bank ask about all of its declarations. @returns the consent's id */
export const consentTo = async (consortium: Consortium): Promise<string> => {
  const input = {
    grantee: { mspId: bank.organisation },
    purposes: ['export-finance'],
    disclosure: 'match',
    expiresAt: new Date(Date.now() + 30 * 86_400_000).toISOString(),
  };
  return (await committed(consortium, exporter, ['GrantConsent', input])).ids['consentId'] ?? '';
};

const Settings = ConsortiumRecord.pick({ settings: true }).loose();

/** Declarations that a bank may ask about under one consent in an hour. */
export const questionsPerHour = async (consortium: Consortium): Promise<number> => {
  const headers = { authorization: `Bearer ${await consortium.tokenOf(bank)}` };
  const { body } = await consortium.transport({ method: 'GET', path: '/v1/consortium', headers });
  return Settings.parse(body).settings.exchange.questionsPerHour;
};
