import { WebviewGuard } from '../../harness/webviewGuard.ts';
import { Stage } from '../stage.ts';
import type { PlayOptions, Scene } from '../stage.ts';
import { StudioPage } from './studioPage.ts';

/** A window in which the Studio is used. */
export interface StudioScene extends Scene {
	readonly studio: StudioPage;
}

/** The stage for tests of the Studio: each fails on any error in Figment's pages. */
export class StudioStage extends Stage {
	/** As {@link play}, with the Studio and with its errors heard. */
	async show(
		name: string,
		use: (scene: StudioScene) => Promise<void>,
		options: PlayOptions = {},
	): Promise<void> {
		const context = await this.browser.newContext();
		try {
			const guard = await WebviewGuard.watch(context, 'figment.figment');
			await this.play(
				`studio-${name}`,
				async scene => {
					await use({ ...scene, studio: new StudioPage(scene.workbench) });
					guard.check();
				},
				{ ...options, context },
			);
		} finally {
			await context.close();
		}
	}
}
