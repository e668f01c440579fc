import { assert } from 'chai';
import * as vscode from 'vscode';

// Read while the suite is being loaded: no test has run a command yet.
const wasActive = vscode.extensions.getExtension('figment.figment')?.isActive;

describe('Starting VS Code', () => {
	it('does not activate Figment: that waits for the first command', () => {
		assert.isFalse(wasActive);
	});
});
