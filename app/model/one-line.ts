/** A text as one line: its lines without the blanks around them, joined by a space; empty lines are left out. */
export function oneLine(text: string): string {
	return text
		.split("\n")
		.map((line) => line.trim())
		.filter(Boolean)
		.join(" ");
}
