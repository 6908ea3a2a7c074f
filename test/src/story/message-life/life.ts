/**
 * A credit of an outside issuer, told by SWIFT messages: one member bank reads what it received, completes what is
 * proposed, records it, and answers with the messages that the gateway writes.
 */
import { completed, type Desk, done, type Life, note, proposed, type Step } from './desk.ts';
import { sentOn } from './presenting.ts';
import { amendmentOf, delivered, isoDay, issueOf, swiftDay } from './texts.ts';

const outsiderOf = async (life: Life, who: string): Promise<{ externalId: string; recordedBy: string }> => {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${who} ${life.desk.play}`));
  const identityHash = Buffer.from(hash).toString('hex');
  const said = { input: { identityHash } };
  const { ids } = await done(
    life,
    `${who} is recorded`,
    life.desk.send('maker', 'RecordExternalParty', said),
  );
  return { externalId: ids['externalPartyId'] ?? '', recordedBy: 'RiverBankMSP' };
};

const river = { mspId: 'RiverBankMSP' };

/** MT700: the credit is recorded and advised. */
const recorded = async (life: Life, credit: string): Promise<string> => {
  const { desk } = life;
  const proposal = await proposed(life, 'the MT700 is read', issueOf(credit), ['/input/parties']);
  const parties = {
    applicant: await outsiderOf(life, 'the applicant'),
    issuingBank: await outsiderOf(life, 'the issuing bank'),
    beneficiary: { mspId: 'EnterprisesMSP', subject: desk.subject },
    advisingBank: river,
    nominatedBank: river,
  };
  const saying = completed(proposal, { parties });
  const { ids } = await done(life, 'the credit is recorded', desk.send('maker', proposal.command, saying));
  const creditId = ids['creditId'] ?? '';
  await done(life, 'it is advised', desk.send('checker', 'AdviseCredit', { input: { creditId } }));
  return creditId;
};

/** MT707 in, MT730 out: and the MT730 says to a reader what happened. */
const amended = async (life: Life, creditId: string, credit: string): Promise<void> => {
  const { desk } = life;
  const proposal = await proposed(life, 'the MT707 is read', amendmentOf(credit), ['/input/creditId']);
  await done(
    life,
    'the amendment is recorded',
    desk.send('maker', proposal.command, completed(proposal, { creditId })),
  );
  const first = { input: { creditId, number: 1 } };
  await done(life, 'the amendment is advised', desk.send('checker', 'AdviseAmendment', first));
  await done(life, 'the beneficiary accepts', desk.send('beneficiary', 'AcceptAmendment', first));
  const answer = await desk.write(creditId, '730?amendment=1');
  note(life, 'the MT730 goes to the issuer', answer.includes('{2:I730EASTDE00AXXXN}'), true);
  const { command, input } = await proposed(life, 'the MT730 is read by whoever gets it', answer, [
    '/input/number',
  ]);
  note(life, 'it reports the acceptance', [command, input], ['AcceptAmendment', { number: 1 }]);
};

/** MT750 out, MT734 in: one notice is recorded, a second is refused. */
const refused = async (life: Life, creditId: string, credit: string): Promise<void> => {
  const { desk } = life;
  const reference = `BP-${life.desk.play.slice(0, 8)}-1`;
  const discrepancies = [{ code: 'LATE_SHIPMENT', text: 'Shipped late' }];
  const presented = await sentOn(life, creditId, { credit, reference, amount: '100000.00', discrepancies });
  const asked = await desk.write(creditId, `750?presentation=${presented.presentationId}`);
  note(life, 'the MT750 says the discrepancy', asked.includes(':77J:+Shipped late'), true);
  const notice = delivered(
    '734',
    ':20:REFUSAL-1',
    `:21:${reference}`,
    `:32A:${swiftDay(0)}EUR100000,`,
    ':77J:+LATE SHIPMENT',
    ':77B:/HOLD/',
  );
  const remarks = ['/input/as', '/terms/refusal/sentAt'];
  const proposal = await proposed(life, 'the MT734 is read', notice, remarks);
  const saying = completed(proposal, presented);
  await done(life, 'the refusal is recorded', desk.send('checker', proposal.command, saying));
  const second = desk.send(
    'checker',
    proposal.command,
    completed(proposal, { ...presented, disposal: 'RETURN' }),
  );
  await done(life, 'a second notice is refused', second, 'SINGLE_NOTICE');
};

/** MT754 out, MT756 in. */
const settled = async (life: Life, creditId: string, credit: string): Promise<void> => {
  const { desk } = life;
  const reference = `BP-${life.desk.play.slice(0, 8)}-2`;
  const presented = await sentOn(life, creditId, {
    credit,
    reference,
    amount: '250000.00',
    discrepancies: [],
  });
  const payment = {
    reference: `RP${life.desk.play.slice(0, 8)}`,
    amount: { amount: '250000.00', currency: 'EUR' },
  };
  const honour = {
    input: { ...presented, as: 'nominatedBank' },
    terms: { payment: { ...payment, paidOn: isoDay(0) } },
  };
  await done(life, 'River pays the beneficiary', desk.send('checker', 'HonourPresentation', honour));
  const told = await desk.write(creditId, `754?presentation=${presented.presentationId}`);
  note(life, 'the MT754 says the payment', told.includes(':32B:EUR250000,00'), true);
  const advice = delivered(
    '756',
    `:20:PAY${life.desk.play.slice(0, 8)}`,
    `:21:${reference}`,
    ':32B:EUR250000,',
    `:33A:${swiftDay(0)}EUR250000,`,
  );
  const proposal = await proposed(life, 'the MT756 is read', advice, []);
  const saying = completed(proposal, presented);
  await done(life, 'the issuer’s payment is recorded', desk.send('checker', proposal.command, saying));
  const again = completed(proposal, presented, {
    payment: { ...(proposal.terms['payment'] as object), reference: 'ANOTHER REFERENCE' },
  });
  await done(life, 'it is recorded once', desk.send('checker', proposal.command, again), 'ALREADY_HONOURED');
};

/** Plays the life. @returns its steps, each with whether it came out as it should */
export const messageLife = async (desk: Desk): Promise<readonly Step[]> => {
  const life: Life = { desk, steps: [] };
  const credit = `EL${desk.play.slice(0, 10)}`;
  const creditId = await recorded(life, credit);
  await amended(life, creditId, credit);
  await refused(life, creditId, credit);
  await settled(life, creditId, credit);
  return life.steps;
};
