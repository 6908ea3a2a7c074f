import { checkRefusals } from '../../test-support/refusals/check.ts';
import { drawingRefusals } from '../../test-support/refusals/drawing.ts';
import { presentationRefusals } from '../../test-support/refusals/presentation.ts';
import { stopOrderRefusals } from '../../test-support/refusals/stop-order.ts';

checkRefusals(presentationRefusals);
checkRefusals(drawingRefusals);
checkRefusals(stopOrderRefusals);
