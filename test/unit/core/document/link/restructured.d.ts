/** The npm package `restructured`, as far as the tests need it. */
declare module 'restructured' {
	export interface RestructuredNode {
		readonly type: string;
		/** The name of a directive. */
		readonly directive?: string;
		readonly value?: string;
		readonly children?: readonly RestructuredNode[];
	}
	const restructured: { readonly default: { parse(text: string): RestructuredNode } };
	export default restructured;
}
