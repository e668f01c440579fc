/** The ids of the languages that VS Code itself treats as Markdown: its `markdownLanguageIds`. */
export const markdownIds: readonly string[] = ['markdown', 'prompt', 'instructions', 'chatagent', 'skill'];
