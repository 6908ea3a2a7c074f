/** What a dishonest organisation may run instead of the consortium's chaincode: it writes whatever it is told. */
import { serve } from '@chopmark/chaincode/fabric-service';
import type { ChaincodeInterface, ChaincodeResponse, ChaincodeStub } from 'fabric-shim';
import * as shim from 'fabric-shim';
import type { Forgery } from './forgery.ts';

const apply = async (stub: ChaincodeStub, forgery: Forgery): Promise<void> => {
  switch (forgery.type) {
    case 'put':
      return stub.putState(forgery.key, Buffer.from(forgery.value));
    case 'delete':
      return stub.deleteState(forgery.key);
    case 'policy':
      return stub.setStateValidationParameter(forgery.key, Buffer.from(forgery.policy, 'base64'));
    case 'put-private':
      return stub.putPrivateData(forgery.collection, forgery.key, Buffer.from(forgery.value));
    case 'delete-private':
      return stub.deletePrivateData(forgery.collection, forgery.key);
  }
};

class Forger implements ChaincodeInterface {
  Init(): Promise<ChaincodeResponse> {
    return Promise.resolve(shim.Shim.success());
  }

  async Invoke(stub: ChaincodeStub): Promise<ChaincodeResponse> {
    const [list = '[]'] = stub.getFunctionAndParameters().params;
    for (const forgery of JSON.parse(list) as Forgery[]) await apply(stub, forgery);
    return shim.Shim.success(Buffer.from('{}'));
  }
}

void serve(new Forger());
