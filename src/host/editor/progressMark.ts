import * as vscode from 'vscode';
import { l10n } from 'vscode';
import type { HeldSpot } from './heldSpot.ts';

/** How often the time in a mark is renewed, in milliseconds. */
const tickMs = 1000;

/** What shows that images are on their way. */
export interface ProgressMarks extends vscode.Disposable {
	/** One image for a spot less is on its way. */
	readonly done: (spot: HeldSpot) => void;
}

/**
 * Shows at the ends of the lines that links will come to that images are on their way there, one spot for each
 * image, until it is disposed; also for what other programs ask for. Nothing is written into the document.
 */
export function markProgress(spots: readonly HeldSpot[]): ProgressMarks {
	const waiting = [...spots];
	const started = Date.now();
	const decoration = vscode.window.createTextEditorDecorationType({
		after: {
			color: new vscode.ThemeColor('editorCodeLens.foreground'),
			margin: '0 0 0 2ch',
			fontStyle: 'italic',
		},
		overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.infoForeground'),
		overviewRulerLane: vscode.OverviewRulerLane.Center,
		rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
	});
	const show = () => {
		const seconds = Math.floor((Date.now() - started) / 1000);
		for (const editor of vscode.window.visibleTextEditors) {
			if (spots.some(spot => spot.isIn(editor.document))) {
				editor.setDecorations(decoration, marksIn(editor.document, waiting, seconds));
			}
		}
	};
	show();
	const clock = setInterval(show, tickMs);
	const watch = vscode.window.onDidChangeVisibleTextEditors(show);
	return {
		done: spot => {
			const index = waiting.indexOf(spot);
			if (index !== -1) {
				waiting.splice(index, 1);
				show();
			}
		},
		dispose: () => {
			clearInterval(clock);
			watch.dispose();
			decoration.dispose();
		},
	};
}

/** One mark for each line that images come to. */
function marksIn(
	document: vscode.TextDocument,
	spots: readonly HeldSpot[],
	seconds: number,
): vscode.DecorationOptions[] {
	const counts = new Map<number, number>();
	for (const held of spots) {
		const line = held.isIn(document) ? lineOf(document, held) : undefined;
		if (line !== undefined) {
			counts.set(line, (counts.get(line) ?? 0) + 1);
		}
	}
	return [...counts].map(([line, count]) => {
		const { end } = document.lineAt(line).range;
		const contentText =
			count === 1
				? l10n.t('Generating the image · {0} s', seconds)
				: l10n.t('Generating {0} images · {1} s', count, seconds);
		return { range: new vscode.Range(end, end), renderOptions: { after: { contentText } } };
	});
}

/** The line that a link will come to, or come below; undefined when its text is gone. */
function lineOf(document: vscode.TextDocument, { spot }: HeldSpot): number | undefined {
	if (spot === undefined) {
		return undefined;
	}
	return spot.mode === 'end' ? document.lineCount - 1 : document.positionAt(spot.anchor.end).line;
}
