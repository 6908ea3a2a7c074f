/**
 * Configuration of a Raft orderer (orderer.yaml), written as JSON, which is YAML too. Reasons:
 * docs/network.md.
 */
import { join } from 'node:path';
import { tlsFiles } from '../certificates/folders.ts';
import type { Placement } from '../placement.ts';
import { portOf } from '../ports.ts';
import type { Organisation } from '../topology.ts';

export const ordererConfig = (place: Placement, portBase: number, organisation: Organisation): unknown => {
  const folder = place.layout.orderer(organisation);
  const tls = tlsFiles(join(folder, 'tls'));
  const listener = (port: 'ordererAdmin' | 'ordererOperations', clientAuthRequired: boolean) => ({
    ListenAddress: `${place.listen}:${portOf(portBase, organisation, port)}`,
    TLS: {
      Enabled: true,
      Certificate: tls.certificate,
      PrivateKey: tls.key,
      ClientAuthRequired: clientAuthRequired,
      ClientRootCAs: [tls.authority],
    },
  });
  return {
    General: {
      ListenAddress: place.listen,
      ListenPort: portOf(portBase, organisation, 'orderer'),
      TLS: { Enabled: true, PrivateKey: tls.key, Certificate: tls.certificate, RootCAs: [tls.authority] },
      // Peers ping every 5 s; Fabric's own minimum of 60 s would cut them off.
      Keepalive: { ServerMinInterval: '2s', ServerInterval: '7200s', ServerTimeout: '20s' },
      Cluster: {
        SendBufferSize: 100,
        ClientCertificate: tls.certificate,
        ClientPrivateKey: tls.key,
        RootCAs: [tls.authority],
      },
      BootstrapMethod: 'none',
      LocalMSPDir: join(folder, 'msp'),
      LocalMSPID: organisation.mspId,
      BCCSP: { Default: 'SW', SW: { Hash: 'SHA2', Security: 256 } },
      Authentication: { TimeWindow: '15m' },
    },
    FileLedger: { Location: join(folder, 'ledger') },
    ChannelParticipation: { Enabled: true, MaxRequestBodySize: '1 MB' },
    Admin: listener('ordererAdmin', true),
    Operations: listener('ordererOperations', false),
    Metrics: { Provider: 'prometheus' },
    Consensus: { WALDir: join(folder, 'raft/wal'), SnapDir: join(folder, 'raft/snapshot') },
  };
};
