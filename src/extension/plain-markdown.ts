/** A text that reads the same as Markdown. `MarkdownString.appendText` makes every space one that no line can be broken at. */
export const plainMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]()~|<>&$]/g, '\\$&');
