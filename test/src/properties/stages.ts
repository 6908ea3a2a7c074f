/** Worlds of an order and a receipt for its goods: about to be linked while banks want both; linked and financed. */
import { banks } from './people.ts';
import { offer } from './moves.ts';
import { stageMoves } from './stage-moves.ts';
import { tell } from './told.ts';
import { mustCommit, recordsUnder, type World } from './world.ts';

const story = 'claim/order-to-receivable.json';

const papers = [
  'The keeper takes 25 t of copper cathode in and proposes a receipt',
  'The inspector weighs the goods and attests the receipt',
  'A second keeper issues the receipt',
  'The seller lays the buyer’s order down',
  'The seller registers it',
  'The buyer vouches for its order',
];
const loan = [
  'The owner offers the order to Harbour',
  'Harbour’s maker reserves',
  'Harbour’s maker proposes the loan’s terms',
  'The owner accepts these very terms',
  'Harbour’s checker confirms the terms',
  'Harbour’s checker encumbers the order',
  'Harbour’s checker authorises the payment',
  'Harbour’s maker confirms the payment',
];
const link = [
  'The owner lays down that the receipt is for the goods of the order',
  'The owner proposes the link',
];

/** Both papers are offered to every bank. */
const offered = async (world: World): Promise<World> => {
  for (const { id } of recordsUnder<{ readonly id: string }>(world, 'receipt/')) {
    for (const bank of banks) await mustCommit(world, offer(world, id, 'copperfield', bank));
  }
  const orders = stageMoves(world).flat();
  for (const move of orders) if (move.command === 'OfferOrder') await mustCommit(world, move);
  return world;
};

const forked = (world: World): World => ({ ...world, channel: world.channel.fork() });

/** 0: the link waits for the warehouse. 1: it waits, and the order is financed. 2: both are linked, one is financed. */
export const stages = async (from: World): Promise<World[]> => {
  const [proposed, financed, linked] = [forked(from), forked(from), forked(from)];
  await tell(proposed, story, [...papers, ...link]);
  await tell(financed, story, [...papers, ...loan, ...link]);
  await tell(linked, story, [...papers, ...loan, ...link, 'The warehouse agrees']);
  return [await offered(proposed), await offered(financed), await offered(linked)];
};
