import { createHash, createPrivateKey, randomBytes, type webcrypto } from 'node:crypto';
import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Opening, partyCollection } from '@chopmark/chaincode/api';
import { topologyOf } from '@chopmark/network/topology';
import { type Person, subjectOf } from '@chopmark/test/simulated/consortium';
import type { PureStoryLedger } from '@chopmark/test/story/pure-story-ledger';
import type { FastifyInstance } from 'fastify';
import type { HostedOrganisation } from '../hosting.ts';
import { signLowS } from '../identity/signature.ts';
import { exchangeClient, type FilePlace } from './exchange-client.ts';
import { type LocalApp, localApp } from '../../test-support/local-app.ts';
import { type ExchangeIdentity, signWish, type Wish } from './exchange-request.ts';
import { exchangePath } from './exchange-routes.ts';
import { listAccesses } from './registry.ts';

type Json = Record<string, unknown>;
interface Certified {
  readonly pem: string;
  readonly keyPem: string;
  readonly keys: webcrypto.CryptoKeyPair;
}

const { subtle } = globalThis.crypto;
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** A certificate of `issuer`, or one that certifies itself. */
const certify = async (name: string, issuer?: Certified, days = 1): Promise<Certified> => {
  const keys = await subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.create({
    subject: `CN=${name}`,
    issuer: issuer === undefined ? `CN=${name}` : 'CN=authority',
    notBefore: new Date(Date.now() - 3 * 86_400_000),
    notAfter: new Date(Date.now() + days * 86_400_000),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: (issuer?.keys ?? keys).privateKey,
    extensions: [
      new BasicConstraintsExtension(issuer === undefined),
      new SubjectAlternativeNameExtension([{ type: 'dns', value: name }]),
    ],
  });
  const pkcs8 = Buffer.from(await subtle.exportKey('pkcs8', keys.privateKey));
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  return {
    pem: certificate.toString('pem'),
    keyPem: String(key.export({ format: 'pem', type: 'pkcs8' })),
    keys,
  };
};
const identityOf = ({ pem, keyPem }: Certified): ExchangeIdentity => ({
  certificate: pem,
  sign: (message) => signLowS(createPrivateKey(keyPem), message),
});

const file = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(90_000)]);
const fileHash = createHash('sha256').update(file).digest('hex');
const topology = topologyOf('full');
const keeper = { organisation: 'EastgateMSP', role: 'warehouse-keeper' } as const;
const officer = { organisation: 'EnterprisesMSP', role: 'enterprise-officer', firm: 'copperfield' } as const;
const rival = { ...officer, firm: 'bramble-hill' } as const;

let app: FastifyInstance;
let bearer: LocalApp['bearer'];
let organisations: ReadonlyMap<string, HostedOrganisation>;
let authorities: ReadonlyMap<string, Certified>;
let place: FilePlace;
let opening: Opening<unknown>;

const host = (mspId: string): HostedOrganisation => organisations.get(mspId)!;
const clientOf = (mspId: string, identity: ExchangeIdentity) =>
  exchangeClient({
    mspId,
    identity,
    files: host(mspId).files,
    documents: host(mspId).documents,
    addressOf: () => ({
      url: `https://localhost:${String((app.server.address() as { port: number }).port)}${exchangePath}`,
      authority: authorities.get('EastgateMSP')!.pem,
    }),
  });
const person = async (mspId: string, days?: number): Promise<ExchangeIdentity> =>
  identityOf(await certify('person', authorities.get(mspId), days));

/** A receipt whose goods, known to warehouse, owner and inspector, name the file. */
const nameFile = async (ledger: PureStoryLedger): Promise<void> => {
  const units = [{ unitId: 'BUNDLE:EG-1', net: { value: 5000, unit: 'KGM' } }];
  const goods = {
    ...{ receiptNumber: 'EG-1', operator: '91310000775785552L', depositorName: 'Copperfield' },
    ...{ depositor: '91310115MA1K4QJ78M', warehouseCode: 'EG1', slot: 'A', hsCode: '740311' },
    ...{ description: fileHash, brand: 'Norda', grade: 'A', origin: 'CL', packing: 'bundles' },
    ...{ net: { value: 5000, unit: 'KGM' }, units },
  };
  const amount = { amount: '1.00', currency: 'USD' };
  const insurance = { policyNumber: 'P', insurer: 'S', amount, from: '2026-03-02', to: '2027-03-01' };
  const storage = { from: '2026-03-02', to: '2027-03-01', fee: 'as agreed', insurance };
  const depositor = { mspId: 'EnterprisesMSP', subject: subjectOf(officer.firm) };
  const proposalExpiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const answer = await app.inject({
    method: 'POST',
    url: '/v1/warehouse-receipts',
    headers: { ...(await bearer(keeper)), 'idempotency-key': 'name' },
    payload: { depositor, inspector: 'SurewatchMSP', proposalExpiresAt, terms: { goods, storage } },
  });
  expect(answer.statusCode).toBe(201);
  const { receiptId } = answer.json<{ ids: { receiptId: string } }>().ids;
  const { goodsHash } = ledger.record(`receipt/${receiptId}`)!.value as { goodsHash: string };
  place = { holder: 'EastgateMSP', recordId: receiptId, section: 'goods', termsHash: goodsHash, fileHash };
  const key = `${receiptId}/goods/${goodsHash}`;
  opening = (await host('EastgateMSP').view.terms(partyCollection('EastgateMSP'), key))!;
};

