/** The simulator's list of operations as a chaincode, on the production adapter: a test runs it, members never do. */
import { canonicalJson, isRefusal } from '@chopmark/chaincode/api';
import { fabricLedger } from '@chopmark/chaincode/fabric-ledger';
import { serve } from '@chopmark/chaincode/fabric-service';
import type { ChaincodeInterface, ChaincodeResponse, ChaincodeStub } from 'fabric-shim';
import * as shim from 'fabric-shim';
import { playOperations } from '../simulated/operations.ts';

class Player implements ChaincodeInterface {
  Init(): Promise<ChaincodeResponse> {
    return Promise.resolve(shim.Shim.success());
  }

  /** `Play` with operations as JSON, or `Read` with a prefix. */
  async Invoke(stub: ChaincodeStub): Promise<ChaincodeResponse> {
    const { fcn, params } = stub.getFunctionAndParameters();
    const [text = ''] = params;
    const ledger = fabricLedger(stub);
    if (isRefusal(ledger)) return shim.Shim.error(ledger.refused);
    if (fcn === 'Read') return shim.Shim.success(Buffer.from(canonicalJson(await ledger.range(text))));
    await playOperations(ledger, fcn, text);
    return shim.Shim.success(Buffer.from('{}'));
  }
}

void serve(new Player());
