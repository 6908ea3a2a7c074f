/**
 * Evaluates an endorsement policy as Fabric does (2.5, common/cauthdsl/cauthdsl.go): each signature may
 * satisfy one principal only, parts are tried in order, and a part that fails gives back the signatures that
 * it tried.
 */
import type { KeyPolicy } from '@chopmark/chaincode/api';

const evaluate = (policy: KeyPolicy, signers: readonly string[], used: boolean[]): boolean => {
  if ('mspId' in policy) {
    const index = signers.findIndex((signer, i) => !used[i] && signer === policy.mspId);
    if (index >= 0) used[index] = true;
    return index >= 0;
  }
  let verified = 0;
  for (const part of policy.of) {
    const tried = [...used];
    if (!evaluate(part, signers, tried)) continue;
    verified += 1;
    tried.forEach((isUsed, i) => (used[i] = isUsed));
  }
  return verified >= policy.atLeast;
};

/** Whether one peer of each of these organisations satisfies the policy. */
export const policyAccepts = (policy: KeyPolicy, mspIds: readonly string[]): boolean => {
  const signers = [...new Set(mspIds)];
  return evaluate(
    policy,
    signers,
    signers.map(() => false),
  );
};
