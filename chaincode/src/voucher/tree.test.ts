/** Random lives of a voucher, by the production rules: its live and paid pieces always add up to what was promised. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { endorsing, unendorsed } from '../../test-support/endorsement.ts';
import { at, day, paymentOf } from '../../test-support/papers.ts';
import { people } from '../../test-support/people.ts';
import { Recorder } from '../../test-support/recorder.ts';
import { actOf } from '../../test-support/story.ts';
import { transferTerms } from '../../test-support/voucher-papers.ts';
import { sha256Hex } from '../kernel/hash.ts';
import type { Creator } from '../kernel/ledger.ts';
import { minorOf } from '../kernel/money.ts';
import { hashOfOpening, type Opening } from '../kernel/opening.ts';
import { piecesOf } from './cut.ts';
import { Voucher } from './records.ts';
import type { VoucherTerms } from './terms.ts';

const officers: readonly Creator[] = [people.owner, people.otherOwner, people.thirdOwner];
const partyOf = ({ mspId, subject }: Creator): object => ({ mspId, subject });

/** A voucher that was just accepted, and the openings of all its pieces as they come. */
class Tree {
  readonly openings = new Map<string, Opening<VoucherTerms>>();
  readonly root: string;
  readonly story: Recorder;
  #serial = 0;

  constructor(act: Awaited<ReturnType<typeof actOf>>) {
    this.story = Recorder.after(act);
    this.root = act.call.input['voucherId'] as string;
    this.openings.set(this.root, act.call.sections['voucher'] as Opening<VoucherTerms>);
  }

  records(): Voucher[] {
    return [...this.openings.keys()].map((id) => Voucher.parse(this.story.state.get(`voucher/${id}`)?.value));
  }

  minor(id: string): bigint {
    const opening = this.openings.get(id);
    return opening === undefined ? 0n : minorOf(opening.terms.amount);
  }

  #opening(id: string): Opening<VoucherTerms> {
    const opening = this.openings.get(id);
    if (opening === undefined) throw new Error(`${id} is no piece`);
    return opening;
  }

  async split(by: Creator, id: string, place: bigint): Promise<string> {
    const voucher = this.#opening(id);
    const intervals = [
      { from: '1', to: `${place}` },
      { from: `${place + 1n}`, to: `${this.minor(id)}` },
    ];
    const cut = this.story.open({ intervals });
    const said = await this.story.ask(by, 'SplitVoucher', { voucherId: id }, { voucher, cut });
    if (said === 'committed') {
      for (const piece of piecesOf(voucher.terms, cut)) this.openings.set(piece.id, piece.opening);
    }
    return said;
  }

  /** To another firm, against an invoice of exactly so much. */
  async passOn(by: Creator, id: string, to: Creator): Promise<string> {
    this.#serial += 1;
    const voucher = this.#opening(id);
    const invoice = {
      ...transferTerms.invoice,
      amount: voucher.terms.amount,
      invoiceNumber: `T${this.#serial}`,
    };
    const transfer = this.story.open({ ...transferTerms, invoice });
    const useToken = sha256Hex(`tree ${this.#serial}`);
    const transferId = this.story.id('voucherTransfer');
    const proposal = {
      ...{ voucherId: id, transferId, transferee: partyOf(to), useToken },
      ...{ tokens: [{ epoch: 1, subset: 'F1', token: useToken }], expiresAt: at(this.story.now + day) },
    };
    const said = await this.story.ask(by, 'ProposeVoucherTransfer', proposal, { voucher, transfer });
    if (said !== 'committed') return said;
    const newInvoiceUse = this.story.open({ invoiced: invoice.amount, used: invoice.amount });
    const taken = { voucherId: id, transferId, transferHash: hashOfOpening(transfer) };
    const sections = { voucher, transfer, newInvoiceUse };
    return this.story.ask(to, 'AcceptVoucherTransfer', taken, sections);
  }

  async redeem(id: string): Promise<string> {
    this.#serial += 1;
    const voucher = this.#opening(id);
    const payment = this.story.open(paymentOf(`TREE-${this.#serial}`, voucher.terms.amount.amount));
    const input = { voucherId: id, referenceToken: sha256Hex(`paid ${this.#serial}`) };
    return this.story.ask(people.riverMaker, 'RedeemVoucher', input, { voucher, payment });
  }
}

const step = fc.record({
  what: fc.constantFrom('split', 'pass-on', 'redeem'),
  which: fc.nat(),
  who: fc.nat(2),
  to: fc.nat(2),
  place: fc.bigInt(1n, 10n ** 9n),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const take = async (tree: Tree, { what, which, who, to, place }: Step): Promise<void> => {
  const ids = [...tree.openings.keys()];
  const id = ids[which % ids.length] ?? tree.root;
  const [by, other] = [officers[who] ?? people.owner, officers[to] ?? people.owner];
  const before = Voucher.parse(tree.story.state.get(`voucher/${id}`)?.value);
  const isHolder = before.holder.subject === by.subject && before.status === 'accepted';
  if (what === 'redeem') {
    expect((await tree.redeem(id)) === 'committed').toBe(before.status === 'accepted');
  } else if (what === 'split') {
    const fits = place < tree.minor(id);
    expect((await tree.split(by, id, place)) === 'committed').toBe(isHolder && fits);
  } else {
    expect((await tree.passOn(by, id, other)) === 'committed').toBe(isHolder && by !== other);
  }
};

describe('a tree of pieces', () => {
  test('adds up to its root, whoever cuts, passes on and is paid, and whoever tries to', async () => {
    const act = await actOf('AcceptVoucher');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const tree = new Tree(act);
        const promised = tree.minor(tree.root);
        for (const one of steps) {
          await take(tree, one);
          const leaves = tree.records().filter(({ status }) => status !== 'split');
          expect(leaves.reduce((sum, { id }) => sum + tree.minor(id), 0n)).toBe(promised);
          expect(leaves.every(({ rootId }) => rootId === tree.root)).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('the record of a piece', () => {
  test.each(['SplitVoucher', 'AcceptVoucherTransfer', 'RedeemVoucher'])(
    '%s: changes with neither its paying bank nor its holder’s peer alone, nor with others without the bank',
    async (name) => {
      const { state, changes } = await actOf(name);
      const commits = (...signers: readonly string[]): boolean =>
        unendorsed(
          state,
          changes.filter(({ key }) => key.startsWith('voucher/')),
          signers,
        ).length === 0;
      for (const one of endorsing) expect([one, commits(one)]).toEqual([one, false]);
      expect(commits('RiverBankMSP', 'HarbourBankMSP')).toBe(false);
      expect(commits('EnterprisesMSP', 'HarbourBankMSP', 'EastgateMSP', 'CustomsMSP')).toBe(false);
      expect(commits('RiverBankMSP', 'EnterprisesMSP')).toBe(true);
    },
  );
});
