import { loadAsset, loadBook } from '../asset/load.ts';
import { loadOffer } from '../asset/store.ts';
import { loadBankPolicy } from '../bank-policy/store.ts';
import { loadConsentOf } from '../consent/store.ts';
import { loadFinancing } from '../financing/store.ts';
import { handle } from '../kernel/command.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import {
  cancelReservation,
  consumeLien,
  convertLien,
  dischargeLien,
  encumberLien,
  renewReservation,
  reserveLien,
  sweepReservation,
} from './commands.ts';
import { decideConversion, type Reserved } from './conversion.ts';
import { courtOrderHandlers } from './court-order-handlers.ts';
import { decideConsumption, decideDischarge, decideEncumbrance, type EndingFacts } from './encumbrance.ts';
import { decideCancellation, decideRenewal, decideReservation, decideSweep } from './reservation.ts';
import { loadCooling, loadLiens, loadTombstone } from './store.ts';

interface OfAsset {
  readonly input: { readonly assetId: string; readonly lienId: string };
}

const liensOfAsset = (reader: LedgerReader, { input }: OfAsset) => loadLiens(reader, input.assetId);

/** The liens, and the financing that the lien secures. */
const endingFacts = async (reader: LedgerReader, { input }: OfAsset): Promise<EndingFacts> => {
  const liens = await loadLiens(reader, input.assetId);
  const financingId = liens.find(({ id }) => id === input.lienId)?.financingId;
  const financing = financingId === undefined ? undefined : await loadFinancing(reader, financingId);
  return { liens, financing };
};

const reservedOn = async (reader: LedgerReader, { assetId, lienId }: OfAsset['input']): Promise<Reserved> => {
  const asset = await loadAsset(reader, assetId);
  return { lienId, asset, book: await loadBook(reader, asset) };
};

export const lienHandlers = [
  handle(
    reserveLien,
    async (reader, { input, actor }) => {
      const asset = await loadAsset(reader, input.assetId);
      const offer = await loadOffer(reader, input.assetId, input.offerId);
      return {
        asset,
        offer,
        consent: await loadConsentOf(reader, offer),
        tombstone: await loadTombstone(reader, input.assetId, input.lienId),
        cooling: await loadCooling(reader, input.assetId, actor.mspId),
        book: await loadBook(reader, asset),
      };
    },
    decideReservation,
  ),
  handle(renewReservation, liensOfAsset, decideRenewal),
  handle(
    encumberLien,
    async (reader, { input, actor }) => {
      const asset = await loadAsset(reader, input.assetId);
      return {
        asset,
        policy: await loadBankPolicy(reader, actor.mspId),
        financing: await loadFinancing(reader, input.financingId),
        book: await loadBook(reader, asset),
      };
    },
    decideEncumbrance,
  ),
  handle(cancelReservation, liensOfAsset, decideCancellation),
  handle(sweepReservation, liensOfAsset, decideSweep),
  handle(dischargeLien, endingFacts, decideDischarge),
  handle(consumeLien, endingFacts, decideConsumption),
  handle(
    convertLien,
    async (reader, { input, actor }) => {
      const converted = await loadLiens(reader, input.convertedAssetId);
      const financingId = converted.find(({ id }) => id === input.convertedLienId)?.financingId;
      return {
        reserved: [
          await reservedOn(reader, input),
          ...(await Promise.all((input.further ?? []).map((one) => reservedOn(reader, one)))),
        ],
        policy: await loadBankPolicy(reader, actor.mspId),
        converted,
        financing: financingId === undefined ? undefined : await loadFinancing(reader, financingId),
      };
    },
    decideConversion,
  ),
  ...courtOrderHandlers,
];
