import { Failure } from '../failure.ts';

/** What a template's variables stand for. */
export type Variables = Readonly<Record<string, string>>;

/**
 * Puts `variables` into the `${name}` places of a template, the way VS Code's own path settings are
 * written. `setting` is where the template comes from. Throws a Failure `invalidRequest` that names
 * a variable there is none of.
 */
export function expandTemplate(template: string, variables: Variables, setting: string): string {
	return template.replace(/\$\{([^}]*)\}/g, (_, name: string) => {
		const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
		if (value === undefined) {
			const values = Object.keys(variables).map(each => `\${${each}}`);
			throw new Failure('invalidRequest', {
				detail: setting,
				fields: [{ path: setting, problem: { kind: 'notOneOf', values }, received: `\${${name}}` }],
			});
		}
		return value;
	});
}
