import type { Cell } from './cell.ts';
import { afterBilling } from './cells/afterBilling.ts';
import { beforeBilling } from './cells/beforeBilling.ts';
import { beforeConnection } from './cells/beforeConnection.ts';
import { duringAnswer } from './cells/duringAnswer.ts';
import { duringDownload } from './cells/duringDownload.ts';
import { duringEdit } from './cells/duringEdit.ts';
import { duringSave } from './cells/duringSave.ts';
import { duringUpload } from './cells/duringUpload.ts';

/** The whole matrix. */
export const cells: readonly Cell[] = [
	...beforeConnection,
	...duringUpload,
	...beforeBilling,
	...afterBilling,
	...duringAnswer,
	...duringDownload,
	...duringSave,
	...duringEdit,
];
