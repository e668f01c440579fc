import type { Gap, Layout } from './layout.ts';
import type { Anchor } from '../anchor.ts';
import { plainLayout } from './plain.ts';
import { gapForString } from './stringValue.ts';

/** By VS Code's ids and those of its extensions. */
const json = 'json jsonc json5 jsonl ndjson hjson snippets importmap geojson'.split(' ');
const yaml = 'yaml dockercompose github-actions-workflow azure-pipelines ansible helm home-assistant esphome';
const lines = 'toml ini properties java-properties spring-boot-properties dotenv env editorconfig ignore';
const others = 'spring-boot-properties-yaml pip-requirements xml xsl xsd dtd svg plist csv tsv psv';
const tables = ['csv (semicolon)', 'csv (pipe)', 'csv (whitespace)', 'dynamic csv'];
const all = new Set([...json, ...`${yaml} ${lines} ${others}`.split(' '), ...tables]);

/** Whether documents of a language are data, which a path on a line of its own would break. */
export function isData(languageId: string): boolean {
	return all.has(languageId);
}

/** Data: a path is a part of a value, or nothing. */
export const dataLayout: Layout = {
	inLine: (document, range) =>
		json.includes(document.languageId)
			? gapForJson(document.text, range)
			: plainLayout.inLine(document, range),
	nearby: () => undefined,
	below: () => undefined,
	atEnd: () => undefined,
};

/** In a value; the names in an object are no paths. */
function gapForJson(text: string, range: Anchor): Gap | undefined {
	const gap = gapForString(text, range, /(?:^|[:[,])$/);
	const quote = gap?.place.kind === 'value' ? gap.place.quote : '';
	const isName = /^(["'])(?:\\.|(?!\1)[^\\\n])*\1\s*:/.test(quote + text.slice(range.end));
	return isName ? undefined : gap;
}
