import type { Layout } from './layout.ts';
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
			? gapForString(document.text, range, /(?:^|[:[,])$/)
			: plainLayout.inLine(document, range),
	nearby: () => undefined,
	below: () => undefined,
	atEnd: () => undefined,
};
