import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { findDifference } from '../../core/differences.ts';
import type { Failure } from '../../core/failure.ts';
import { failureMessage, foreignText } from '../ui/words.ts';
import type { FilledImage, RefusedImage } from './fillImage.ts';

/** Something that failed, and the file that waits for it. */
export interface FailedImage {
	readonly uri: vscode.Uri;
	readonly failure: Failure;
}

/** What became of all images of an action. */
export interface FillSummary {
	readonly saved: readonly FilledImage[];
	readonly failed: readonly (FailedImage | RefusedImage)[];
	/** What the person should know besides. */
	readonly notes: readonly string[];
}

/** What became of images, in a few sentences. */
export function summaryText({ saved, failed, notes }: FillSummary): string {
	return [...mainText(saved, failed), ...notes, ...sizeText(saved)].map(foreignText).join(' ');
}

/** What becomes of images that were cancelled after they were sent. */
export function sentText(sent: number): string[] {
	if (sent === 0) {
		return [];
	}
	return [
		sent === 1
			? l10n.t('This image was already sent and may be billed. It is saved and offered when it arrives.')
			: l10n.t(
					'{0} images were already sent and may be billed. They are saved and offered when they arrive.',
					sent,
				),
	];
}

/** Why an image is not asked for a second time. */
export function alreadyText(file: vscode.Uri): string {
	return l10n.t('{0} is being made already; nothing more was sent for it.', pathOf(file));
}

/** A file as people call it. */
export function pathOf(uri: vscode.Uri): string {
	return vscode.workspace.asRelativePath(uri);
}

function mainText(saved: FillSummary['saved'], failed: FillSummary['failed']): string[] {
	const [first] = saved;
	const [firstFailed] = failed;
	if (firstFailed === undefined) {
		return first === undefined
			? []
			: [
					saved.length === 1
						? l10n.t('Saved {0}.', pathOf(vscode.Uri.parse(first.asset.uri)))
						: l10n.t('{0} images saved.', saved.length),
				];
	}
	if (first === undefined && failed.length === 1) {
		return [l10n.t('{0}: {1}', pathOf(firstFailed.uri), failureMessage(firstFailed.failure))];
	}
	const reasons = reasonsOf(failed);
	switch (saved.length) {
		case 0:
			return [l10n.t('{0} images failed: {1}', failed.length, reasons)];
		case 1:
			return [l10n.t('1 image saved, {0} failed: {1}', failed.length, reasons)];
		default:
			return [l10n.t('{0} images saved, {1} failed: {2}', saved.length, failed.length, reasons)];
	}
}

/** Each reason once. */
function reasonsOf(failed: FillSummary['failed']): string {
	const messages = failed.map(({ failure }) => failureMessage(failure));
	const distinct = [...new Set(messages)];
	return distinct
		.map(message => {
			const count = messages.filter(each => each === message).length;
			return distinct.length === 1 || count === 1 ? message : l10n.t('{0} images: {1}', count, message);
		})
		.join(' ');
}

function sizeText(saved: FillSummary['saved']): string[] {
	const differing = saved.filter(
		({ asset: { request, made }, image: { model } }) =>
			findDifference(model, request, made.picture.facts)?.size !== undefined,
	);
	const [only] = differing;
	if (only === undefined) {
		return [];
	}
	return [
		differing.length === 1
			? l10n.t('{0} is of another size than asked.', pathOf(vscode.Uri.parse(only.asset.uri)))
			: l10n.t('{0} images are of another size than asked.', differing.length),
	];
}
