/**
 * One deal in which every command that brings private terms brings some that are like no others: from goods at the
 * gate to goods that left, with a freeze, a suspected duplicate, a loss and a release on the way.
 */
import type { Harness } from '../harness.ts';
import { dayMs, instantIn, type Lot, netOf } from '../lot.ts';
import { idIn, type Issued, issue, type Pledged, pledged } from '../stage.ts';

const soon = (): string => instantIn(3 * dayMs);

/** What a split leaves of a lot: its first unit, and the others. */
const partsOf = ({ units, goodsOf }: Lot) => {
  const [first, ...others] = [units.slice(0, 1), units.slice(1)];
  const rest = others.flat();
  return {
    release: { unitIds: first.map(({ unitId }) => unitId), net: netOf(first) },
    releasedGoods: goodsOf('WR-RELEASED', first),
    retainedGoods: goodsOf('WR-RETAINED', rest),
  };
};

interface Parts {
  readonly releasedId: string;
  readonly retainedId: string;
}

const split = async (harness: Harness, { lot, receiptId }: Issued, orderId: string): Promise<Parts> => {
  const { releasedGoods, retainedGoods } = partsOf(lot);
  const terms = { releasedGoods, retainedGoods };
  const done = await harness
    .as('keeper@eastgate')
    .commit('SplitReceipt', { input: { receiptId, orderId }, terms });
  return { releasedId: idIn(done, 'releasedId'), retainedId: idIn(done, 'retainedId') };
};

/** Repaid in part, and a part of the goods released for it. */
const release = async (harness: Harness, pledge: Pledged): Promise<Parts> => {
  const { lot, financingId, receiptId } = pledge;
  const maker = harness.as('maker@harbour-bank');
  await maker.commit('RecordRepayment', { input: { financingId }, terms: { payment: lot.repayment } });
  const price = { input: { recipients: ['HarbourBankMSP'] }, terms: { price: lot.price } };
  const priceId = idIn(await harness.as('inspector@surewatch').commit('AttestPrice', price), 'priceId');
  const ordered = await maker.commit('OrderRelease', {
    input: { receiptId, financingId, priceId, expiresAt: soon() },
    terms: { release: partsOf(lot).release },
  });
  const orderId = idIn(ordered, 'orderId');
  await harness.as('checker@harbour-bank').commit('ConfirmRelease', { input: { receiptId, orderId } });
  return split(harness, pledge, orderId);
};

/** Frozen by a court, thawed, weighed at the gate and gone. */
const deliver = async (harness: Harness, lot: Lot, receiptId: string): Promise<void> => {
  const delivery = { input: { receiptId, expiresAt: soon() }, terms: { delivery: lot.delivery } };
  const ordered = await harness.as('copperfield@enterprises').commit('OrderDelivery', delivery);
  const input = { receiptId, orderId: idIn(ordered, 'orderId') };
  const registrar = harness.as('registrar@registry');
  const frozen = { input: { assetId: receiptId, reason: 'court-order' }, terms: { order: lot.order } };
  await registrar.commit('PlaceHold', frozen);
  await registrar.command('PlaceHold', frozen);
  const { mark } = lot;
  const lifted = { authority: mark('Higher court'), reference: mark('Ruling'), grounds: mark('Appeal') };
  await registrar.commit('LiftHold', { input: { assetId: receiptId }, terms: { order: lifted } });
  const weighedNet = partsOf(lot).release.net;
  await harness.as('keeper@eastgate').commit('PrepareDelivery', {
    input,
    terms: { gateOut: { weighedNet, vehicle: mark('Lorry'), leftAt: instantIn(0) } },
  });
  await harness.as('second-keeper@eastgate').commit('ConfirmDelivery', { input });
};

/** The part that the owner says to have lost, under a new number. @returns the id of the replacement */
const replace = async (harness: Harness, lot: Lot, receiptId: string): Promise<string> => {
  const { mark } = lot;
  const report = { circumstances: mark('Courier bag'), declaration: mark('Affidavit') };
  const input = { receiptId };
  await harness.as('copperfield@enterprises').commit('ReportLoss', { input, terms: { report } });
  const replacement = lot.goodsOf('WR-REPLACED', lot.units.slice(0, 1));
  const keeper = harness.as('keeper@eastgate');
  return idIn(await keeper.commit('ReplaceReceipt', { input, terms: { replacement } }), 'replacementId');
};

/** Goods like those of the pledge, in other bundles: suspected, cleared, split on the owner's order, lost in part. */
const suspect = async (
  harness: Harness,
  { lot: pledgedLot, receiptId: suspected }: Issued,
): Promise<void> => {
  const units = pledgedLot.units.map(({ unitId, net }) => ({ unitId: `${unitId}-B`, net }));
  const lot: Lot = { ...pledgedLot, units, goods: pledgedLot.goodsOf('WR-OTHER', units) };
  const { mark } = lot;
  const other = await issue(harness, lot);
  await harness.as('inspector@surewatch').commit('ClearSuspect', {
    input: { assetId: other.receiptId, suspect: suspected },
    terms: { evidence: { document: mark('Survey'), finding: mark('Another lot') } },
  });
  const ordered = await harness.as('copperfield@enterprises').commit('OrderSplit', {
    input: { receiptId: other.receiptId, expiresAt: soon() },
    terms: { release: partsOf(lot).release },
  });
  // Receipt numbers are taken for ever.
  const renamed: Lot = { ...lot, goodsOf: (number, part) => lot.goodsOf(`${number}-B`, part) };
  const { releasedId } = await split(harness, { ...other, lot: renamed }, idIn(ordered, 'orderId'));
  const lost = await replace(harness, lot, releasedId);
  await harness.as('keeper@eastgate').commit('StateFactor', {
    input: { assetId: lost, remaining: `${10n ** 17n}`, reason: 'lost-goods' },
    terms: { evidence: { document: mark('Report'), finding: mark('Water damage') } },
  });
};

/** Plays the deal. Refusals of parties may say no more than those of strangers, so it has some of them. */
export const deal = async (harness: Harness): Promise<Pledged> => {
  const pledge = await pledged(harness);
  const { mark } = pledge.lot;
  const search = { register: mark('Register'), certificateNumber: mark('Search'), findings: mark('Filings') };
  await harness.as('maker@harbour-bank').commit('RecordSearch', {
    input: { assetId: pledge.receiptId, result: 'clear', searchedAt: instantIn(-600_000) },
    terms: { search },
  });
  const registration = { register: mark('Registry'), number: mark('Filing') };
  await harness.as('maker@harbour-bank').commit('RecordRegistration', {
    input: { assetId: pledge.receiptId, lienId: pledge.lienId, registeredAt: instantIn(-600_000) },
    terms: { registration },
  });
  await suspect(harness, pledge);
  const { releasedId } = await release(harness, pledge);
  await harness.as('maker@harbour-bank').command('RecordRepayment', {
    input: { financingId: pledge.financingId },
    terms: { payment: pledge.lot.repayment },
  });
  await deliver(harness, pledge.lot, releasedId);
  return pledge;
};