beforeAll(async () => {
  const members = topology.organisations.map(
    async ({ mspId }) => [mspId, await certify('authority')] as const,
  );
  authorities = new Map(await Promise.all(members));
  const server = await certify('localhost', authorities.get('EastgateMSP'));
  const local = await localApp([keeper, officer, rival], {
    authorityOf: (mspId) => authorities.get(mspId)?.pem,
    tls: { key: server.keyPem, cert: server.pem },
  });
  ({ app, organisations, bearer } = local);
  await app.listen({ host: '127.0.0.1', port: 0 });
  await nameFile(local.ledger);
});
afterAll(() => app.close());

const upload = async (who: Person, hash: string, content: Buffer) =>
  app.inject({
    method: 'PUT',
    url: `/v1/files/${hash}`,
    headers: { ...(await bearer(who)), 'content-type': 'application/pdf' },
    payload: content,
  });

test.each([
  ['FILE_HASH_MISMATCH', 'the content has another hash', Buffer.from('%PDF-1.7 other')],
  ['FILE_TYPE_NOT_ALLOWED', 'the content is no kind of document', Buffer.from('#!/bin/sh')],
])('%s when %s', async (code, _when, content) => {
  const hash = code === 'FILE_HASH_MISMATCH' ? fileHash : createHash('sha256').update(content).digest('hex');
  expect((await upload(officer, hash, content)).json<Json>()['code']).toBe(code);
});

test('a file is its firm’s own: another firm of the same platform does not find it', async () => {
  expect((await upload(officer, fileHash, file)).statusCode).toBe(201);
  const read = async (who: typeof officer | typeof rival) =>
    app.inject({ method: 'GET', url: `/v1/files/${fileHash}`, headers: await bearer(who) });
  expect((await read(rival)).json<Json>()['code']).toBe('RECORD_NOT_FOUND');
  const answer = await read(officer);
  expect(answer.headers['content-type']).toBe('application/pdf');
  expect(createHash('sha256').update(answer.rawPayload).digest('hex')).toBe(fileHash);
});

test('a party that asks before the holder has the file is refused', async () => {
  const fetch = clientOf('SurewatchMSP', await person('SurewatchMSP'));
  expect(await fetch(place, opening)).toBe('refused');
});

test('the holder delivers to a party that holds the terms, and both note it', async () => {
  async function* content(): AsyncGenerator<Buffer> {
    yield file;
  }
  await host('EastgateMSP').files.keep(content(), fileHash);
  const fetch = clientOf('SurewatchMSP', await person('SurewatchMSP'));
  expect(await fetch(place, opening)).toBe('held');
  expect(await host('SurewatchMSP').files.state(fileHash)).toBe('held');
  const common = { at: expect.any(String), recordId: place.recordId };
  expect(await listAccesses(host('EastgateMSP').documents, fileHash)).toEqual([
    { ...common, direction: 'delivered', organisation: 'SurewatchMSP' },
  ]);
  expect(await listAccesses(host('SurewatchMSP').documents, fileHash)).toEqual([
    { ...common, direction: 'fetched', organisation: 'EastgateMSP' },
  ]);
});

test('who does not know the salt of the terms is refused', async () => {
  const fetch = clientOf('HarbourBankMSP', await person('HarbourBankMSP'));
  expect(await fetch(place, { ...opening, salt: '00'.repeat(16) })).toBe('refused');
});

test('a file that the terms do not name is refused', async () => {
  const fetch = clientOf('SurewatchMSP', await person('SurewatchMSP'));
  expect(await fetch({ ...place, fileHash: 'ab'.repeat(32) }, opening)).toBe('refused');
});

test.each([
  ['of another organisation’s authority', () => person('RiverBankMSP')],
  ['that has expired', () => person('SurewatchMSP', -1)],
])('a certificate %s is refused', async (_which, identity) => {
  expect(await clientOf('SurewatchMSP', await identity())(place, opening)).toBe('refused');
});

const wishAt = (issuedAt: number): Wish => ({
  ...place,
  requester: 'SurewatchMSP',
  issuedAt: new Date(issuedAt).toISOString(),
  nonce: randomBytes(16).toString('hex'),
});
const send = async (payload: Json): Promise<number> =>
  (await app.inject({ method: 'POST', url: exchangePath, payload })).statusCode;

test('the same request is answered once, and an old one never', async () => {
  const identity = await person('SurewatchMSP');
  const request = { ...signWish(wishAt(Date.now()), opening, identity) };
  expect([await send(request), await send(request)]).toEqual([200, 403]);
  expect(await send({ ...signWish(wishAt(Date.now() - 301_000), opening, identity) })).toBe(403);
});

test('a wish that was changed after it was signed is refused', async () => {
  const request = signWish(wishAt(Date.now()), opening, await person('SurewatchMSP'));
  expect(await send({ ...request, wish: { ...request.wish, nonce: '11'.repeat(16) } })).toBe(403);
});

test('a gateway that does not answer is unreachable, not a refusal', async () => {
  const { files, documents } = host('SurewatchMSP');
  const ports = { mspId: 'SurewatchMSP', identity: await person('SurewatchMSP'), files, documents };
  expect(await exchangeClient({ ...ports, addressOf: () => undefined })(place, opening)).toBe('unreachable');
});
