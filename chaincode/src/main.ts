/** The process of the consortium's chaincode. */
import { Chopmark } from './index.ts';
import { serve } from './kernel/fabric-service.ts';

void serve(new Chopmark());
