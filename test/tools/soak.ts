// Reads and writes 100,000 damaged image files; kills the extension host under the packed Figment hundreds of times
// and says after each round what there is;
// pastes pictures by all example settings, into the newest and the oldest VS Code; builds small web sites
// with pictures of Figment's; and says 200,000 things to the Studio that no page of ours would.
//   node test/tools/soak.ts [--only fuzz|kills|pastes|sites|studio] [--kills 500] [--seed 1] [--vsix figment.vsix]
import { parseArgs } from 'node:util';
import { illustrateAndBuild } from '../e2e/illustrating.ts';
import { killAndReckon } from '../e2e/killing.ts';
import { isWithinReach, pasteAndCompare } from '../e2e/pasting.ts';
import { makeFuzzFiles } from '../formats/fuzzFiles.ts';
import { fuzzReaders } from '../formats/fuzzing.ts';
import { obtainLibraryPictures } from '../formats/packages.ts';
import { recordFigure } from '../harness/figures.ts';
import { astroSite } from '../sites/astro.ts';
import { hexoPostFoldersSite, hexoSite } from '../sites/hexo.ts';
import { vitepressSite } from '../sites/vitepress.ts';
import { besiegeStudio } from '../studioFuzz/hostileStudio.ts';
import { copyFilesExamples } from '../unit/core/asset/copyFilesExamples.ts';

const { values: flags } = parseArgs({
	options: {
		only: { type: 'string' },
		kills: { type: 'string', default: '500' },
		seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
		vsix: { type: 'string' },
	},
});

/** Each gives what is wrong. */
const proofs = {
	fuzz: soakReaders,
	pastes: soakPastes,
	sites: soakSites,
	studio: soakStudio,
	kills: soakKills,
};

const started = performance.now();
const problems: string[] = [];
const chosen = Object.entries(proofs).filter(([name]) => flags.only === undefined || flags.only === name);
if (chosen.length === 0) {
	throw new Error(`--only is one of ${Object.keys(proofs).join(', ')}`);
}
for (const [, prove] of chosen) {
	problems.push(...(await prove()));
}
console.log(problems.length === 0 ? 'nothing is wrong' : `${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;

async function soakReaders(): Promise<readonly string[]> {
	const libraries = Object.values(await obtainLibraryPictures()).flat();
	const files = [...(await makeFuzzFiles()), ...libraries.map(({ bytes }) => bytes)];
	const count = 100_000;
	const { problems: found, slowest } = await fuzzReaders({ files, count, seed: Number(flags.seed) });
	const figure = `${count} of ${files.length}, ${found.length} problems, slowest ${slowest.toFixed(0)} ms`;
	await recordFigure('damaged image files, soaked', figure);
	say(figure, found);
	return found;
}

async function soakPastes(): Promise<readonly string[]> {
	const examples = copyFilesExamples.filter(isWithinReach);
	let pastedInAll = 0;
	const found: string[] = [];
	for (const version of ['newest', 'oldest'] as const) {
		const { pasted, problems: wrong } = await pasteAndCompare({ version, examples });
		say(`${pasted} pastes into the ${version} VS Code`, wrong);
		pastedInAll += pasted;
		found.push(...wrong);
	}
	const figure = `${pastedInAll - found.length} of ${pastedInAll} agree`;
	await recordFigure('pastes compared with VS Code, soaked', figure);
	return found;
}

async function soakSites(): Promise<readonly string[]> {
	const sites = [vitepressSite, hexoSite, hexoPostFoldersSite, astroSite];
	const { pictures, problems: found } = await illustrateAndBuild({
		sites,
		vsix: flags.vsix,
		onSite: ({ name }, wrong) => say(name, wrong),
	});
	const names = sites.map(({ name }) => name).join(', ');
	await recordFigure('pictures in built sites, soaked', `${pictures} in ${names}; ${found.length} faults`);
	return found;
}

async function soakStudio(): Promise<readonly string[]> {
	const messages = 200_000;
	const found = await besiegeStudio({
		messages,
		seed: Number(flags.seed),
		onProgress: said => say(`${said} messages to the Studio with --seed ${flags.seed}`, []),
	});
	await recordFigure('hostile messages to the Studio, soaked', `${messages}, ${found.length} problems`);
	say(`${messages} messages to the Studio`, found);
	return found;
}

async function soakKills(): Promise<readonly string[]> {
	console.log(`${flags.kills} kills with --seed ${flags.seed}`);
	const { figures, problems: found } = await killAndReckon({
		kills: Number(flags.kills),
		seed: Number(flags.seed),
		vsix: flags.vsix,
		onRound: say,
	});
	await recordFigure('killing, soaked', figures);
	return found;
}

function say(line: string, found: readonly string[]): void {
	const seconds = ((performance.now() - started) / 1000).toFixed(0);
	console.log([`${seconds} s: ${line}`, ...found.map(problem => `  ${problem}`)].join('\n'));
}
