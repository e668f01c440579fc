import type { TemplateResult } from 'lit';
import { icon } from '../icon.ts';
import type { Deed } from '../../../protocol/studio/gallery.ts';

/** The icon of what has a button of its own. */
export function deedIcon(deed: Deed): TemplateResult {
	switch (deed) {
		case 'insert':
			return icon('insert');
		case 'compare':
			return icon('split-horizontal');
		case 'copyLink':
			return icon('link');
		case 'useAll':
			return icon('reply');
		case 'vary':
			return icon('sparkle');
		case 'favourite':
			return icon('star-empty');
		case 'unfavourite':
			return icon('star-full');
		case 'delete':
			return icon('trash');
		default:
			return icon('ellipsis');
	}
}
