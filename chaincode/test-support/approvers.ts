/** Two persons of Harbour Bank who approve upstream, with keys that the tests hold. */
import { p256 } from '@noble/curves/nist.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { type ApprovedAct, approvalText } from '../src/bank-policy/approvals.ts';
import type { Approval, BankPolicy } from '../src/bank-policy/records.ts';

const secretKeys = { maker: '11'.repeat(32), checker: '22'.repeat(32), stranger: '33'.repeat(32) } as const;
type Signer = keyof typeof secretKeys;

const publicKeyOf = (signer: Signer): string =>
  bytesToHex(p256.getPublicKey(hexToBytes(secretKeys[signer]), true));

/** The service may issue, without references. */
export const bankPolicy: BankPolicy = {
  version: 1,
  commands: { IssueCredit: { straightThrough: true, references: [] } },
  approvers: [
    { approverId: 'upstream-maker', role: 'maker', publicKey: publicKeyOf('maker') },
    { approverId: 'upstream-checker', role: 'checker', publicKey: publicKeyOf('checker') },
  ],
};

/** An approval of the act, signed with the key of `signer`. */
export const approve = (act: ApprovedAct, role: 'maker' | 'checker', signer: Signer = role): Approval => {
  const approverId = `upstream-${role}`;
  const message = utf8ToBytes(approvalText(act, { approverId, role }));
  const signature = p256.sign(message, hexToBytes(secretKeys[signer]));
  return { approverId, role, signature: Buffer.from(signature).toString('base64url') };
};

export const approvalsOf = (act: ApprovedAct): Approval[] => [approve(act, 'maker'), approve(act, 'checker')];
