/** A credit between two banks, and people who act on it over the API of an application in this process. */
import type { CreditTerms } from '@chopmark/chaincode/api';
import { type Person, subjectOf } from '@chopmark/test/simulated/consortium';
import type { LocalApp } from './local-app.ts';

export const maker: Person = { organisation: 'HarbourBankMSP', role: 'bank-maker' };
export const checker: Person = { organisation: 'HarbourBankMSP', role: 'bank-checker' };
export const river: Person = { organisation: 'RiverBankMSP', role: 'bank-checker' };
export const riverMaker: Person = { organisation: 'RiverBankMSP', role: 'bank-maker' };
export const lumen: Person = { organisation: 'LumenBankMSP', role: 'bank-checker' };
export const lumenMaker: Person = { organisation: 'LumenBankMSP', role: 'bank-maker' };
export const applicant: Person = {
  organisation: 'EnterprisesMSP',
  role: 'enterprise-officer',
  firm: 'copperfield',
};
export const beneficiary: Person = { ...applicant, firm: 'bramble-hill' };
export const auditor: Person = { organisation: 'RegulatorMSP', role: 'auditor' };
export const everyone: readonly Person[] = [
  maker,
  checker,
  river,
  riverMaker,
  lumen,
  lumenMaker,
  applicant,
  beneficiary,
  auditor,
];

const firm = (name: string) => ({ mspId: 'EnterprisesMSP', subject: subjectOf(name) });
export const parties = {
  applicant: firm('copperfield'),
  issuingBank: { mspId: 'HarbourBankMSP' },
  beneficiary: firm('bramble-hill'),
  advisingBank: { mspId: 'RiverBankMSP' },
  nominatedBank: { mspId: 'RiverBankMSP' },
};

/** The date so many days from today. */
export const day = (offset: number): string =>
  new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

export const usd = (amount: string): { amount: string; currency: string } => ({ amount, currency: 'USD' });

/** At sight with River Bank, tolerance of five percent. */
export const terms: CreditTerms = {
  profile: 'UCP600',
  rules: { code: 'UCP LATEST VERSION' },
  creditNumber: 'HBK26LC000147',
  transferable: false,
  issueDate: day(0),
  expiry: { date: day(100), place: 'SHANGHAI' },
  applicant: { name: 'COPPERFIELD METALS', address: ['18 QUAY STREET'] },
  beneficiary: { name: 'BRAMBLE HILL TRADING', address: ['4 MILL LANE'] },
  issuingBank: { bic: 'HRBKCNSHXXX', address: [] },
  advisingBank: { bic: 'RVRBCNSHXXX', address: [] },
  confirmation: 'without',
  amount: usd('485000.00'),
  tolerance: { plus: 5, minus: 5 },
  availability: { by: 'sight-payment', with: { bic: 'RVRBCNSHXXX', address: [] } },
  tenor: { basis: 'sight' },
  shipment: { portOfLoading: 'SHANGHAI PORT', portOfDischarge: 'HAMBURG PORT', latestDate: day(80) },
  goods: ['COPPER CATHODES – GRADE A'],
  documentsRequired: ['SIGNED COMMERCIAL INVOICE'],
  additionalConditions: [],
  presentationPeriod: { days: 21 },
};

/** A domestic credit of China, at sight with its issuer. */
export const domesticTerms: CreditTerms = {
  ...terms,
  profile: 'CN-DLC-2016',
  rules: { code: 'CN-DLC-2016' },
  amount: { amount: '2680000.00', currency: 'CNY' },
  contractNumber: 'CG-2026-0917',
  issuingBank: { name: '海港银行', address: ['上海'], cnaps: '102290000017' },
  advisingBank: { name: '江河银行', address: ['上海'] },
  shipment: { takingInCharge: '上海仓库', finalDestination: '宁波工厂', latestDate: day(80) },
  presentationPeriod: { days: 15 },
  goods: ['电解铜'],
  documentsRequired: ['增值税发票', '货物收据'],
  availability: { by: 'sight-payment', with: { name: '海港银行', address: [] } },
};

type Answer = Awaited<ReturnType<LocalApp['app']['inject']>>;

interface Committed {
  readonly ids: Readonly<Record<string, string>>;
  readonly events: readonly { readonly fields: object }[];
}

export interface Desk {
  get(person: Person, url: string): Promise<Answer>;
  /**
   * Sends a command below `/v1/letters-of-credit`.
   * @returns ids that it made, and what its first event says
   * @throws Error with the refusal
   */
  post(person: Person, url: string, payload: object): Promise<Record<string, string>>;
  /** Drafted by Harbour's maker. @returns the id of the credit */
  draft(credit: CreditTerms, roles?: object): Promise<string>;
  /** Drafted, issued by Harbour's checker, advised by River. @returns the id of the credit */
  advise(credit: CreditTerms, roles?: object): Promise<string>;
  /** An amendment drafted, issued and advised. */
  amend(creditId: string, number: number, amendment: object): Promise<void>;
}

export const deskOf = (local: LocalApp): Desk => {
  let keys = 0;
  const desk: Desk = {
    get: async (person, url) => local.app.inject({ method: 'GET', url, headers: await local.bearer(person) }),
    post: async (person, url, payload) => {
      keys += 1;
      const headers = { ...(await local.bearer(person)), 'idempotency-key': `key-${keys}` };
      const path = `/v1/letters-of-credit${url}`;
      const answer = await local.app.inject({ method: 'POST', url: path, headers, payload });
      if (answer.statusCode !== 201) throw new Error(`${url}: ${answer.body}`);
      const { ids, events } = answer.json<Committed>();
      return { ...(events[0]?.fields as Record<string, string>), ...ids };
    },
    draft: async (credit, roles = parties) => {
      const body = { profile: credit.profile, parties: roles, terms: { credit } };
      return (await desk.post(maker, '', body))['creditId'] ?? '';
    },
    advise: async (credit, roles) => {
      const creditId = await desk.draft(credit, roles);
      const domestic = credit.profile === 'CN-DLC-2016';
      const references = domestic ? { references: { tradeBackground: 'ab'.repeat(32) } } : {};
      await desk.post(checker, `/${creditId}/issue`, references);
      await desk.post(river, `/${creditId}/advice`, {});
      return creditId;
    },
    amend: async (creditId, number, amendment) => {
      await desk.post(maker, `/${creditId}/amendments`, { terms: { amendment } });
      const path = `/${creditId}/amendments/${number}`;
      await desk.post(checker, `${path}/issue`, {});
      await desk.post(riverMaker, `${path}/advice`, {});
    },
  };
  return desk;
};
