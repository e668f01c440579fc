import { measureInHost } from '../inHost/measureInHost.ts';
import type { Row } from '../row.ts';

/** What drafts take in the real VS Code, from the command to the link. */
export function rows(): Promise<readonly Row[]> {
	return measureInHost({ name: 'drafts' });
}
