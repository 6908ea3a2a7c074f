/** Whom a bank paid is told to that bank and to those whom it paid: a financier is named to nobody else. */
import type { Drawing } from '@chopmark/chaincode/api';
import { standsBehind } from '../letter-of-credit/standing.ts';
import { seesAll, type Viewer } from '../plugins/viewer.ts';

export const paidToShown = ({ paidTo, ...drawing }: Drawing, viewer: Viewer): Drawing => {
  const isTold =
    seesAll(viewer) ||
    drawing.act.by.mspId === viewer.mspId ||
    paidTo?.some(({ party }) => standsBehind(viewer, party)) === true;
  return isTold && paidTo !== undefined ? { ...drawing, paidTo } : drawing;
};
