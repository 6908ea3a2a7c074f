/** Who speaks in random schedules, and the small parts of what they say. */
import { instantOf, type Party } from '@chopmark/chaincode/api';
import { type Person, subjectOf } from '../simulated/consortium.ts';
import { canaryDigits, type World } from './world.ts';

export const banks = ['HarbourBankMSP', 'RiverBankMSP', 'LumenBankMSP'];
/** Firms that own goods; and every firm of the platform. */
export const firms = ['copperfield', 'silverline'];
export const allFirms = [...firms, 'bramble-hill'];

/** Opaque ids of the firms, and of the buyer, by their names. */
export const subjects: Readonly<Record<string, string>> = Object.fromEntries(
  [...allFirms, 'meridian'].map((firm) => [firm, subjectOf(firm)]),
);

export const keeper = (person: number): Person => ({
  organisation: 'EastgateMSP',
  role: 'warehouse-keeper',
  person,
});
export const inspector: Person = { organisation: 'SurewatchMSP', role: 'inspector' };
export const officer = (firm: string): Person => ({
  organisation: 'EnterprisesMSP',
  role: 'enterprise-officer',
  firm,
});
export const maker = (organisation: string): Person => ({ organisation, role: 'bank-maker' });
export const checker = (organisation: string): Person => ({ organisation, role: 'bank-checker' });
export const registrar: Person = { organisation: 'RegistryMSP', role: 'registrar' };

export const hours = (world: World, count: number): string =>
  instantOf(world.channel.now + count * 3_600_000);
export const day = (world: World, days: number): string => hours(world, 24 * days).slice(0, 10);
export const kilograms = (value: number): { value: number; unit: string } => ({ value, unit: 'KGM' });
export const money = (whole: string): { amount: string; currency: string } => ({
  amount: `${whole}${canaryDigits}.00`,
  currency: 'CNY',
});

/** Two officers of the buyer. */
export const buyer = (person: number): Person => ({
  organisation: 'MeridianMSP',
  role: 'enterprise-officer',
  person,
  firm: 'meridian',
});

/** Who says what a party says: an officer of the firm, or a checker of the bank. */
export const speakerFor = ({ mspId, subject }: Party): Person =>
  subject === undefined
    ? checker(mspId)
    : officer(allFirms.find((firm) => subjects[firm] === subject) ?? 'copperfield');
