/** Terms of a credit that follow from others. The ledger checks that they follow, and refuses where they do not. */
import {
  type AmendmentTerms,
  applyAmendment,
  type CreditBalanceTerms,
  type CreditExposureTerms,
  creditExposureOf,
  type CreditTerms,
  endedExposure,
  exposureWhilePending,
  openingBalance,
  preAdviceOf,
} from '@chopmark/chaincode/api';
import type { z } from 'zod';
import type { DeriveTerms } from '../command/derived-terms.ts';
import { textMember } from '../command/terms-source.ts';

type Openings = Parameters<DeriveTerms>[1];
type Credit = z.output<typeof CreditTerms>;

interface Sections {
  readonly credit?: Credit | undefined;
  readonly balance?: z.output<typeof CreditBalanceTerms> | undefined;
  readonly amendment?: z.output<typeof AmendmentTerms> | undefined;
  readonly exposure?: z.output<typeof CreditExposureTerms> | undefined;
}

/** The terms of these sections, by name, as far as they were brought. */
const sectionsOf = (openings: Openings): Sections =>
  Object.fromEntries(Object.entries(openings).map(([section, { terms }]) => [section, terms]));

type Derive = (creditId: string, sections: Sections) => unknown;

const derive =
  (from: Derive): DeriveTerms =>
  (input, openings) =>
    from(textMember(input, 'creditId'), sectionsOf(openings));

const balance = derive((creditId, { credit }) => credit && openingBalance(creditId, credit));

const exposureOf = (instrument: 'letter-of-credit' | 'confirmation'): DeriveTerms =>
  derive(
    (creditId, { credit, balance: drawn }) =>
      credit && drawn && creditExposureOf(creditId, instrument, credit, drawn),
  );

/** What an amendment makes of the terms; where it does not fit them the ledger says why. */
const amended = ({ credit, amendment }: Sections): Credit | undefined => {
  const terms = credit && amendment && applyAmendment(credit, amendment);
  return terms === undefined || 'refused' in terms ? undefined : terms;
};

const pendingExposure = derive((_creditId, sections) => {
  const { credit, exposure } = sections;
  const terms = amended(sections);
  return credit && exposure && terms && exposureWhilePending(exposure, credit, terms);
});

const ended = derive(
  (creditId, { credit, balance: drawn }) => credit && drawn && endedExposure(creditId, credit, drawn),
);

/** What the issuing bank owes once the amendment is part of the credit. */
const amendedExposure = derive((creditId, sections) => {
  const { balance: drawn } = sections;
  const terms = amended(sections);
  return terms && drawn && creditExposureOf(creditId, 'letter-of-credit', terms, drawn);
});

const amending = {
  newCredit: derive((_creditId, sections) => amended(sections)),
  newExposure: amendedExposure,
};

/** By command and section. */
export const derivedTerms: Readonly<Record<string, Readonly<Record<string, DeriveTerms>>>> = {
  PreAdviseCredit: { preAdvice: derive((_creditId, { credit }) => credit && preAdviceOf(credit)) },
  IssueCredit: { balance, exposure: exposureOf('letter-of-credit') },
  AddConfirmation: { exposure: exposureOf('confirmation') },
  IssueAmendment: { newExposure: pendingExposure },
  AcceptAmendment: amending,
  DeemAmendmentAccepted: amending,
  ReportAmendmentAnswer: { newExposure: exposureOf('letter-of-credit') },
  CancelCredit: { newExposure: ended },
  CancelExpiredCredit: { newExposure: ended },
  CloseCredit: { newExposure: ended },
  RecordCredit: { balance },
};
