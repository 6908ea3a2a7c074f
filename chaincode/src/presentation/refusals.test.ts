import { checkRefusals } from '../../test-support/refusals/check.ts';
import { drawingRefusals } from '../../test-support/refusals/drawing.ts';
import { presentationRefusals } from '../../test-support/refusals/presentation.ts';

checkRefusals(presentationRefusals);
checkRefusals(drawingRefusals);
