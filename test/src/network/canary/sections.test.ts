import { expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Exchange } from '../exchange.ts';
import { readers } from './readers.ts';
import { unmarkedFields } from './secrets.ts';
import { fieldsOf, fieldsOfSection, saidIn, sectionsOf } from './sections.ts';

const exchange = (status: number, path: string, body: unknown): Exchange => ({
  mspId: 'EastgateMSP',
  request: { method: 'POST', path, payload: JSON.stringify(body) },
  answer: { status, headers: {}, text: '' },
});

test('every section of private terms that a client brings has declared readers', () => {
  expect(Object.keys(readers).sort()).toEqual(sectionsOf().sort());
});

test('a field that nothing was said for, or too little to be found, is named', () => {
  const gateOut = { weighedNet: { value: 12, unit: 'KGM' }, vehicle: 'Vehicle of a mark' };
  expect(
    unmarkedFields(['PrepareDelivery.gateOut'], [{ section: 'PrepareDelivery.gateOut', terms: gateOut }]),
  ).toEqual(['PrepareDelivery.gateOut/weighedNet/value']);
  expect(unmarkedFields(['OrderDelivery.delivery'], [])).toEqual(
    ['consignee', 'carrier', 'vehicle'].map((field) => `OrderDelivery.delivery/${field}`),
  );
});

test('what was refused was not said in earnest', () => {
  const path = '/v1/warehouse-receipts/WR-1/deliveries';
  const body = { terms: { delivery: { vehicle: 'HU-A 3319' } } };
  expect(saidIn([exchange(409, path, body)])).toEqual([]);
  expect(saidIn([exchange(201, path, body)])).toEqual([
    { section: 'OrderDelivery.delivery', terms: body.terms.delivery, concerned: ['EastgateMSP'] },
  ]);
});

test('fields are found at every depth, in lists and in alternatives', () => {
  const schema = z.strictObject({
    one: z.union([z.strictObject({ a: z.string() }), z.strictObject({ b: z.string() })]),
    many: z.array(z.strictObject({ c: z.int().optional() })),
  });
  expect(fieldsOf(schema).sort()).toEqual(['many/[]/c', 'one/a', 'one/b']);
  expect(fieldsOfSection('ProposeReceipt.goods')).toContain('units/[]/net/value');
});
