/**
 * The cells of one line of CSV. Written by hand because the files of places run to millions of lines of codes and
 * numbers: a line without quotes, which is nearly all of them, is one native split.
 * @returns undefined when a quote is left open
 */
export function csvCells(line: string): string[] | undefined {
	if (!line.includes('"')) return line.split(",");
	const cells: string[] = [];
	let at = 0;
	while (true) {
		if (line[at] !== '"') {
			const comma = line.indexOf(",", at);
			if (comma === -1) return [...cells, line.slice(at)];
			cells.push(line.slice(at, comma));
			at = comma + 1;
			continue;
		}
		let cell = "";
		let from = at + 1;
		while (true) {
			const quote = line.indexOf('"', from);
			if (quote === -1) return undefined;
			cell += line.slice(from, quote);
			from = quote + 1;
			if (line[from] !== '"') break;
			cell += '"';
			from += 1;
		}
		const comma = line.indexOf(",", from);
		cells.push(cell + line.slice(from, comma === -1 ? undefined : comma));
		if (comma === -1) return cells;
		at = comma + 1;
	}
}
