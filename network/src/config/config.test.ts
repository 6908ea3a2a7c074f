import { describe, expect, test } from '@jest/globals';
import { layoutOf } from '../layout.ts';
import { inContainers, placementOf } from '../placement.ts';
import { siteOf } from '../site.ts';
import { newState } from '../state.ts';
import { ordererOwners, organisationOf, topologyOf } from '../topology.ts';
import { channelConfig } from './channel.ts';
import { ordererConfig } from './orderer.ts';
import { peerConfig } from './peer.ts';

const layout = layoutOf('/state');
const commands = { fabric: '/bin', documentStore: '/bin/document-store', version: '2.5.0' };
const place = placementOf('process', layout, commands);
const base = 17_000;
const full = topologyOf('full');
const harbour = organisationOf(full, 'HarbourBankMSP');

const megabyte = 1024 * 1024;
const bytes = (text: string): number => Number(/^(\d+) MB$/.exec(text)?.[1]) * megabyte;

/** Every address and port of a configuration, wherever it stands. */
const addresses = (value: unknown): readonly string[] =>
  JSON.stringify(value).match(/\b\d+\.\d+\.\d+\.\d+\b/g) ?? [];

describe('the configuration of a node', () => {
  test('nothing listens outside this machine', () => {
    for (const config of [peerConfig(place, base, harbour), ordererConfig(place, base, harbour)]) {
      expect(new Set(addresses(config))).toEqual(new Set(['127.0.0.1']));
    }
  });

  test('in containers nodes listen to each other, and name each other by their hosts', () => {
    const peer = JSON.stringify(peerConfig(inContainers, base, harbour));
    expect(peer).toContain('"listenAddress":"0.0.0.0:17100","address":"peer-harbour-bank:17100"');
    expect(JSON.stringify(ordererConfig(inContainers, base, harbour))).toContain('"ListenAddress":"0.0.0.0"');
    expect(peer).not.toContain(layout.home);
  });

  test('a peer never truncates a range of liens and keeps undelivered terms', () => {
    expect(peerConfig(place, base, harbour)).toMatchObject({
      ledger: { state: { totalQueryLimit: 100_000, stateDatabase: 'goleveldb' } },
      peer: { gossip: { pvtData: { transientstoreMaxBlockRetention: 200_000 } } },
    });
  });

  test('the channel of an orderer is administered with a client certificate only', () => {
    expect(ordererConfig(place, base, harbour)).toMatchObject({
      General: { TLS: { Enabled: true } },
      Admin: { TLS: { Enabled: true, ClientAuthRequired: true } },
    });
  });
});

type Channel = {
  readonly Profiles: {
    readonly Trade: {
      readonly Orderer: {
        readonly BatchSize: { readonly PreferredMaxBytes: string };
        readonly EtcdRaft: {
          readonly Consenters: readonly { readonly Port: number }[];
          readonly Options: { readonly SnapshotIntervalSize: string };
        };
      };
      readonly Application: {
        readonly Organizations: readonly { readonly ID: string; readonly AnchorPeers?: readonly unknown[] }[];
      };
    };
  };
};

describe('the configuration of the channel', () => {
  const { Orderer, Application } = (
    channelConfig(siteOf(layout, newState('full', base), commands)) as Channel
  ).Profiles.Trade;

  test('the Raft log between two snapshots fits one page, or an orderer hangs when it starts again', () => {
    const page = bytes(Orderer.BatchSize.PreferredMaxBytes);
    expect(page).toBeGreaterThanOrEqual(4 * bytes(Orderer.EtcdRaft.Options.SnapshotIntervalSize));
  });

  test('every orderer consents, every peer is an anchor, every organisation is a member', () => {
    expect(Orderer.EtcdRaft.Consenters).toHaveLength(ordererOwners(full).length);
    expect(Application.Organizations.map(({ ID }) => ID)).toEqual(
      full.organisations.map(({ mspId }) => mspId),
    );
    expect(Application.Organizations.filter(({ AnchorPeers }) => AnchorPeers).length).toBe(8);
  });
});
