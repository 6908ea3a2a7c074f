import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { common, peer } from '@hyperledger/fabric-protos';
import { BrokenChainError, blockDecoder } from './decode-block.ts';
import { project } from './projection.ts';

/** A block of Fabric 2.5 as the warehouse's peer delivered it: an attestation, with the warehouse's copy. */
const recorded = Buffer.from(
  readFileSync(new URL('./fixtures/attestation-block.base64', import.meta.url), 'utf8'),
  'base64',
);
const previousHash = '0f3e0bc5f08c0e5f3803acb2ea117c11e3b8fed46e9f7c7dcb0e85ef763bd8b2';
const receiptId = 'WR-DDAYQVSF7JKCAM1ZCARZBPE4';
const own = (collection: string): boolean => collection === 'party_EastgateMSP';

const changed = (change: (block: common.Block) => void): Uint8Array => {
  const delivered = peer.BlockAndPrivateData.deserializeBinary(recorded);
  const block = delivered.getBlock();
  if (block !== undefined) change(block);
  return delivered.serializeBinary();
};

test('transactions that are not those of the header stop the follower', () => {
  const emptied = changed((block) => block.setData(new common.BlockData()));
  expect(() => blockDecoder('chopmark')(emptied)).toThrow(BrokenChainError);
});

test('a rejected transaction that cannot be decoded is recorded, and does not stop the follower', () => {
  const garbage = Buffer.from('ff'.repeat(40), 'hex');
  const bytes = changed((block) => {
    const content = new common.BlockData();
    content.addData(garbage);
    block.setData(content);
    const header = block.getHeader();
    header?.setDataHash(createHash('sha256').update(garbage).digest());
    const metadata = block.getMetadata()?.getMetadataList_asU8() ?? [];
    metadata[common.BlockMetadataIndex.TRANSACTIONS_FILTER] = Uint8Array.of(
      peer.TxValidationCode.BAD_PAYLOAD,
    );
    block.getMetadata()?.setMetadataList(metadata);
  });
  expect(blockDecoder('chopmark')(bytes).transactions).toMatchObject([
    { validationCode: 'BAD_PAYLOAD', events: [] },
  ]);
});

test("another chaincode's writes are not mirrored, and its name stands before what was said", () => {
  const [transaction] = blockDecoder('another')(recorded).transactions;
  expect(transaction).toMatchObject({
    publicWrites: [],
    events: [],
    command: { name: 'chopmark.AttestReceipt' },
  });
});

test('a block tells who did what, with which outcome, and chains to its predecessor', () => {
  const block = blockDecoder('chopmark')(recorded);
  expect(block).toMatchObject({ number: 9, previousHash });
  expect(block.transactions).toMatchObject([
    {
      validationCode: 'VALID',
      creator: { mspId: 'SurewatchMSP', role: 'inspector' },
      command: { name: 'AttestReceipt' },
      events: [{ type: 'warehouse-receipt.attested.v1', fields: { receiptId } }],
    },
  ]);
});

test('the own copy is kept under its key, and nothing of it is missing', () => {
  const changes = project([blockDecoder('chopmark')(recorded)], own);
  expect([...changes.terms.keys()]).toEqual([
    expect.stringContaining(`party_EastgateMSP ${receiptId}/inspection/`),
  ]);
  expect(changes.missingTerms).toEqual([]);
  expect([...changes.records.keys()][0]).toBe(`attest/${receiptId}/SurewatchMSP`);
});
