import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Unready } from '@chopmark/network/toolchain';
import { entryPeersOf, readProfile } from './connection-profile.ts';

const certificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
const peer = { url: 'grpcs://peer0.bank:7051', tlsCACerts: { pem: certificate } };
const organizations = { Bank: { mspid: 'BankMSP', peers: ['peer0'], certificateAuthorities: ['ca'] } };
const whole = { name: 'net', version: '1.0.0', client: {}, organizations, peers: { peer0: peer } };

const complaintOf = (profile: unknown): string => {
  try {
    entryPeersOf(profile, 'BankMSP', '.');
  } catch (error) {
    if (error instanceof Unready) return `${error.message}; ${error.cure}`;
    throw error;
  }
  return 'nothing is wrong';
};

describe('a connection profile', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'chopmark-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    [
      'for another organisation',
      { ...whole, organizations: { Other: { mspid: 'OtherMSP' } } },
      'is not for BankMSP',
    ],
    ['without organisations', { peers: {} }, 'organizations'],
    [
      'that names no peer',
      { ...whole, organizations: { Bank: { mspid: 'BankMSP' } } },
      'names no peer of BankMSP',
    ],
    ['that lists a peer without describing it', { ...whole, peers: {} }, 'add peers.peer0 with url'],
    [
      'whose peer has no TLS',
      { ...whole, peers: { peer0: { ...peer, url: 'grpc://peer0.bank:7051' } } },
      'grpcs://host:port',
    ],
    [
      'whose peer has no root certificate',
      { ...whole, peers: { peer0: { url: peer.url } } },
      'peers.peer0.tlsCACerts',
    ],
    [
      'whose root certificate is none',
      { ...whole, peers: { peer0: { ...peer, tlsCACerts: { pem: 'secret' } } } },
      'no TLS root certificate for the peer peer0',
    ],
    ['that is no object', 'profile', 'no common connection profile'],
  ])('%s is refused with cause and cure', (_, profile, complaint) => {
    expect(complaintOf(profile)).toContain(complaint);
  });

  test('of which only the own entry counts gives the own peers in their order', () => {
    const second = { url: 'grpcs://peer1.bank:7051', tlsCACerts: { pem: [certificate, certificate] } };
    const named = { ...peer, grpcOptions: { 'ssl-target-name-override': 'peer0', unknown: 1 } };
    const profile = {
      ...whole,
      organizations: { Bank: { mspid: 'BankMSP', peers: ['peer1', 'peer0'] }, Other: { mspid: 'OtherMSP' } },
      peers: { peer0: named, peer1: second },
    };
    expect(entryPeersOf(profile, 'BankMSP', '.')).toEqual([
      { name: 'peer1', mspId: 'BankMSP', url: second.url, tlsRoots: `${certificate}\n${certificate}` },
      { name: 'peer0', mspId: 'BankMSP', url: peer.url, tlsRoots: certificate, tlsName: 'peer0' },
    ]);
  });

  test('in YAML is read like one in JSON', () => {
    const path = join(folder, 'profile.yaml');
    const lines = ['organizations:', '  Bank: { mspid: BankMSP, peers: [peer0] }'];
    writeFileSync(path, lines.join('\n'));
    expect(readProfile(path)).toEqual({ organizations: { Bank: { mspid: 'BankMSP', peers: ['peer0'] } } });
    writeFileSync(path, JSON.stringify(whole));
    expect(readProfile(path)).toEqual(whole);
  });

  test('that cannot be read is refused', () => {
    const path = join(folder, 'broken.yaml');
    writeFileSync(path, 'organizations: [');
    for (const unreadable of [path, join(folder, 'no-such-profile.json')]) {
      expect(() => readProfile(unreadable)).toThrow(/cannot be read/);
    }
  });
});
