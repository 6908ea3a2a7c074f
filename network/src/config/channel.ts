/** Configuration of the channel (configtx.yaml), written as JSON, which is YAML too. Reasons: docs/network.md. */
import { join } from 'node:path';
import { tlsFiles } from '../certificates/folders.ts';
import { chaincodePolicy, lifecyclePolicy } from '../policies.ts';
import { nodeNames } from '../placement.ts';
import { portOf } from '../ports.ts';
import type { Site } from '../site.ts';
import { ordererOwners, type Organisation } from '../topology.ts';

export const channelProfile = 'Trade';

/**
 * An orderer of Fabric 2.5.0 hangs at its start when its Raft log, replayed from the beginning, comes in more than one
 * page: the writer of the second page waits for the reader of the first, which waits for the writer to sync a
 * membership entry (etcdraft, chain.go `apply` and node.go `run`; seen here). A page is as large as PreferredMaxBytes.
 * So the log since the last snapshot has to fit one page, with room for the block that triggers the snapshot.
 */
const raftPage = '4 MB';
const raftSnapshotInterval = '1 MB';

/** When the orderer closes a block; measured in docs/network.md. */
const batchTimeout = '40ms';
const batchMessages = 50;

const signature = (rule: string) => ({ Type: 'Signature', Rule: rule });
const implicit = (rule: string) => ({ Type: 'ImplicitMeta', Rule: rule });
const commonPolicies = {
  Readers: implicit('ANY Readers'),
  Writers: implicit('ANY Writers'),
  Admins: implicit('MAJORITY Admins'),
};

/** The configuration is made here, of files as they lie here; its addresses are those that the nodes use. */
type Ground = Pick<Site, 'layout' | 'placement' | 'portBase' | 'topology'>;

const member = ({ layout, placement, portBase }: Ground, organisation: Organisation) => {
  const { mspId } = organisation;
  const writers = ['admin', 'client', 'peer'].map((role) => `'${mspId}.${role}'`).join(', ');
  return {
    Name: mspId,
    ID: mspId,
    MSPDir: layout.channelMsp(organisation),
    Policies: {
      Readers: signature(`OR('${mspId}.member')`),
      Writers: signature(`OR(${writers}, '${mspId}.orderer')`),
      Admins: signature(`OR('${mspId}.admin')`),
      Endorsement: signature(`OR('${mspId}.peer')`),
    },
    ...(organisation.orderer
      ? {
          OrdererEndpoints: [
            `${placement.hostOf(nodeNames.orderer(organisation))}:${portOf(portBase, organisation, 'orderer')}`,
          ],
        }
      : {}),
    ...(organisation.peer
      ? {
          AnchorPeers: [
            {
              Host: placement.hostOf(nodeNames.peer(organisation)),
              Port: portOf(portBase, organisation, 'peer'),
            },
          ],
        }
      : {}),
  };
};

const consenter = ({ layout, placement, portBase }: Ground, organisation: Organisation) => {
  const { certificate } = tlsFiles(join(layout.orderer(organisation), 'tls'));
  return {
    Host: placement.hostOf(nodeNames.orderer(organisation)),
    Port: portOf(portBase, organisation, 'orderer'),
    ClientTLSCert: certificate,
    ServerTLSCert: certificate,
  };
};

const ordering = (ground: Ground, owners: readonly Organisation[]) => ({
  OrdererType: 'etcdraft',
  BatchTimeout: batchTimeout,
  BatchSize: {
    MaxMessageCount: batchMessages,
    AbsoluteMaxBytes: '10 MB',
    PreferredMaxBytes: raftPage,
  },
  MaxChannels: 0,
  EtcdRaft: {
    Consenters: owners.map((owner) => consenter(ground, owner)),
    Options: {
      TickInterval: '200ms',
      ElectionTick: 10,
      HeartbeatTick: 1,
      MaxInflightBlocks: 5,
      SnapshotIntervalSize: raftSnapshotInterval,
    },
  },
  Organizations: owners.map((owner) => member(ground, owner)),
  Policies: { ...commonPolicies, BlockValidation: implicit('ANY Writers') },
  Capabilities: { V2_0: true },
});

/**
 * V2_0 of the application, not V2_5: all that 2.5 adds is the purge of private data, and nothing is deleted here.
 * It also lets members run release 2.4.
 */
export const channelConfig = (ground: Ground): unknown => ({
  Profiles: {
    [channelProfile]: {
      Policies: commonPolicies,
      Capabilities: { V2_0: true },
      Orderer: ordering(ground, ordererOwners(ground.topology)),
      Application: {
        Organizations: ground.topology.organisations.map((organisation) => member(ground, organisation)),
        Policies: {
          ...commonPolicies,
          LifecycleEndorsement: signature(lifecyclePolicy(ground.topology)),
          Endorsement: signature(chaincodePolicy(ground.topology)),
        },
        Capabilities: { V2_0: true },
      },
    },
  },
});
