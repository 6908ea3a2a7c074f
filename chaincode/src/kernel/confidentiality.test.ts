import { describe, expect, test } from '@jest/globals';
import { Draft } from '../../test-support/draft.ts';
import { peerOfMember } from '../../test-support/endorsement.ts';
import { people } from '../../test-support/people.ts';
import { type Act, perform, type Sections } from '../../test-support/recorder.ts';
import { refusalTables } from '../../test-support/refusals/all.ts';
import { actOf, firstActs, storyOf, wholeStory } from '../../test-support/story.ts';
import { canonicalJson } from './canonical-json.ts';
import { isRefusal } from './errors.ts';
import { refusalText } from './refusal-text.ts';
import { sha256Hex } from './hash.ts';

/** Members that are codes of short lists, or ids and instants that the public record holds for good reason. */
const notSecret = new Set([
  'unit',
  'currency',
  'instrument',
  'debtorClass',
  'dayCount',
  'financingId',
  'asOf',
  'origin',
  'profile',
  'by',
  'basis',
  'confirmation',
  'partial',
  'transhipment',
  'channel',
  'creditId',
  'transferable',
  'replaceApplicant',
  'code',
  'any',
  'role',
  'presentationId',
  'reimbursementId',
  'medium',
  'inputHashes',
  'recourse',
  'outstanding',
  'statesExtension',
  'statesCompliance',
  'payer',
  'obligor',
  'forfaitingId',
  'legacyId',
  'code',
  'kind',
  'cause',
  'waiver',
  'mode',
  'surplusTo',
  'substituted',
  'promise',
  'recourseToTransferor',
  'flow',
  'result',
  'verificationId',
  'validUntil',
]);

const leavesOf = (value: unknown, name = ''): string[] => {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([member, part]) =>
      leavesOf(part, Array.isArray(value) ? name : member),
    );
  }
  const text = String(value);
  return notSecret.has(name) || text.length < 4 ? [] : [text];
};

const secretsOf = (sections: Sections): string[] =>
  Object.values(sections).flatMap((opening) => [opening.salt, ...leavesOf(opening.terms)]);

const allSecrets = async (): Promise<string[]> => [
  ...new Set((await wholeStory()).flatMap(({ call }) => secretsOf(call.sections))),
];

/** A term as a word of its own, its unsalted hash, its base64 or its hexadecimal digits. */
const disguises = (secret: string): RegExp => {
  const escaped = secret.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const bytes = Buffer.from(secret);
  const encoded =
    secret.length < 8 ? [] : [bytes.toString('hex'), bytes.toString('base64').replaceAll(/[+/=]/g, '\\$&')];
  const hashes = [sha256Hex(secret), sha256Hex(JSON.stringify(secret))];
  return new RegExp([`(?<![0-9A-Za-z])${escaped}(?![0-9A-Za-z])`, ...encoded, ...hashes].join('|'));
};

const publicText = ({ changes, execution }: Pick<Act, 'changes' | 'execution'>): string =>
  canonicalJson({
    changes: changes.filter(({ type }) => type !== 'put-private'),
    privateKeys: changes.filter(({ type }) => type === 'put-private').map(({ key }) => key),
    envelope: execution.envelope,
  });

describe('business terms', () => {
  test('the secrets of the story are many, and would be found', async () => {
    const secrets = await allSecrets();
    expect(secrets.length).toBeGreaterThan(150);
    expect(secrets).toEqual(
      expect.arrayContaining(['1300000.00', '25000', 'Copperfield Metals MAIN', 'BUNDLE:MAIN-1']),
    );
    expect(disguises('BUNDLE:MAIN-1').test(`x ${Buffer.from('BUNDLE:MAIN-1').toString('hex')}`)).toBe(true);
  });

  test('stand in no public record, no key, no event and no answer', async () => {
    const patterns = (await allSecrets()).map((secret) => [secret, disguises(secret)] as const);
    for (const act of await wholeStory()) {
      const text = publicText(act);
      const leaked = patterns.filter(([, pattern]) => pattern.test(text)).map(([secret]) => secret);
      expect([act.call.name, leaked]).toEqual([act.call.name, []]);
    }
  });

  test('stand in no refusal', async () => {
    const patterns = (await allSecrets()).map((secret) => [secret, disguises(secret)] as const);
    for (const [name, { nth, rows }] of Object.entries(refusalTables)) {
      for (const [, , spoil] of rows) {
        const draft = new Draft(await actOf(name, nth));
        spoil(draft);
        const { result } = await perform(draft);
        const text = isRefusal(result) ? refusalText(result) : '';
        expect([
          name,
          patterns.filter(([, pattern]) => pattern.test(text)).map(([secret]) => secret),
        ]).toEqual([name, []]);
      }
    }
  });

  test('are not repeated by the refusal of terms that have a wrong form', async () => {
    const marker = 'CANARY-7F3A';
    for (const act of await firstActs()) {
      for (const [section, opening] of Object.entries(act.call.sections)) {
        for (const member of Object.keys(opening.terms as object)) {
          const draft = new Draft(act);
          draft.changeTerms(section, { [member]: [marker] });
          const { result } = await perform(draft);
          expect(isRefusal(result) ? refusalText(result) : '').not.toContain(marker);
        }
      }
    }
  });

  test('reach no collection but those of organisations whose peers are asked', async () => {
    for (const { call, changes, execution } of await wholeStory()) {
      const written = changes.flatMap((change) => (change.type === 'put-private' ? [change.collection] : []));
      const owners = written.map((collection) =>
        peerOfMember(collection.replace(/^(party|supervised)_/, '')),
      );
      expect([call.name, owners.filter((owner) => !execution.endorsers.includes(owner))]).toEqual([
        call.name,
        [],
      ]);
    }
  });

  test('are never shown to the Registry, but for a court’s order that it enters itself', async () => {
    const shown = (await wholeStory()).filter(
      ({ call, execution }) =>
        Object.keys(call.sections).length > 0 &&
        execution.endorsers.includes('RegistryMSP') &&
        call.creator.mspId !== 'RegistryMSP',
    );
    expect(shown.map(({ call }) => call.name)).toEqual([]);
  });

  test('are shown to no bank but the one that they are meant for', async () => {
    const offered = new Set(['OfferReceipt', 'AttestPrice']);
    for (const { call, execution } of await storyOf('pledge')) {
      if (Object.keys(call.sections).length === 0 || offered.has(call.name)) continue;
      expect([call.name, execution.endorsers.includes('RiverBankMSP')]).toEqual([call.name, false]);
    }
  });
});

describe('who holds a lien', () => {
  test('no refusal names a bank that the command did not name', async () => {
    for (const [name, { nth, rows }] of Object.entries(refusalTables)) {
      for (const [, , spoil] of rows) {
        const draft = new Draft(await actOf(name, nth));
        spoil(draft);
        const { result } = await perform(draft);
        const text = isRefusal(result) ? refusalText(result) : '';
        const said = canonicalJson(draft.input);
        const named = ['HarbourBank', 'RiverBank'].filter(
          (bank) => text.includes(bank) && !said.includes(bank),
        );
        expect([name, named]).toEqual([name, []]);
      }
    }
  });

  test('another bank that has an offer gets the same answer whoever stands before it', async () => {
    const reserve = await actOf('ReserveLien');
    const lienBy = async (holder: string) => {
      const draft = new Draft(reserve);
      draft.saidBy(people.riverMaker);
      draft.change(`offer/${draft.text('assetId')}/${draft.text('offerId')}`, { financier: 'RiverBankMSP' });
      const other = reserve.changes.find(({ key }) => key.startsWith('lien/'));
      const value = other?.type === 'put' ? (other.value as object) : {};
      draft.put(`lien/${draft.text('assetId')}/LN-0000000000000001`, {
        ...value,
        id: 'LN-0000000000000001',
        holder,
      });
      return (await perform(draft)).result;
    };
    expect(await lienBy('HarbourBankMSP')).toEqual({ refused: 'ASSET_ALREADY_ENCUMBERED' });
    expect(await lienBy('RiverBankMSP')).toEqual({ refused: 'ASSET_ALREADY_ENCUMBERED' });
  });
});
